"""For the first pages: what has a clock on it today, what needs a word, and what I come to next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.gatherings.models import Seat, Session, State
from sideomside.gatherings.queries.signing import Mine, my_signups
from sideomside.gatherings.queries.visible import visible_to
from sideomside.gatherings.rules import TWO, has_shrunk
from sideomside.people.rules import Viewer

SOON = timedelta(days=7)
WHO_LEAD = Count("facilitating", filter=Q(facilitating__asked_at=None))
GOING = (State.OPEN, State.STARTED)


@dataclass(frozen=True, slots=True)
class Word:
    """Something about a group that somebody should look at."""

    gathering_id: UUID
    title: str
    text: str
    at: datetime


def today(viewer: Viewer) -> list[Session]:
    """Sessions of this day, by the clock; a cancelled one too, so that nobody unlocks a door in vain."""
    if not (viewer.is_coordinator or viewer.is_peer):
        return []
    here = timezone.localdate()
    found = Session.objects.filter(gathering__in=visible_to(viewer).exclude(state=State.PLANNED))
    near = found.filter(starts_at__gte=timezone.now() - SOON, starts_at__lte=timezone.now() + SOON)
    return [
        one for one in near.select_related("gathering__place") if timezone.localdate(one.starts_at) == here
    ]


def words_due(viewer: Viewer) -> list[Word]:
    """Evenings without a word, evenings soon with one leader or none, and groups that have become small."""
    if not viewer.is_coordinator:
        return []
    return sorted([*_without_a_word(viewer), *_alone_soon(viewer), *_small(viewer)], key=lambda one: one.at)


def next_for_me(viewer: Viewer) -> Mine | None:
    """The first thing ahead that I have a seat for, or an answer somebody hopes for."""
    mine = my_signups(viewer)
    asked = next((one for one in mine if one.signup.offer == "asked"), None)
    seated = (one for one in mine if one.next and one.signup.seat == Seat.SEATED)
    return asked or next(seated, None) or next((one for one in mine if one.next), None)


def _without_a_word(viewer: Viewer) -> list[Word]:
    planned = Session.objects.filter(
        gathering__in=visible_to(viewer).filter(state__in=GOING), state=Session.State.PLANNED
    )
    now = timezone.now()
    past = [one for one in planned.select_related("gathering") if one.ends_at <= now]
    return [
        Word(s.gathering_id, s.gathering.title, _("Nobody has noted how many came"), s.starts_at)
        for s in past
    ]


def _alone_soon(viewer: Viewer) -> list[Word]:
    """A group needs two; better to know it the week before than at the door."""
    going = visible_to(viewer).filter(kind="group", state__in=GOING).annotate(lead=WHO_LEAD)
    short = Session.objects.filter(
        gathering__in=going.filter(lead__lt=TWO).values("id"), state=Session.State.PLANNED,
        starts_at__gt=timezone.now(), starts_at__lte=timezone.now() + SOON,
    )  # fmt: skip
    text = _("Two lead a group. One is missing.")
    return [
        Word(s.gathering_id, s.gathering.title, text, s.starts_at) for s in short.select_related("gathering")
    ]


def _small(viewer: Viewer) -> list[Word]:
    started = visible_to(viewer).filter(kind="group", state=State.STARTED)
    counted = started.annotate(seated=Count("signups", filter=Q(signups__seat=Seat.SEATED)))
    text = _("The group has become small. Ask them how they would like to go on.")
    return [Word(one.id, one.title, text, one.made_at) for one in counted if has_shrunk(one, one.seated)]
