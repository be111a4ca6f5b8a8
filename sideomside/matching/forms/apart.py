"""Whom one would rather not meet: a name or a few words, and never a reason."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.cpr import mask


class NoteForm(forms.Form):
    """Which peer's words are meant."""

    of_peer = forms.UUIDField()


class RatherNotForm(forms.Form):
    """One person at a time."""

    rather_not = forms.CharField(
        label=_("Is there somebody you would rather not meet?"),
        help_text=_("Write a name, or a few words so that we know who it is. You need no reason."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a name or a few words.")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    covered = False

    def clean_rather_not(self) -> str:
        words, self.covered = mask(self.cleaned_data["rather_not"].strip())
        return words
