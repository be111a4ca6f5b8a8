"""What may be sent: times and a place to offer."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.queries import Free
from sideomside.companionship.rules import FORMS, MINUTES, OFFERED_FORMS, Plan, may_offer
from sideomside.ground.vault.cpr import mask
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Place

SHOWN = [(one.value, one.label) for one in OFFERED_FORMS]
TIMES = ("first", "second", "third")
_LABELS = {"first": _("First time"), "second": _("Second time"), "third": _("Third time")}


class DayAndClock(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"step": 300})


class PlanForm(forms.Form):
    """Up to three times, how, where, and what it looks like there."""

    form = forms.ChoiceField(
        label=_("How do they meet?"),
        choices=SHOWN,
        widget=forms.RadioSelect,
    )
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
