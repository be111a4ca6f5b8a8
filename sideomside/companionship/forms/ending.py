"""What somebody takes with them, and what a coordinator notes when it is over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.rules import KINDS
from sideomside.ground.vault.cpr import mask


class KeepsakeForm(forms.Form):
    words = forms.CharField(
        label=_("What I take with me"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_words(self) -> str:
        words, self.covered = mask(self.cleaned_data["words"].strip())
        return words


class EndForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[("", _("Not said")), *KINDS.choices],
        required=False,
        widget=forms.RadioSelect,
    )
