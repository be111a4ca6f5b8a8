"""One peer by hand: what to call them, how to reach them, and whether they have said yes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.which import WhichOne
from sideomside.peers.forms.approving import AlreadyForm
from sideomside.peers.models import State
from sideomside.peers.sheets.contacts import mail, phone


class AddForm(AlreadyForm):
    once = forms.UUIDField(widget=forms.HiddenInput)
    programme = WhichOne(label=_("Which programme?"))
    name = forms.CharField(label=_("Name"), max_length=80)
    reach = forms.CharField(label=_("Phone or mail"), max_length=200)
    as_what = forms.ChoiceField(
        label=_("How far are they?"),
        choices=[
            (State.APPLIED, _("Would like to be a peer, and has not begun")),
            (State.ACTIVE, _("Is a peer here already: approved, and may be asked")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far they are.")},
    )
    said_yes = forms.ChoiceField(
        label=_("Have they said yes to our keeping this?"),
        choices=[("yes", _("Yes, they have said so")), ("no", _("Not yet. Put them under Ask first"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether they have said yes.")},
    )

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].among(programmes)

    def clean_reach(self) -> tuple[str, str]:
        """Phone and mail, one of them empty."""
        typed = self.cleaned_data["reach"]
        found = ("", mail(typed)[0] or "") if "@" in typed else (phone(typed)[0] or "", "")
        if not any(found):
            raise forms.ValidationError(_("We cannot read this as a phone number or a mail address."))
        return found
