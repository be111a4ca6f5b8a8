"""What a coordinator may do with a mail that lies aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.intake.forms.writing import words_field
from sideomside.intake.models import MailReason

REASONS = (MailReason.SPAM, MailReason.NOT_US, MailReason.EMPTY)


class AwayForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why is it thrown away?"),
        widget=forms.RadioSelect,
        choices=[(reason.value, reason.label) for reason in REASONS],
        error_messages={"required": _("Choose one")},
    )


class TakeForm(forms.Form):
    """What could be made out, in the coordinator's words."""

    name = forms.CharField(label=_("What shall we call them?"), required=False, max_length=80)
    words = words_field(_("What do we know?"), _("Such as: a mail we cannot read, with the subject “Help”"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["words"].widget.attrs |= {"class": "short"}
