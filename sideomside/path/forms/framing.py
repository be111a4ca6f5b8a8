"""What a programme asks for, and the wording of a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.path.rules import MOST_WEEKS

MOST_WORDS = 6000


class FrameForm(forms.Form):
    """What is asked before the welcome, and how often one meets for sparring after it."""

    references = forms.TypedChoiceField(
        label=_("How many who know them do you ask?"),
        choices=[(0, _("Nobody")), (1, _("One")), (2, _("Two"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    recovery_year = forms.BooleanField(
        label=_("We ask them to say themselves that a year has held together"), required=False
    )
    sparring_weeks = forms.IntegerField(
        label=_("How many weeks between two times of supervision?"), min_value=1, max_value=MOST_WEEKS
    )
    alarm_weeks = forms.IntegerField(
        label=_("After how many weeks without do we ask?"), min_value=1, max_value=MOST_WEEKS
    )

    def clean_alarm_weeks(self) -> int:
        """A number below the rhythm would call for everybody, always."""
        weeks: int = self.cleaned_data["alarm_weeks"]
        if weeks < self.cleaned_data.get("sparring_weeks", 1):
            raise forms.ValidationError(_("Write at least as many weeks as between two times."))
        return weeks


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
