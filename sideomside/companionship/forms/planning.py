"""What may be sent: times and a place to offer."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.forms.door import AtADoor
from sideomside.companionship.models import Companionship
from sideomside.companionship.queries import Free
from sideomside.companionship.rules import FORMS, MINUTES, OFFERED_FORMS, Plan, may_offer
from sideomside.ground.ui.when import MomentField
from sideomside.ground.vault.cpr import mask
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Place

KINDS = Companionship.Kind
SHOWN = [(one.value, one.label) for one in OFFERED_FORMS]
TIMES = ("first", "second", "third")
_LABELS = {"first": _("First time"), "second": _("Second time"), "third": _("Third time")}


class DayAndClock(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"step": 300})


class PlanForm(AtADoor):
    """Up to three times, how, where, and what it looks like there."""

    kind = forms.ChoiceField(
        label=_("What do they begin?"),
        choices=[
            (KINDS.COMPANIONSHIP.value, _("A companionship")),
            (KINDS.BRIDGING.value, _("A bridge: from a ward, or from somewhere else, to everyday life")),
        ],
        initial=KINDS.COMPANIONSHIP,
        widget=forms.RadioSelect,
    )
    form = forms.ChoiceField(
        label=_("How do they meet?"),
        choices=[*SHOWN, (FORMS.THERE.value, _("Where the participant is now, when it is a bridge"))],
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
        choices=[(each, format_lazy(_("{minutes} minutes"), minutes=each)) for each in MINUTES],
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, places: Any, begun: Companionship | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.begun = begun
        if begun:
            del self.fields["kind"]
        if begun and begun.kind != KINDS.BRIDGING:
            self.fields["form"].choices = SHOWN
        self.fields["place"].queryset = places
        self.fields["place"].label_from_instance = lambda place: place.name
        for name in TIMES:
            self.fields[name] = MomentField(
                label=_LABELS[name], required=name == "first", widget=DayAndClock(), error_messages=MISSING
            )
        self.order_fields(["kind", *TIMES, "form", "place", "looks", "minutes"])
        self.covered = False

    def clean_looks(self) -> str:
        words, self.covered = mask(self.cleaned_data["looks"].strip())
        return words

    def clean(self) -> dict[str, Any]:
        if not self.errors and not may_offer(self.plan(), timezone.now(), bridging=self._is_bridging()):
            self.add_error("first", _("Choose times that lie ahead, and a place when they meet at a place."))
        return self.cleaned_data

    def _is_bridging(self) -> bool:
        kind = self.begun.kind if self.begun else self.cleaned_data["kind"]
        return kind == KINDS.BRIDGING

    def plan(self) -> Plan:
        times = [self.cleaned_data[name] for name in TIMES if self.cleaned_data.get(name)]
        return Plan(
            times=times,
            form=self.cleaned_data["form"],
            place=self.cleaned_data["place"] if self.cleaned_data["form"] == FORMS.PLACE else None,
            looks=self.cleaned_data["looks"],
            minutes=self.cleaned_data["minutes"],
            kind=self.cleaned_data.get("kind", ""),
        )


MISSING = {
    "required": _("Write at least one time."),
    "invalid": _("Write a day and a time, such as 24.11.2026 14.00."),
}


def beginning_with(free: list[Free]) -> dict[str, Any]:
    """What the page begins with; everything can be changed."""
    initial: dict[str, Any] = {"form": FORMS.WALK, "minutes": MINUTES[0], "kind": KINDS.COMPANIONSHIP}
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
