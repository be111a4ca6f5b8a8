"""Deciding about a suggestion: a few words of one's own, whichever way it goes."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.cpr import mask


class DecideForm(forms.Form):
    """The reason is asked for each time: a suggestion is looked at, and not waved through."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    peer = forms.UUIDField(widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    why = forms.CharField(
        label=_("Why, or why not?"),
        max_length=400,
        widget=forms.TextInput(attrs={"list": "openings", "autocomplete": "off"}),
        error_messages={"required": _("Write a few words about why.")},
    )
    covered = False

    def clean_why(self) -> str:
        words, self.covered = mask(self.cleaned_data["why"].strip())
        return words
