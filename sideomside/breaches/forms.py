"""What may be written about something that may have got out: first what is known, then one small form for each step."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.breaches.rules import Risk, Thing
from sideomside.ground.vault.cpr import mask

MOST_WORDS = 4000
NO_NAMES = _("Leave out names: they are kept beside it, and go when somebody is erased.")


def _words(label: Any, missing: Any, help_text: Any = NO_NAMES, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": missing},
    )


def _moment(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Choose a day and a time.")},
    )


def _passed(said: datetime | None) -> datetime | None:
    if said and said > timezone.now():
        raise forms.ValidationError(_("That time has not come yet."))
    return said


class PressedOnce(forms.Form):
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_happened_at(self) -> datetime | None:
        return _passed(self.cleaned_data["happened_at"])


class FactsForm(forms.Form):
    """What it was, what is known, and from when to when it may have been open to others."""

    thing = forms.ChoiceField(
        label=_("What was it?"),
        choices=Thing,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes nearest.")},
    )
    words = _words(_("What do you know?"), _("Write what you know so far. More can come later."))
    learnt_at = _moment(_("When did you, or a colleague, hear of it?"), _("The 72 hours count from here."))
    since = _moment(_("From when may it have been open to others?"), _("Rather too early than too late."))
    until = _moment(
        _("Until when?"), _("Leave it empty if it still is, or if you do not know."), required=False
    )

    def clean_learnt_at(self) -> datetime | None:
        return _passed(self.cleaned_data["learnt_at"])

    def clean_since(self) -> datetime | None:
        return _passed(self.cleaned_data["since"])

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


class JudgeForm(PressedOnce):
    risk = forms.ChoiceField(
        label=_("How much harm can it do those it is about?"),
        choices=Risk,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = _words(_("Why do you think so?"), _("Write why you think so."))


class ReportedForm(PressedOnce):
    happened_at = _moment(_("When were they told?"), _("Leave it empty if it was just now."), required=False)
    reference = forms.CharField(
        label=_("Their number for it"), required=False, max_length=100, widget=forms.TextInput
    )
    words = _words(
        _("If it was later than 72 hours: why?"), "", _("The law asks for the reason."), required=False
    )

    def __init__(self, *args: Any, ends_at: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.ends_at = ends_at

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        at = said.get("happened_at") or timezone.now()
        if at > self.ends_at and not (said.get("words") or "").strip():
            self.add_error("words", _("The 72 hours had gone. Write why it became later."))
        return said


class NotReportedForm(PressedOnce):
    words = _words(_("Why need they not be told?"), _("Write why they need not be told."))


class DoneForm(PressedOnce):
    words = _words(_("What was done?"), _("Write what was done."))
    happened_at = _moment(_("When was it?"), _("Leave it empty if it was just now."), required=False)


class TellForm(forms.Form):
    """Sent twice: the second time with the number that stood on the page the first time."""

    sure = forms.IntegerField(required=False, widget=forms.HiddenInput)
    only_seen = forms.ChoiceField(
        label=_("Who is to hear it?"),
        choices=[
            ("seen", _("Those whose pages were seen")),
            ("all", _("Everybody who could have been reached")),
        ],
        initial="all",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who is to hear it.")},
    )
    words = _words(
        _("What shall stand on their page?"),
        _("Write what they are to read."),
        _(
            "What happened, what it can mean for them, what you have done, what they can do, and whom they can call. "
            "The letter itself says only that there is something."
        ),
    )

    def __init__(self, *args: Any, and_theirs: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.covered = False
        if and_theirs:
            seen, everybody = self.fields["only_seen"].choices
            self.fields["only_seen"].choices = [
                (seen[0], _("Those whose pages were seen, and whose it was")),
                everybody,
            ]

    def clean_words(self) -> str:
        words, self.covered = mask(self.cleaned_data["words"].strip())
        return words


class ClosingForm(forms.Form):
    words = _words(_("What did we learn from it?"), "", required=False)
