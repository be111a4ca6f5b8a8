"""A last talk, and thanks in words."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 2000


class ThanksForm(forms.Form):
    """Not a diploma and not a badge: what this human meant here."""

    thanks = forms.CharField(
        label=_("Thank them in your own words"),
        help_text=_("What they have meant here. They can read it on their page until they go."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
    )
