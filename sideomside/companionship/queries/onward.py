"""Midway, and near the end: a look at what the two agreed on, and whether they would like some months more."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sideomside.companionship.models import Companionship, Ending
from sideomside.companionship.queries.agreeing import agreement
from sideomside.companionship.rules import asks_longer, is_midway, longer_until, waits_for
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Onward:
    """For one of the two; the other's silence is not in it."""

    midway: bool
    until: date | None = None  # three months more would be until then
    i_said: bool = False
    they_said: bool = False
    to_read: bool = False  # they wrote other words, too

    @property
    def says(self) -> bool:
        return self.midway or self.until is not None


def onward(viewer: Viewer, one: Companionship) -> Onward:
    today, ending = timezone.localdate(), Ending.objects.filter(companionship=one).first()
    until, newest = longer_until(one, ending, today), one.agreements.last()
    asked = asks_longer(newest, until)
    mine = asked and not waits_for(viewer, newest)
    standing = agreement(viewer, one) if asked and not mine else None
    return Onward(
        midway=is_midway(one, today) and ending is None,
        until=until,
        i_said=mine,
        they_said=asked and not mine,
        to_read=standing is not None and newest.words != standing.words,
    )
