"""Times to talk it over, whom they are for, and what is offered while a peer is away."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.when import MomentField
from sideomside.path.rules import MOST_TIMES, CoverOffer, Sparring, Time, Times, TrainingDay
from sideomside.people.models import Person

TICKS = forms.CheckboxSelectMultiple


class SparringForm(forms.Form):
    """The first time, and how many in all."""

    starts_at = MomentField(
        label=_("When is the first time?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Choose a day and a time.")},
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        choices=[(45, "45 min."), (60, "60 min."), (90, "90 min."), (120, "120 min.")],
        coerce=int,
        initial=90,
    )
    times = forms.IntegerField(label=_("How many times?"), min_value=1, max_value=MOST_TIMES, initial=1)
    sort = forms.ChoiceField(label=_("For whom?"), choices=Sparring.Sort.choices, widget=forms.RadioSelect)
    where = forms.CharField(label=_("Where is it?"), required=False, max_length=120)
    led_by = forms.CharField(label=_("Who leads it?"), required=False, max_length=80)
    people = forms.MultipleChoiceField(label=_("Whom do you ask?"), required=False, widget=TICKS)
    open_to_all = forms.BooleanField(label=_("Other peers here may take a seat themselves"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, peers: list[Person], weeks: int, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.weeks = weeks
        self.initial.setdefault("sort", Sparring.Sort.GROUP)
        self.fields["times"].help_text = _("With %(weeks)s weeks between.") % {"weeks": weeks}
        self.fields["people"].choices = [(str(one.id), one.name or _("Without a name")) for one in peers]

    def planned(self) -> Times:
        said = self.cleaned_data
        people = tuple(UUID(one) for one in said["people"])
        names = ("starts_at", "minutes", "where", "sort", "led_by", "times", "open_to_all")
        return Times(people=people, weeks=self.weeks, **{name: said[name] for name in names})


class SeatsForm(forms.Form):
    """Whom it is for, or who came: ticks either way, beside what was ticked when the page was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    people = forms.MultipleChoiceField(label=_("Whom do you ask?"), required=False, widget=TICKS)

    def __init__(self, *args: Any, peers: list[Person], over: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["people"].choices = [(str(one.id), one.name or _("Without a name")) for one in peers]
        if over:
            self.fields["people"].label = _("Who came?")
        self.initial["seen"] = " ".join(self.initial.get("people", []))

    def who(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["people"]]

    def was_seen(self) -> list[UUID]:
        """Nothing anybody could change by hand removes more than they saw."""
        with suppress(ValueError):
            return [UUID(one) for one in self.cleaned_data["seen"].split()]
        return []


class MoveForm(forms.Form):
    """Another hour, or another place, for something that lies ahead."""

    starts_at = MomentField(
        label=_("When does it begin?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Choose a day and a time.")},
    )
    where = forms.CharField(label=_("Where is it?"), required=False, max_length=120)

    def __init__(self, *args: Any, one: Sparring | TrainingDay, **kw: Any) -> None:
        super().__init__(*args, initial={"starts_at": one.starts_at, "where": one.where}, prefix="move", **kw)
        self.minutes = one.minutes

    def clean_starts_at(self) -> datetime:
        at: datetime = self.cleaned_data["starts_at"]
        if at <= timezone.now():
            raise ValidationError(_("Choose a time that lies ahead."))
        return at

    def time(self) -> Time:
        return Time(self.cleaned_data["starts_at"], self.minutes, self.cleaned_data["where"])


class CoverForm(forms.Form):
    """What you have offered; one or several."""

    what = forms.MultipleChoiceField(
        label=_("What have you offered?"), choices=CoverOffer.What.choices, required=False, widget=TICKS
    )
