"""The quarter's looks to go through: never one's own. How many are done of how many stands for everybody here."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.oversight.models import Draw, Drawn
from sideomside.oversight.rules import PURPOSES, SCREENS, may_go_through, quarter_after, quarter_before
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import STAFF, SYSTEM, Viewer

LOOKS = ("read.opened", "read.listed")
OPENED_BY_TWO = "opened_messages"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A quarter, and how far one has come with it."""

    draw: Draw
    done: int
    to_ask: int
    mine: int  # that this one may go through now

    @property
    def own(self) -> int:
        """Left, and not for this one to go through."""
        return self.draw.drawn - self.done - self.mine


@dataclass(frozen=True, slots=True)
class Look:
    """One look in words; the name stands there only when somebody is to be asked."""

    row: Drawn
    hat: str
    page: str
    purpose: str
    name: str = ""


def coverage(viewer: Viewer) -> list[Coverage]:
    """Newest first."""
    draws = Draw.objects.all() if viewer.is_coordinator else Draw.objects.none()
    return [_covered(viewer, one) for one in draws]


def count_to_go_through(viewer: Viewer) -> int:
    return _waiting(viewer).count()


def next_look(viewer: Viewer) -> Drawn | None:
    return _waiting(viewer).order_by("draw__quarter", "number").first()


def look(viewer: Viewer, look_id: UUID) -> Look | None:
    """What one goes through; one that is asked about is told to whoever asks, and to those near."""
    row = Drawn.objects.filter(id=look_id).select_related("draw", "reader").first()
    if row is None or not may_go_through(viewer, row):
        return None
    if row.answer != Drawn.Answer.ASK or row.reader_id is None:
        return _told(row, "")
    named = _named(viewer, [row])
    return _told(row, named[row.reader_id]) if row.reader_id in named else None


def to_ask_about(viewer: Viewer) -> list[Look]:
    """Those somebody said they would ask about, and nobody has said what came of it."""
    if not viewer.is_coordinator:
        return []
    rows = Drawn.objects.filter(answer=Drawn.Answer.ASK, settled_at=None, reader__isnull=False)
    found = list(rows.exclude(reader_id=viewer.person_id).select_related("draw"))
    named = _named(viewer, found)
    return [_told(one, named[one.reader_id]) for one in found if one.reader_id in named]


def _named(viewer: Viewer, rows: list[Drawn]) -> dict[UUID, str]:
    """Whoever looked, by name: for the one who asks, and for who coordinates where they are. It leaves a line."""
    readers = {one.reader_id for one in rows if one.reader_id}
    near = set(people.visible_to(viewer).filter(id__in=readers).values_list("id", flat=True))
    asked = {one.reader_id for one in rows if one.reader_id and one.answered_by_id == viewer.person_id}
    named = people.names(viewer, near | asked) if near | asked else {}
    log.record_list(viewer, named, screen="oversight")
    return named


def lines_to_draw(viewer: Viewer, quarter: date) -> QuerySet[Entry]:
    """For the house itself: every look of the quarter by somebody who works here."""
    if viewer.role != SYSTEM:
        return Entry.objects.none()
    return _in(quarter).filter(verb__in=LOOKS, by_role__in=STAFF).exclude(by_id=None)


def always_drawn(viewer: Viewer, quarter: date) -> list[int]:
    """The only glass there is to break: each look at messages that two coordinators opened is gone through."""
    seen = lines_to_draw(viewer, quarter).filter(detail__screen=OPENED_BY_TWO)
    return list(seen.values_list("seq", flat=True))


def last_hash(viewer: Viewer, quarter: date) -> str:
    """Of the quarter's last line; "" where nothing is left of its log, or it is not over."""
    over = timezone.localdate() >= quarter_after(quarter)
    last = _in(quarter).order_by("-seq").first() if over and viewer.role == SYSTEM else None
    return last.hash if last else ""


def quarter_to_draw(viewer: Viewer) -> date | None:
    """The last one that is over, unless it is drawn already."""
    quarter = quarter_before(timezone.localdate())
    drawn = Draw.objects.filter(quarter=quarter).exists()
    return None if drawn or viewer.role != SYSTEM else quarter


def _in(quarter: date) -> QuerySet[Entry]:
    first, after = (
        timezone.make_aware(datetime.combine(day, time())) for day in (quarter, quarter_after(quarter))
    )
    return Entry.objects.filter(at__gte=first, at__lt=after)


def _waiting(viewer: Viewer) -> QuerySet[Drawn]:
    if not viewer.is_coordinator:
        return Drawn.objects.none()
    return Drawn.objects.filter(answer="").exclude(reader_id=viewer.person_id)


def _covered(viewer: Viewer, draw: Draw) -> Coverage:
    rows = draw.looks_drawn
    return Coverage(
        draw,
        rows.exclude(answer="").count(),
        rows.filter(answer=Drawn.Answer.ASK, settled_at=None).count(),
        _waiting(viewer).filter(draw=draw).count(),
    )


def _told(row: Drawn, name: str) -> Look:
    page = str(SCREENS.get(row.page, row.page))
    return Look(
        row,
        str(Role.Name(row.hat).label),
        _("a name in a list: %(page)s") % {"page": page} if row.listed else page,
        str(PURPOSES.get(row.purpose, _("none was given; it is part of the work"))),
        name,
    )
