"""What the association writes on its own pages, how they look, and which systems hear when the open data changes."""

from sideomside.welcome.models.listener import Listener
from sideomside.welcome.models.pages import Look, Page, Picture, Wording

__all__ = ["Listener", "Look", "Page", "Picture", "Wording"]
