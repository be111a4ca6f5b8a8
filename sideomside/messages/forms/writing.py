"""What may be sent: words, one picture, a word of one's own, when one answers, and why messages are opened."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.pictures import Drawn, NotAPicture, draw_anew
from sideomside.messages.queries import Known
from sideomside.messages.rules import MOST_WORDS, tidy

OWN_WORD = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class WriteForm(forms.Form):
    """Words, a picture, or both. A long text is never cut off without a word: it comes back whole."""

    words = forms.CharField(
        label=_("Your message"),
        required=False,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
    )
    picture = forms.FileField(
        label=_("A picture"),
        help_text=_("Where and when it was taken does not come along."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp"}),
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def clean_words(self) -> str:
        words = tidy(self.cleaned_data["words"])
        if len(words) > MOST_WORDS:
            too_much = _("It is longer than we can send in one piece. Send it in two.")
            raise forms.ValidationError(too_much)
        return words

    def clean_picture(self) -> Drawn | None:
        file = self.cleaned_data["picture"]
        if not file:
            return None
        try:
            return draw_anew(file.read())
        except NotAPicture as wrong:
            raise forms.ValidationError(
                _("We could not open that picture. Try another one, or a smaller one.")
            ) from wrong

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("words") and not said.get("picture"):
            self.add_error("words", _("Write a few words first"))
        return said


class WordForm(forms.Form):
    """The word of one's own, or the password, once more."""

    word = forms.CharField(
        label=_("Your own word"),
        max_length=200,
        widget=forms.PasswordInput(attrs=OWN_WORD),
        error_messages={"required": _("Write your own word")},
    )


class RhythmForm(forms.Form):
    """When one answers, and when one wants to hear nothing."""

    answers = forms.CharField(
        label=_("When do you answer?"),
        help_text=_("In your own words. Those you write with can see it. “I answer on Tuesdays” is fine."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    quiet_from = forms.TimeField(
        label=_("Quiet from"),
        help_text=_("We write nothing to you in these hours. Leave them empty if you do not mind."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time, such as 22:00")},
    )
    quiet_to = forms.TimeField(
        label=_("Quiet until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time, such as 08:00")},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("quiet_from"), said.get("quiet_to")
        if not self.errors and (begins is None) != (ends is None):
            missing = "quiet_to" if ends is None else "quiet_from"
            self.add_error(missing, _("Say both when it begins and when it ends, or neither"))
        return said


class FirstForm(forms.Form):
    """To whom a coordinator writes first."""

    who = forms.ChoiceField(label=_("Whom would you like to write to?"), widget=forms.Select)

    def __init__(self, *args: Any, people: list[Known], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["who"].choices = [(str(one.thread_id), one.label) for one in people]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why messages should be opened. Both people will read it."""

    reason = forms.CharField(
        label=_("Why is it needed?"),
        help_text=_("Both people will see this reason, and that you have opened their messages."),
        max_length=500,
        widget=forms.Textarea(attrs={"class": "short"}),
        error_messages={"required": _("Write the reason")},
    )
