"""For the first pages: what has a clock on it today, what needs a word, and what I come to next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.gatherings.models import Seat, Session, State
from sideomside.gatherings.queries.from_before import groups_with_somebody_from_before
from sideomside.gatherings.queries.signing import Mine, my_signups
from sideomside.gatherings.queries.visible import visible_to
from sideomside.gatherings.rules import TWO, has_shrunk
from sideomside.peers import queries as peers
from sideomside.peers.rules import State as Rest
from sideomside.people.rules import Viewer

SOON = timedelta(days=7)
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
    """Who asks to be in one; evenings without a word or with one leader; groups that are small, or at their end."""
    if not viewer.is_coordinator:
        return []
    asks = [*_asked(viewer), *_from_before(viewer)]
    found = [*asks, *_without_a_word(viewer), *_alone_soon(viewer), *_small(viewer), *_ended(viewer)]
    return sorted(found, key=lambda one: one.at)


def _from_before(viewer: Viewer) -> list[Word]:
    """Who came too late for the last group."""
    return [
        Word(one.id, one.title, _how_many_wait(many), one.made_at)
        for one, many in groups_with_somebody_from_before(viewer)
    ]


def _how_many_wait(many: int) -> str:
    text = ngettext(
        "%(count)s came too late for the last group. Write about this one.",
        "%(count)s came too late for the last group. Write to them about this one.",
        many,
    )
    return text % {"count": many}


def next_for_me(viewer: Viewer) -> Mine | None:
    """The first thing ahead that I have a seat for, or an answer somebody hopes for."""
    mine = my_signups(viewer)
    asked = next((one for one in mine if one.signup.offer == "asked"), None)
    seated = (one for one in mine if one.next and one.signup.seat == Seat.SEATED)
    return asked or next(seated, None) or next((one for one in mine if one.next), None)


def _asked(viewer: Viewer) -> list[Word]:
    """We have said that we write to them."""
    asks = Q(signups__seat=Seat.ASKED)
    open_ = visible_to(viewer).filter(state__in=(State.PLANNED, State.OPEN))
    rows = open_.annotate(asking=Count("signups", filter=asks), since=Min("signups__asked_at", filter=asks))
    return [
        Word(one.id, one.title, _how_many_ask(one.asking), one.since) for one in rows.filter(asking__gt=0)
    ]


def _how_many_ask(many: int) -> str:
    text = ngettext(
        "%(count)s would like to be in it. Have a talk.",
        "%(count)s would like to be in it. Have a talk with each.",
        many,
    )
    return text % {"count": many}


def _ended(viewer: Viewer) -> list[Word]:
    """Nobody is asked whether they would like to go on before somebody says that it is over."""
    groups = visible_to(viewer).filter(kind="group", state__in=GOING)
    ahead = Count("sessions", filter=Q(sessions__state=Session.State.PLANNED))
    last = Max("sessions__starts_at", filter=Q(sessions__state=Session.State.HELD))
    over = groups.annotate(ahead=ahead, last=last).filter(ahead=0, last__isnull=False)
    text = _("The last time has been. Note that it is held, and each is asked how they would like to go on.")
    return [Word(one.id, one.title, text, one.last) for one in over]


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
    """A group needs two, and one on a break is none; better to know it the week before than at the door."""
    rests = list(peers.visible_to(viewer).filter(state=Rest.RESTING).values_list("person_id", flat=True))
    leads = Q(facilitating__asked_at=None) & ~Q(facilitating__person_id__in=rests)
    groups = visible_to(viewer).filter(kind="group", state__in=GOING)
    going = groups.annotate(lead=Count("facilitating", filter=leads))
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
