"""The public calendar: cafés, events and open courses, by day and place. A cancelled one stays where it was."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.gatherings.models import Gathering, Kind, Session, State
from sideomside.gatherings.rules import SHOWN, Noted
from sideomside.people import queries as people
from sideomside.people.days.opening import Hours, openings
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Place, from_outside
from sideomside.people.rules import Viewer

FEED_DAYS = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    place: Place | None
    words: str = ""
    cancelled: bool = False
    gathering_id: UUID | None = None  # none for a café: one just walks in
    changes: int = 0
    lang: str = ""

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts)

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()

    @property
    def is_now(self) -> bool:
        return not self.cancelled and self.starts <= timezone.now() < self.ends


def calendar(
    viewer: Viewer, start: date | None = None, days: int = 28, place_id: UUID | None = None
) -> list[Entry]:
    """From a day and on, soonest first. What is over today is left out; what is cancelled is not."""
    start = start or timezone.localdate()
    found = [*_cafes(viewer, start, days), *_sessions(viewer, start, days)]
    kept = [one for one in found if place_id is None or (one.place and one.place.id == place_id)]
    now = timezone.now()
    return sorted((one for one in kept if one.ends > now), key=lambda one: (one.starts, one.title))


def feed(viewer: Viewer, place_id: UUID | None = None) -> list[Noted]:
    """The same for calendar programs. Groups are not in it: where a closed group meets is the group's own."""
    return [_noted(one) for one in calendar(viewer, days=FEED_DAYS, place_id=place_id)]


def groups_open(viewer: Viewer) -> list[tuple[Gathering, Session]]:
    """Groups that have not begun yet, with their first evening."""
    found = _here(viewer).filter(kind=Kind.GROUP, state=State.OPEN).select_related("place__area")
    firsts = [(one, one.sessions.exclude(state=Session.State.CANCELLED).first()) for one in found]
    ahead = [(one, first) for one, first in firsts if first and first.starts_at > timezone.now()]
    return sorted(ahead, key=lambda pair: pair[1].starts_at)


def is_group_open(viewer: Viewer, gathering: Gathering) -> bool:
    return gathering.is_group and gathering.state == State.OPEN


def on_show(viewer: Viewer, gathering_id: UUID) -> Gathering | None:
    """One that anybody may read about. A group that has begun is nobody else's."""
    found = _shown(Gathering.objects.all()).filter(id=gathering_id).first()
    if found and found.is_group and found.state not in {State.OPEN, State.CANCELLED}:
        return None
    return found


def _here(viewer: Viewer) -> QuerySet[Gathering]:
    """By a programme's own front door its own; else everybody's."""
    every = Gathering.objects.all()
    return every.filter(programme_id=viewer.at) if viewer.at else every


def _shown(found: QuerySet[Gathering]) -> QuerySet[Gathering]:
    return found.filter(state__in=SHOWN).select_related("place__area", "programme")


def _sessions(viewer: Viewer, start: date, days: int) -> list[Entry]:
    first = datetime.combine(start, time(), COPENHAGEN)
    found = (
        Session.objects.filter(
            Exists(_shown(_here(viewer)).filter(id=OuterRef("gathering_id")).exclude(kind=Kind.GROUP)),
            starts_at__gte=first - timedelta(days=1),
            starts_at__lt=datetime.combine(start + timedelta(days=days), time(), COPENHAGEN),
        )
        .select_related("gathering__place__area")
        .order_by("starts_at")
    )
    return [_entry(one) for one in found if one.ends_at > first]


def _entry(one: Session) -> Entry:
    about = one.gathering
    off = one.state == Session.State.CANCELLED or about.state == State.CANCELLED
    return Entry(
        f"{one.id}@kalender",
        about.called,
        one.starts_at,
        one.ends_at,
        about.place,
        one.theme,
        off,
        about.id,
        one.changes,
        about.lang,
    )


def _cafes(viewer: Viewer, start: date, days: int) -> list[Entry]:
    """Open doors, and those that would have been open and are not."""
    open_ = [_door(c.place, c.starts, c.ends, c.host_note) for c in people.coffee(viewer, start, days)]
    known = {one.uid for one in open_}
    return open_ + [one for one in _shut(viewer, start, days) if one.uid not in known]


def _shut(viewer: Viewer, start: date, days: int) -> list[Entry]:
    found = []
    for place in people.shown_places(viewer).filter(serves_coffee=True).prefetch_related("hours", "closures"):
        closed = [c for c in place.closures.all() if not c.open_anyway]
        weekly = [
            Hours(h.weekday, h.opens, h.closes) for h in place.hours.all() if _in_season(h, start, days)
        ]
        for one in openings(weekly, (), start, days) if closed else ():
            why = next((c for c in closed if c.first_day <= one.starts.date() <= c.last_day), None)
            if why:
                found.append(_door(place, one.starts, one.ends, why.note, cancelled=True))
    return found


def _in_season(hours: object, start: date, days: int) -> bool:
    first, last = getattr(hours, "first_day", None), getattr(hours, "last_day", None)
    return (first is None or first <= start + timedelta(days=days)) and (last is None or last >= start)


def _door(place: Place, starts: datetime, ends: datetime, words: str, *, cancelled: bool = False) -> Entry:
    uid = f"{place.id}-{starts.astimezone(UTC):%Y%m%dT%H%M}@kalender"
    return Entry(uid, _("Open café"), starts, ends, place, words, cancelled, changes=int(cancelled))


def _noted(one: Entry) -> Noted:
    page = (
        reverse("gatherings:shown", args=[one.gathering_id])
        if one.gathering_id
        else reverse("gatherings:calendar")
    )
    return Noted(
        one.uid,
        _("Cancelled: %(what)s") % {"what": one.title} if one.cancelled else one.title,
        one.starts,
        one.ends,
        _address(one.place),
        from_outside(page),
        one.cancelled,
        one.changes,
    )


def _address(place: Place | None) -> str:
    if place is None:
        return ""
    town = " ".join(filter(None, (place.postcode, place.town)))
    return ", ".join(filter(None, (place.name, place.street, town)))
