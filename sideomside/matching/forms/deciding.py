"""A decision: which peer, and why in one's own words."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.cpr import mask

OPENINGS = (
    _("We talked about it, and "),
    _("They share what weighs most right now: "),
    _("The times fit, and "),
    _("I know them both, and "),
)


class ProposeForm(forms.Form):
    """The reason is the coordinator's own; when the first suggestion is simply right, it may be left out."""

    peer = forms.UUIDField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why this peer?"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"list": "openings"}),
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    covered = False

    def __init__(self, *args: Any, reason_needed: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["why"].required = reason_needed
        self.fields["why"].error_messages["required"] = _("Write a few words about why.")

    def clean_why(self) -> str:
        words, self.covered = mask(self.cleaned_data["why"].strip())
        return words
