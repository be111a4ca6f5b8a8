"""A circle's name and what it is for, whom one asks, and why a message is hidden."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.messages.queries import Joinable
from sideomside.messages.rules import may_be_asked

PLAIN = {"autocomplete": "off"}


class HideForm(forms.Form):
    """Why a message is hidden; it stands in its place."""

    why = forms.CharField(
        label=_("Why do you hide it?"),
        help_text=_("Everybody in the group sees the reason, also the one who wrote it."),
        max_length=200,
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": _("Write the reason")},
    )


class TakeOutForm(forms.Form):
    """Said to one person, kindly."""

    words = forms.CharField(
        label=_("What do you say to them?"),
        help_text=_("They read exactly these words, and your first name. Nobody else reads them."),
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write a few kind words. Nobody is taken out in silence.")},
    )


class CircleForm(forms.Form):
    """A circle's name, what it is for, and whom we ask."""

    name = forms.CharField(
        label=_("What is the group called?"),
        max_length=80,
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": _("Give the group a name")},
    )
    what_for = forms.CharField(
        label=_("What is the group for?"),
        help_text=_("A line or two. Everybody you ask reads it before they answer."),
        max_length=500,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write a line about what the group is for")},
    )
    facilitators = forms.MultipleChoiceField(
        label=_("Who leads it?"),
        help_text=_(
            "They can hide a message, with a reason. The others are asked once one of them has said yes."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one who leads it")},
    )
    others = forms.MultipleChoiceField(
        label=_("Whom else do you ask?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def __init__(self, *args: Any, people: list[Joinable], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {one.key: one for one in people}
        self.fields["facilitators"].choices = [  # type: ignore[attr-defined]
            (one.key, one.label) for one in people if may_be_asked(one.hat, moderates=True)
        ]
        self.fields["others"].choices = [(one.key, one.label) for one in people]  # type: ignore[attr-defined]

    def coming(self, which: str) -> list[tuple[UUID, str]]:
        chosen = [self.people[key] for key in self.cleaned_data[which]]
        return [(one.person_id, one.hat) for one in chosen]


class AskForm(forms.Form):
    """One more who is asked along, perhaps to lead it."""

    who = forms.ChoiceField(label=_("Whom would you like to ask?"), widget=forms.Select)
    leads = forms.BooleanField(label=_("To lead the group"), required=False)

    def __init__(self, *args: Any, people: list[Joinable], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {one.key: one for one in people}
        self.fields["who"].choices = [(one.key, one.label) for one in people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "who" in said and not may_be_asked(self.people[said["who"]].hat, said.get("leads", False)):
            self.add_error("leads", _("A peer or a host leads the group"))
        return said

    def coming(self) -> tuple[UUID, str]:
        one = self.people[self.cleaned_data["who"]]
        return one.person_id, one.hat
