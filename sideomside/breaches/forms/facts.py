"""What may be written about something that may have got out: first what is known."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.breaches.rules import Thing
from sideomside.ground.ui.when import PastField

MOST_WORDS = 4000
NO_NAMES = _("Leave out names: they are kept beside it, and go when somebody is erased.")


def words_for(
    label: Any, missing: Any, help_text: Any = NO_NAMES, *, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": missing},
    )


def moment_for(
    label: Any, help_text: Any = "", *, required: bool = True, late: bool = False
) -> forms.DateTimeField:
    return PastField(
        late=late,
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Choose a day and a time.")},
    )


def in_the_past(said: datetime | None) -> datetime | None:
    if said and said > timezone.now():
        raise forms.ValidationError(_("That time has not come yet."))
    return said


class PressedOnce(forms.Form):
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_happened_at(self) -> datetime | None:
        return in_the_past(self.cleaned_data["happened_at"])


class FactsForm(forms.Form):
    """What it was, what is known, and from when to when it may have been open to others."""

    thing = forms.ChoiceField(
        label=_("What was it?"),
        choices=Thing,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes nearest.")},
    )
    words = words_for(_("What do you know?"), _("Write what you know so far. More can come later."))
    learnt_at = moment_for(_("When did you, or a colleague, hear of it?"), _("The 72 hours count from here."))
    since = moment_for(_("From when may it have been open to others?"), _("Rather too early than too late."))
    until = moment_for(
        _("Until when?"),
        _("Leave it empty if it still is, or if you do not know."),
        required=False,
        late=True,
    )

    def clean_learnt_at(self) -> datetime | None:
        return in_the_past(self.cleaned_data["learnt_at"])

    def clean_since(self) -> datetime | None:
        return in_the_past(self.cleaned_data["since"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        until = said.get("until") or timezone.now()
        if said.get("since") and until < said["since"]:
            self.add_error("until", _("That is before it began. Choose a later time, or leave it empty."))
        return said | {"until": until}


class WhoseForm(FactsForm):
    """And whose it was, by name, when it was somebody's. Only a whole name is taken; part of one is asked about."""

    name = forms.CharField(
        label=_("Whose was it?"),
        help_text=_(
            "Whose phone, sign-in, link or letter? The name as it is written here. Nobody’s? Leave it empty."
        ),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    person = forms.ChoiceField(
        label=_("Which of them?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these, or write the name otherwise.")},
    )

    field_order = ("thing", "name", "person", "words", "learnt_at", "since", "until")

    def __init__(
        self, *args: Any, known: list[tuple[str, str]], sure: bool, as_it_was: bool = False, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.known, self.sure, self.as_it_was = known, sure, as_it_was
        self.fields["person"].choices = known
        if sure or not known:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("name", "").strip() and not self.known and not self.as_it_was:
            self.add_error(
                "name", _("We know of nobody by that name in your programmes. Write it otherwise?")
            )
        elif len(self.known) > 1 and "person" in self.fields and not self._chosen(said):
            self.add_error("person", _("There are several by that name. Choose one."))
        elif len(self.known) == 1 and "person" in self.fields and not self._chosen(said):
            self.add_error(
                "person", _("We know of one whose name begins so. Choose them, or write the name otherwise.")
            )
        return said

    def _chosen(self, said: dict[str, Any]) -> bool:
        return bool(said.get("person")) or "person" in self.errors

    @property
    def whose(self) -> str:
        """The id of whoever was meant; empty for nobody."""
        return self.cleaned_data.get("person") or (self.known[0][0] if self.sure else "")


class NewForm(WhoseForm):
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
