"""For the first pages: what has a clock on it today, what needs a word, and what I come to next."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.gatherings.models import Facilitating, Gathering, Kind, Seat, Session, Signup, State
from sideomside.gatherings.queries.from_before import groups_with_somebody_from_before
from sideomside.gatherings.queries.signing import Mine, my_signups
from sideomside.gatherings.queries.visible import not_over, planned_of, visible_to
from sideomside.gatherings.rules import TWO, has_shrunk
from sideomside.ground.vault.asked_once import asked_once
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
    found = Session.objects.filter(
        Exists(visible_to(viewer).filter(id=OuterRef("gathering_id")).exclude(state=State.PLANNED))
    )
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
    asks = _seats(viewer)
    open_ = [one for one in not_over(viewer) if one.state in (State.PLANNED, State.OPEN)]
    return [
        Word(one.id, one.title, _how_many_ask(len(since)), min(since))
        for one in open_
        if (since := asks.get((one.id, Seat.ASKED)))
    ]


@asked_once
def _seats(viewer: Viewer) -> dict[tuple[UUID, str], list[datetime]]:
    """Who asks to come, and who has a seat, in what is not over: when each of them asked."""
    here = [one.id for one in not_over(viewer)]
    rows = Signup.objects.filter(gathering__in=here, seat__in=(Seat.ASKED, Seat.SEATED)) if here else []
    found: dict[tuple[UUID, str], list[datetime]] = {}
    for one in rows:
        found.setdefault((one.gathering_id, one.seat), []).append(one.asked_at)
    return found


def _how_many_ask(many: int) -> str:
    text = ngettext(
        "%(count)s would like to be in it. Have a talk.",
        "%(count)s would like to be in it. Have a talk with each.",
        many,
    )
    return text % {"count": many}


def _ended(viewer: Viewer) -> list[Word]:
    """Nobody is asked whether they would like to go on before somebody says that it is over."""
    ahead = {one.gathering_id for one in _planned(viewer)}
    over = {one.id: one for one in _groups(viewer) if one.id not in ahead}
    held = Session.objects.filter(gathering__in=over, state=Session.State.HELD)
    last = dict(held.order_by("starts_at").values_list("gathering_id", "starts_at")) if over else {}
    text = _("The last time has been. Note that it is held, and each is asked how they would like to go on.")
    return [Word(one, over[one].title, text, at) for one, at in last.items()]


def _without_a_word(viewer: Viewer) -> list[Word]:
    now = timezone.now()
    past = [one for one in _planned(viewer) if one.ends_at <= now]
    return [
        Word(s.gathering_id, s.gathering.title, _("Nobody has noted how many came"), s.starts_at)
        for s in past
    ]


def _alone_soon(viewer: Viewer) -> list[Word]:
    """A group needs two, and one on a break is none; better to know it the week before than at the door."""
    now, groups = timezone.now(), {one.id for one in _groups(viewer)}
    soon = [s for s in _planned(viewer) if s.gathering_id in groups and now < s.starts_at <= now + SOON]
    if not soon:
        return []
    rests = {one.person_id for one in peers.living(viewer) if one.state == Rest.RESTING}
    leads = Facilitating.objects.filter(gathering__in={s.gathering_id for s in soon}, asked_at=None)
    lead = Counter(at for at, who in leads.values_list("gathering_id", "person_id") if who not in rests)
    text = _("Two lead a group. One is missing.")
    return [
        Word(s.gathering_id, s.gathering.title, text, s.starts_at) for s in soon if lead[s.gathering_id] < TWO
    ]


def _small(viewer: Viewer) -> list[Word]:
    seats = _seats(viewer)
    started = [one for one in _groups(viewer) if one.state == State.STARTED]
    text = _("The group has become small. Ask them how they would like to go on.")
    return [
        Word(one.id, one.title, text, one.made_at)
        for one in started
        if has_shrunk(one, len(seats.get((one.id, Seat.SEATED), ())))
    ]


def _groups(viewer: Viewer) -> list[Gathering]:
    """Those that go on now."""
    return [one for one in not_over(viewer) if one.kind == Kind.GROUP and one.state in GOING]


@asked_once
def _planned(viewer: Viewer) -> list[Session]:
    """Times nobody has noted anything about, of what goes on now."""
    here = planned_of(viewer, (one for one in not_over(viewer) if one.state in GOING))
    return sorted((one for times in here.values() for one in times), key=lambda one: one.starts_at)
