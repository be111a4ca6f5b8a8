"""What somebody may send us about a peer's card, and about a list they have."""

from sideomside.peers.forms.card import DaysForm, ThemesForm, WordsForm

__all__ = ["DaysForm", "ThemesForm", "WordsForm"]
