"""My direction: what somebody hopes for and one small step from here; and those who were invited to read along."""

from sideomside.direction.models.line import Line, What
from sideomside.direction.models.supporter import Supporter

__all__ = ["Line", "Supporter", "What"]
