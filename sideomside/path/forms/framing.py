"""What a programme asks for, and the wording of a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 6000


class FrameForm(forms.Form):
    """Two questions."""

    references = forms.TypedChoiceField(
        label=_("How many who know them do you ask?"),
        choices=[(0, _("Nobody")), (1, _("One")), (2, _("Two"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    recovery_year = forms.BooleanField(
        label=_("We ask them to say themselves that a year has held together"), required=False
    )


class PaperForm(forms.Form):
    """Both languages, and the wording one began from."""

    da = forms.CharField(
        label=_("In Danish"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"lang": "da"}),
        error_messages={"required": _("Write the text in both languages.")},
    )
    en = forms.CharField(
        label=_("In English"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"lang": "en"}),
        error_messages={"required": _("Write the text in both languages.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
