"""What may be sent: a piece of a story, a yes, a few words back, a decision."""

from sideomside.stories.forms.deciding import DecideForm, ReportForm, SendBackForm
from sideomside.stories.forms.reading import CommentForm, ComplainForm
from sideomside.stories.forms.singing import TOO_LARGE, SoundForm
from sideomside.stories.forms.writing import AskForm, BeginToldForm, form_for

__all__ = [
    "TOO_LARGE",
    "AskForm",
    "BeginToldForm",
    "CommentForm",
    "ComplainForm",
    "DecideForm",
    "ReportForm",
    "SendBackForm",
    "SoundForm",
    "form_for",
]
