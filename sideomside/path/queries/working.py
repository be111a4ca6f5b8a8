"""One's own hours, gathered from where they were given; and what was laid out."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.companionship import queries as companionship
from sideomside.gatherings import queries as gatherings
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import Attended, Employed, Expense, SparringSeat
from sideomside.path.queries.reading import visible_to
from sideomside.path.rules import Hours, hours_in_words, kroner, may_give_time
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class MyHours:
    """A year of them."""

    year: int
    years: list[int]
    lines: list[Hours]
    in_all: str
    kinds: list[tuple[str, str]]


@dataclass(frozen=True)
class ToSettle:
    """For the coordinator."""

    expense: Expense
    name: str
    amount: str


def my_hours(viewer: Viewer, year: int | None = None) -> MyHours | None:
    """Meetings, groups, café days, what one learned and supervision. Nobody else sees them added up."""
    if not may_give_time(viewer):
        return None
    everything = sorted(_all(viewer), key=lambda line: line.day, reverse=True)
    years = sorted({line.day.year for line in everything} | {timezone.localdate().year}, reverse=True)
    chosen = year if year in years else years[0]
    lines = [line for line in everything if line.day.year == chosen]
    kinds = {line.what: sum(one.minutes for one in lines if one.what == line.what) for line in lines}
    told = [(what, hours_in_words(minutes)) for what, minutes in sorted(kinds.items())]
    return MyHours(chosen, years, lines, hours_in_words(sum(kinds.values())), told)


def _all(viewer: Viewer) -> list[Hours]:
    given = [Hours(at, _("Meetings"), minutes) for at, minutes in companionship.time_given(viewer)]
    given += [Hours(at, _("Groups"), minutes) for at, minutes in gatherings.time_led(viewer)]
    given += [Hours(at, _("The café"), minutes) for at, minutes in gatherings.time_hosted(viewer)]
    learned = Attended.objects.filter(person_id=viewer.person_id, day__isnull=False)
    given += [Hours(one.on, _("Learning"), one.minutes) for one in learned]
    seats = SparringSeat.objects.filter(person_id=viewer.person_id, came=True).select_related("sparring")
    return given + [
        Hours(timezone.localdate(one.sparring.starts_at), _("Peer supervision"), one.sparring.minutes)
        for one in seats
    ]


def my_expenses(viewer: Viewer) -> list[tuple[Expense, str]]:
    """Newest first, with the amount in words."""
    if not may_give_time(viewer):
        return []
    rows = Expense.objects.filter(person_id=viewer.person_id, programme_id__in=viewer.programme_ids)
    return [(one, kroner(one.ore)) for one in rows]


def expenses(viewer: Viewer) -> QuerySet[Expense]:
    """A coordinator's own programmes; never her own."""
    found = Expense.objects.filter(programme_id__in=viewer.programme_ids).select_related(
        "person", "programme"
    )
    return found.exclude(person_id=viewer.person_id) if viewer.is_coordinator else found.none()


def expenses_to_settle(viewer: Viewer) -> list[ToSettle]:
    """Oldest first: sent, or approved and not paid yet."""
    waiting = expenses(viewer).filter(state__in=[Expense.State.SENT, Expense.State.APPROVED])
    rows = list(waiting.order_by("day", "moved_at"))
    take_keys(one.person_id for one in rows)
    log.record_list(viewer, {one.person_id for one in rows}, screen="expenses")
    return [ToSettle(one, one.person.name or "", kroner(one.ore)) for one in rows]


def count_expenses_sent(viewer: Viewer) -> int:
    """For I dag; no names."""
    return expenses(viewer).filter(state=Expense.State.SENT).count()


def employed(viewer: Viewer, person_id: UUID, programme_id: UUID) -> Employed | None:
    """For the one it is about, and for those who walk with them."""
    own = viewer.is_peer and viewer.person_id == person_id
    seen = own or visible_to(viewer).filter(person_id=person_id, programme_id=programme_id).exists()
    return Employed.objects.filter(person_id=person_id, programme_id=programme_id).first() if seen else None
