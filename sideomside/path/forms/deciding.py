"""Not now, in words that can be read again."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 1200


class NotNowForm(forms.Form):
    """Without words there is no "not now"."""

    words = forms.CharField(
        label=_("What you said"),
        help_text=_("Why it is not now, and what could make it different. Kind and clear."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write what you said, so that it can be read again.")},
    )
