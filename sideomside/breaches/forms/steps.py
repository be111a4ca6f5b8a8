"""One small form for each step: weighed, told the authority or not, done, told those it is about, closed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.breaches.forms.facts import PressedOnce, moment_for, words_for
from sideomside.breaches.rules import Risk
from sideomside.ground.vault.cpr import mask


class JudgeForm(PressedOnce):
    risk = forms.ChoiceField(
        label=_("How much harm can it do those it is about?"),
        choices=Risk,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = words_for(_("Why do you think so?"), _("Write why you think so."))


class ReportedForm(PressedOnce):
    happened_at = moment_for(
        _("When were they told?"), _("Leave it empty if it was just now."), required=False
    )
    reference = forms.CharField(
        label=_("Their number for it"), required=False, max_length=100, widget=forms.TextInput
    )
    words = words_for(
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
    words = words_for(_("Why need they not be told?"), _("Write why they need not be told."))


class DoneForm(PressedOnce):
    words = words_for(_("What was done?"), _("Write what was done."))
    happened_at = moment_for(_("When was it?"), _("Leave it empty if it was just now."), required=False)


class NotReachedForm(PressedOnce):
    """By name, and why; only the reason where nobody is known who should hear it."""

    people = forms.MultipleChoiceField(
        label=_("Who could not be reached?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose who could not be reached."),
            "invalid_choice": _("One of them has heard it meanwhile. Choose again."),
        },
    )
    words = words_for(_("Why could they not be reached?"), _("Write why they could not be reached."))

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["people"].choices = [(who, name or _("Without a name")) for who, name in known]
        if not known:
            del self.fields["people"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        return said | {"people": [UUID(who) for who in said.get("people", [])]}


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
    words = words_for(
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
    words = words_for(_("What did we learn from it?"), "", required=False)
