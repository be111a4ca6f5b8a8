"""A suggestion for a group that has not begun: who could be in it and lead it, beside those who are there already."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from sideomside.gatherings.models import Facilitating, Gathering, Kind, Seat, Signup, State
from sideomside.gatherings.queries.visible import next_session
from sideomside.matching import queries as matching
from sideomside.people.data.load import spoken_languages
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer

LIVING = (State.PLANNED, State.OPEN, State.STARTED)
NOON, EVENING = 12, 17


def forming(viewer: Viewer, gathering: Gathering, left_out: frozenset[UUID]) -> matching.Together | None:
    """None where there is nothing to form: no group, begun already, or without a time."""
    first = next_session(viewer, gathering)
    if first is None or not gathering.is_group or gathering.state not in {State.PLANNED, State.OPEN}:
        return None
    around = matching.Around(
        programme=gathering.programme,
        slot=_slot(first.starts_at),
        least=gathering.least or 1,
        most=gathering.seats,
        language=gathering.language,
        inside=_inside(gathering),
        leading=frozenset(
            Facilitating.objects.filter(gathering=gathering).values_list("person_id", flat=True)
        ),
        left_out=left_out | _in_another(gathering) | _who_left(gathering),
    )
    return matching.together(viewer, around)


def languages(viewer: Viewer, programme: Programme) -> list[tuple[str, str]]:
    """Those a group of this programme can be held in, with their names; Danish first."""
    known = spoken_languages()
    if not viewer.coordinates(programme.id):
        return []
    here = "en" if (get_language() or "da").startswith("en") else "da"
    codes = dict.fromkeys(["da", *(code for code in programme.languages if code in known)])
    return [(code, known[code].name[here]) for code in codes]


def _inside(gathering: Gathering) -> frozenset[UUID]:
    rows = Signup.objects.filter(gathering=gathering).exclude(seat=Seat.LEFT)
    return frozenset(rows.values_list("person_id", flat=True))


def _in_another(gathering: Gathering) -> frozenset[UUID]:
    """One group at a time."""
    groups = Gathering.objects.filter(kind=Kind.GROUP, state__in=LIVING)
    others = Signup.objects.filter(gathering__in=groups)
    rows = others.exclude(gathering=gathering).exclude(seat=Seat.LEFT)
    return frozenset(rows.values_list("person_id", flat=True))


def _who_left(gathering: Gathering) -> frozenset[UUID]:
    """Nobody who left it is thought of for it again, and nobody asks them why."""
    rows = Signup.objects.filter(gathering=gathering, seat=Seat.LEFT)
    return frozenset(rows.values_list("person_id", flat=True))


def _slot(starts_at: object) -> int:
    """Which of the week's twenty-one it is, by the clock on the wall."""
    here = timezone.localtime(starts_at)  # type: ignore[arg-type]
    return here.weekday() * 3 + (0 if here.hour < NOON else 1 if here.hour < EVENING else 2)
