"""What may be sent between us and those we work together with."""

from sideomside.partners.forms.bridging import BridgeForm, IntroduceForm, ReplyForm
from sideomside.partners.forms.elsewhere import ElsewhereForm
from sideomside.partners.forms.keeping import AgreementForm, BodyForm, ContactForm
from sideomside.partners.forms.table import BeginPage, PassedPage, ReachPage, WordsPage
from sideomside.partners.forms.yes import YesForm

__all__ = [
    "AgreementForm",
    "BeginPage",
    "BodyForm",
    "BridgeForm",
    "ContactForm",
    "ElsewhereForm",
    "IntroduceForm",
    "PassedPage",
    "ReachPage",
    "ReplyForm",
    "WordsPage",
    "YesForm",
]
