"""What a peer may say after a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.rules import FELT, LENGTHS, Said


class AfterForm(forms.Form):
    """After a meeting: taps alone, and every one of them may be left out."""

    felt = forms.ChoiceField(
        label=_("How was it for you?"), choices=FELT.choices, required=False, widget=forms.RadioSelect
    )
    minutes = forms.TypedChoiceField(
        label=_("How long were you together?"),
        coerce=int,
        empty_value=None,
        choices=[(each, _("%(minutes)s min.") % {"minutes": each}) for each in LENGTHS],
        required=False,
        widget=forms.RadioSelect,
    )
    call = forms.BooleanField(label=_("I would like a call"), required=False)

    def said(self) -> Said:
        if not self.is_valid():
            return Said()
        known = self.cleaned_data
        return Said(known["felt"], known["minutes"], known["call"])
