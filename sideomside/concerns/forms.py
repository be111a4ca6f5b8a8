"""What may be sent: a few words, whom it is about if one likes, and what was done."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.concerns.rules import MOST_WORDS, Sort, Worry
from sideomside.ground.ui.when import PastField
from sideomside.people.models import Person

ASKED = {
    Sort.DANGER: _("What happened, and is anybody in danger still?"),
    Sort.CHILD: _("What have you seen or heard?"),
    Sort.PEER: _("What makes you worried?"),
    Sort.BOUNDARY: _("What happened?"),
    Sort.OTHER: _("What are you worried about?"),
}


class WorryForm(forms.Form):
    """Few words are plenty. Who it is about is never asked for in words of one's own."""

    programme = forms.ChoiceField(label=_("Where is it?"), widget=forms.RadioSelect)
    words = forms.CharField(
        help_text=_("A few words are plenty. You can tell the rest in a talk."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write a few words, so that we know what to do first.")},
    )
    whom = forms.ChoiceField(
        label=_("Is it about one of these?"),
        help_text=_("Whoever it is about does not get to read it, and is not told by us that you wrote."),
        required=False,
        widget=forms.RadioSelect,
    )
    call = forms.BooleanField(label=_("I would like a call"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self, *args: Any, sort: str, programmes: list[Any], known: list[tuple[str, str]], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.sort = sort
        self.fields["words"].label = ASKED[Sort(sort)]
        self.fields["whom"].choices = [*known, ("", _("Somebody else, or I would rather not say"))]
        self.fields["programme"].choices = [(str(one.id), one.name) for one in programmes]
        if len(programmes) == 1:
            self.fields["programme"].required = False
            self.fields["programme"].widget = forms.HiddenInput()
            self.initial["programme"] = str(programmes[0].id)
        if not known:
            del self.fields["whom"]

    def worry(self) -> Worry:
        said = self.cleaned_data
        whom = UUID(said["whom"]) if said.get("whom") else None
        return Worry(self.sort, said["words"], said["once"], whom, said["call"])


class DoneForm(forms.Form):
    """What was done. When it was earlier than now, one says so."""

    words = forms.CharField(
        label=_("What was done?"),
        help_text=_("Only what is needed. Leave out the names of relatives and children."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write what was done.")},
    )
    happened_at = PastField(
        label=_("When was it?"),
        help_text=_("Leave it empty if it was just now."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Choose a day and a time.")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_happened_at(self) -> datetime | None:
        said = self.cleaned_data["happened_at"]
        if said and said > timezone.now():
            raise forms.ValidationError(_("That time has not come yet."))
        return said


class ColleagueForm(forms.Form):
    """Whom one asks to look."""

    colleague = forms.ChoiceField(label=_("Whom do you ask?"))

    def __init__(self, *args: Any, colleagues: list[Person], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["colleague"].choices = [(str(one.id), one.name) for one in colleagues]
