"""What came of it: one of three, and a few words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.oversight.rules import CameOf


class AnswerForm(forms.Form):
    came_of = forms.ChoiceField(
        label=_("What came of it?"),
        choices=CameOf,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    words = forms.CharField(
        label=_("A few words about it"),
        help_text=_("How it came about, and what you agreed. Leave out whom the pages are about."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
    )


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("What came of it?"),
        help_text=_("How it came about, and what you agreed. Leave out whom the page is about."),
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write what came of it.")},
    )
