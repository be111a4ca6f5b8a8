"""What may be typed on the way in."""

from django import forms
from django.utils.translation import gettext_lazy as _

SHORTEST_WORD = 4
# Kept by nobody: neither the phone's dictionary nor its list of things typed before.
OWN_WORD = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class NewWordForm(forms.Form):
    """Choosing the small key. Shown as it is typed, so that it is spelt as meant."""

    word = forms.CharField(
        label=_("Choose a word of your own"),
        help_text=_("A word you will remember, and that nobody near you would guess."),
        min_length=SHORTEST_WORD,
        max_length=100,
        widget=forms.TextInput(attrs=OWN_WORD),
        error_messages={
            "required": _("Write a word of your own"),
            "min_length": _("Choose a word with at least four letters"),
        },
    )


class WordForm(forms.Form):
    """Asking for the small key."""

    word = forms.CharField(
        label=_("Your own word"),
        max_length=100,
        widget=forms.PasswordInput(attrs=OWN_WORD),
        error_messages={"required": _("Write your own word")},
    )


class LostLinkForm(forms.Form):
    """A number or an address we may know."""

    contact = forms.CharField(
        label=_("Your number or your mail"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the number or the mail we write to")},
    )
