"""What may be sent: times and a place to offer."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models import Agreement
from sideomside.companionship.queries import Free
from sideomside.companionship.rules import FELT, FORMS, ITEMS, LENGTHS, MINUTES, Plan, Said, may_offer
from sideomside.ground.vault.cpr import mask
from sideomside.people.days.clock import add_months
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Place

ITEM_UNTIL = _("Until when")
MOST_MONTHS = 24
USUAL = {
    "rhythm": _("Once a week, about an hour. We write if we cannot come."),
    "quiet": _(
        "What we tell each other stays between us. If there is danger to life, we get help and say so."
    ),
    "hard": _("We say it to each other, or to the coordinator. It is all right to stop."),
}
TIMES = ("first", "second", "third")
_LABELS = {"first": _("First time"), "second": _("Second time"), "third": _("Third time")}


class DayAndClock(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"step": 300})


class PlanForm(forms.Form):
    """Up to three times, how, where, and what it looks like there."""

    form = forms.ChoiceField(label=_("How do they meet?"), choices=FORMS.choices, widget=forms.RadioSelect)
    place = forms.ModelChoiceField(
        label=_("Where?"), queryset=Place.objects.none(), required=False, empty_label=_("No fixed place")
    )
    looks = forms.CharField(
        label=_("What does it look like there, and how do they find each other?"),
        help_text=_("The door, stairs or a lift, who wears yellow. Both read this."),
        required=False,
        widget=forms.Textarea(attrs={"class": "short", "rows": 3}),
        max_length=600,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        coerce=int,
        choices=[(each, _("%(minutes)s minutes") % {"minutes": each}) for each in MINUTES],
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, places: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["place"].queryset = places
        self.fields["place"].label_from_instance = lambda place: place.name
        for name in TIMES:
            self.fields[name] = forms.DateTimeField(
                label=_LABELS[name], required=name == "first", widget=DayAndClock(), error_messages=MISSING
            )
        self.order_fields([*TIMES, "form", "place", "looks", "minutes"])
        self.covered = False

    def clean_looks(self) -> str:
        words, self.covered = mask(self.cleaned_data["looks"].strip())
        return words

    def clean(self) -> dict[str, Any]:
        if not self.errors and not may_offer(self.plan(), timezone.now()):
            self.add_error("first", _("Choose times that lie ahead, and a place when they meet at a place."))
        return self.cleaned_data

    def plan(self) -> Plan:
        times = [self.cleaned_data[name] for name in TIMES if self.cleaned_data.get(name)]
        return Plan(
            times=times,
            form=self.cleaned_data["form"],
            place=self.cleaned_data["place"] if self.cleaned_data["form"] == FORMS.PLACE else None,
            looks=self.cleaned_data["looks"],
            minutes=self.cleaned_data["minutes"],
        )


class AfterForm(forms.Form):
    """After a meeting: taps alone, and every one of them may be left out."""

    felt = forms.ChoiceField(
        label=_("How was it for you?"), choices=FELT.choices, required=False, widget=forms.RadioSelect
    )
    minutes = forms.TypedChoiceField(
        label=_("How long were you together?"),
        coerce=int,
        empty_value=None,
        choices=[(each, _("%(minutes)s min.") % {"minutes": each}) for each in LENGTHS],
        required=False,
        widget=forms.RadioSelect,
    )
    call = forms.BooleanField(label=_("I would like a call"), required=False)

    def said(self) -> Said:
        if not self.is_valid():
            return Said()
        known = self.cleaned_data
        return Said(known["felt"], known["minutes"], known["call"])


class AgreementForm(forms.Form):
    """What the two agree on, in their own words; nothing has to be filled in but until when."""

    ends_on = forms.DateField(
        label=ITEM_UNTIL,
        help_text=_("Half a year is usual. You can always agree on something else."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Choose a day"), "invalid": _("Choose a day")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, first_day: date | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.first_day, self.covered = first_day, False
        for item, name in ITEMS.items():
            self.fields[item] = forms.CharField(
                label=name, required=False, max_length=600, widget=forms.Textarea(attrs={"class": "short"})
            )
        self.order_fields([*ITEMS, "ends_on"])

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day < timezone.localdate() or (self.first_day and day > add_months(self.first_day, MOST_MONTHS)):
            raise forms.ValidationError(_("Choose a day that lies ahead, within two years"))
        return day

    def words(self) -> dict[str, str]:
        told = {item: mask(self.cleaned_data[item].strip()) for item in ITEMS}
        self.covered = any(covered for _words, covered in told.values())
        return {item: words for item, (words, _covered) in told.items()}

    @staticmethod
    def beginning_with(newest: Agreement | None, end: date | None) -> dict[str, Any]:
        """The words there are; before that, what is usual, to be changed as they like."""
        if newest:
            return {**(newest.words or {}), "ends_on": newest.ends_on}
        return {item: str(words) for item, words in USUAL.items()} | {"ends_on": end}


MISSING = {
    "required": _("Write at least one time."),
    "invalid": _("Write a day and a time, such as 24.11.2026 14.00."),
}


def beginning_with(free: list[Free]) -> dict[str, Any]:
    """What the page begins with; everything can be changed."""
    initial: dict[str, Any] = {"form": FORMS.WALK, "minutes": MINUTES[0]}
    for name, one in zip(TIMES, free, strict=False):
        initial[name] = _wall(one.starts_at)
    place = next((one.place for one in free if one.place), None)
    if place:
        initial |= {"form": FORMS.PLACE, "place": place, "looks": looks_of(place)}
    return initial


def looks_of(place: Place) -> str:
    """The place's own words about its door, its stairs and the one in yellow."""
    return "\n".join(words.strip() for words in (place.door, place.access, place.inside) if words.strip())


def _wall(at: datetime) -> datetime:
    return at.astimezone(COPENHAGEN).replace(tzinfo=None)
