"""Where else somebody goes, and what may be done with it."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.partners.models import Elsewhere


class ElsewhereForm(forms.Form):
    place = forms.CharField(
        label=_("Where else do you go?"),
        help_text=_("As you would say it: a house, an association, somebody at the municipality"),
        max_length=120,
        error_messages={
            "required": _("Write where, in your own words"),
            "max_length": _("A few words are enough: at most %(limit_value)d characters"),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    may = forms.ChoiceField(
        label=_("What may we do with it?"),
        choices=Elsewhere.May.choices,
        initial=Elsewhere.May.KNOW,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
