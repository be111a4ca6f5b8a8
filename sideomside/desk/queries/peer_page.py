"""A peer's page: what comes next, and what is to be told of, whatever room it lies in."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.companionship import queries as companionship
from sideomside.gatherings import queries as gatherings
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Ahead:
    """A time that stands: with somebody, in a group, or going somewhere together."""

    title: str
    starts: datetime
    ends: datetime | None
    href: str
    asks: companionship.Coming | None = None  # the one of them who stepped back says whether it is kept


@dataclass(frozen=True, slots=True)
class Over:
    """Something that has been, and that nobody has said a word of yet."""

    title: str
    verb: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """My people, next meeting, and what to say a word of; supervision and a break are asked for where they are."""

    walks: list[companionship.Coming]
    ahead: list[Ahead]
    over: list[Over]


def page(viewer: Viewer) -> Page:
    walks, led = companionship.meetings_of_peer(viewer), gatherings.led_by_me(viewer)
    nexts = [one for walk in walks if not walk.on_a_pause for one in _next_with(walk)]
    nexts += [_evening(one) for one in led if one.next] + _going_along(viewer)
    met = [_met(walk) for walk in walks if walk.kind == "gone"]
    held = [_held(one) for one in led if one.to_note]
    return Page(walks, sorted(nexts, key=lambda one: one.starts), met + held)


def _met(walk: companionship.Coming) -> Over:
    href = reverse("companionship:peer_meeting", args=[walk.companionship.id])
    return Over(walk.other, _("Say how it was"), href)


def _held(led: gatherings.Led) -> Over:
    href = reverse("gatherings:session", args=[led.to_note.id if led.to_note else led.gathering.id])
    return Over(led.gathering.title, _("Note how it was"), href)


def _evening(led: gatherings.Led) -> Ahead:
    href = reverse("gatherings:group", args=[led.gathering.id])
    return Ahead(led.gathering.title, led.next.starts_at, led.next.ends_at, href)


def _going_along(viewer: Viewer) -> list[Ahead]:
    """To the choir, the first time; without a day yet it stands among the groups."""
    return [
        Ahead(f"{one.activity.name}, {one.name}", one.goes_at, None, reverse("gatherings:led"))
        for one in gatherings.going_along(viewer)
        if one.goes_at and one.goes_at > timezone.now()
    ]


def _next_with(walk: companionship.Coming) -> list[Ahead]:
    """After one that nobody has told of yet, the next one stands all the same."""
    at_hand = walk.kind == "fixed"
    href = reverse("companionship:peer_meeting", args=[walk.companionship.id])
    asks = walk if at_hand and walk.asks else None
    stands = [walk.meeting] if at_hand else walk.further[:1]
    return [Ahead(walk.other, one.starts_at, one.ends_at, href, asks) for one in stands if one]
