"""What may be sent: times to meet, how it was, and what two people agree on."""

from sideomside.companionship.forms.afterwards import AfterForm
from sideomside.companionship.forms.agreeing import AgreementForm
from sideomside.companionship.forms.ending import EndForm, KeepsakeForm
from sideomside.companionship.forms.framing import FrameForm
from sideomside.companionship.forms.keeping import BridgeForm, NoteForm
from sideomside.companionship.forms.planning import PlanForm, beginning_with
from sideomside.companionship.forms.proposing import ProposalForm, RhythmForm

__all__ = [
    "AfterForm",
    "AgreementForm",
    "BridgeForm",
    "EndForm",
    "FrameForm",
    "KeepsakeForm",
    "NoteForm",
    "PlanForm",
    "ProposalForm",
    "RhythmForm",
    "beginning_with",
]
