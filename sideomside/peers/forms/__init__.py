"""What somebody may send us about a peer's card, and about a list they have."""

from sideomside.peers.forms.adding import AddForm
from sideomside.peers.forms.approving import ApproveForm
from sideomside.peers.forms.card import DaysForm, ThemesForm, WordsForm
from sideomside.peers.forms.lending import LendForm
from sideomside.peers.forms.sheet import MEANINGS, ColumnsForm, TakeInForm, UploadForm, mended

__all__ = [
    "MEANINGS",
    "AddForm",
    "ApproveForm",
    "ColumnsForm",
    "DaysForm",
    "LendForm",
    "TakeInForm",
    "ThemesForm",
    "UploadForm",
    "WordsForm",
    "mended",
]
