"""What a coordinator may press about somebody's silence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.intake.rules import MOST_WORDS


class PressForm(forms.Form):
    """Tells what its writer had seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DecideForm(PressForm):
    words = forms.CharField(
        label=_("Why?"),
        help_text=_("A line is enough. It stands in the conversation among our own notes."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a line about why")},
    )

    def catch_up(self, version: int) -> None:
        """The writer has now been told what changed; pressing again goes through."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


class TryForm(DecideForm):
    """Goodbye could be said by no letter: how somebody tried."""

    words = forms.CharField(
        label=_("How did you try?"),
        help_text=_("A line is enough. It stands in the conversation among our own notes."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a line about how you tried")},
    )
