"""The two sides as the engine reads them: opaque ids and codes, no names and no words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.ground.vault.keys import take_keys
from sideomside.matching.engine.sides import Candidate, Position, Seeker
from sideomside.matching.engine.slots import mask
from sideomside.matching.models import Pair, Proposal, Wishes
from sideomside.matching.queries.apart import apart_among
from sideomside.matching.rules import OPEN, Ending, State
from sideomside.peers import queries as peers
from sideomside.people.models import Area, Person, Programme, Role
from sideomside.people.rules import Hat, Viewer

ASKED_BEFORE = timedelta(days=180)  # nobody is suggested twice for the same person within half a year


def seeker(viewer: Viewer, person: Person, programme: Programme, others: list[UUID]) -> Seeker:
    """What this participant asked for. What nobody said is not required."""
    return seekers(viewer, [person], programme, others)[0]


def seekers(
    viewer: Viewer, persons: Sequence[Person], programme: Programme, others: Iterable[UUID]
) -> list[Seeker]:
    """The same of many, in as few look-ups as of one."""
    ids = [person.id for person in persons]
    take_keys(ids)
    told = {wishes.person_id: wishes for wishes in Wishes.objects.filter(person_id__in=ids)}
    known = _Known(
        apart=apart_among(viewer, {*ids, *others}),
        others=frozenset(others),
        asked_or_met=_asked_before(ids) | _met(ids),
        days=_waiting_days(ids, programme.id),
        grid=_grid(programme),
    )
    return [_seeker(person, told.get(person.id) or Wishes(person=person), known) for person in persons]


@dataclass(frozen=True)
class _Known:
    """What is known of everybody at once."""

    apart: set[frozenset[UUID]]
    others: frozenset[UUID]
    asked_or_met: set[tuple[UUID, UUID]]
    days: dict[UUID, int]
    grid: dict[str, Position]

    def not_for(self, person_id: UUID) -> set[UUID]:
        """Nobody can tell why somebody is left out."""
        barred = {other for other in self.others if frozenset({person_id, other}) in self.apart}
        return barred | {other for one, other in self.asked_or_met if one == person_id} | {person_id}


def _seeker(person: Person, wishes: Wishes, known: _Known) -> Seeker:
    asked: dict[str, Any] = wishes.asked or {}
    areas = frozenset(str(area) for area in asked.get("areas", ()))
    return Seeker(
        id=str(person.id),
        languages=frozenset(asked.get("languages") or [person.language]),
        themes=tuple(wishes.themes or {}),
        need=int(asked.get("need") or 1),
        slots=mask(asked.get("slots", ())),
        areas=areas,
        position=_position(areas, known.grid),
        reach_km=asked.get("travel_km") or None,
        **_must_or_rather(asked),
        most_important=asked.get("most_important") or None,
        waiting_days=known.days.get(person.id, 0),
        do_not_meet=frozenset(str(other) for other in known.not_for(person.id)),
    )


def candidates(viewer: Viewer, programme: Programme, facts: list[peers.PeerFacts]) -> list[Candidate]:
    """Every peer who has come so far; who is busy, resting or full is simply not available."""
    reserved, grid = _reserved(programme), _grid(programme)
    return [_candidate(each, reserved[each.person_id], grid) for each in facts]


def _candidate(facts: peers.PeerFacts, reserved: int, grid: dict[str, Position]) -> Candidate:
    return Candidate(
        id=str(facts.person_id),
        languages=facts.languages,
        themes=facts.themes,
        formats=facts.formats,
        slots=facts.slots,
        areas=facts.areas,
        position=_position(facts.areas, grid),
        gender=facts.gender,
        age_band=facts.age_band,
        capacity=facts.capacity,
        load=facts.load + reserved,
        paused=not facts.available,
    )


def _reserved(programme: Programme) -> Counter[UUID]:
    """Places that open proposals may come to need; a draft that waits for a yes holds nothing back."""
    asked = Proposal.objects.filter(programme=programme, state__in=OPEN - {State.DRAFTED})
    return Counter(asked.values_list("peer_id", flat=True))


def _asked_before(person_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """A no or a not now, from either side, becomes a quiet "somebody else" for a while; never a mark on anybody."""
    since = timezone.now() - ASKED_BEFORE
    ended = Proposal.objects.filter(participant_id__in=person_ids, moved_at__gte=since, ending__in=SAID_NO)
    return set(ended.values_list("participant_id", "peer_id"))


def _met(person_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Those they walk with already."""
    living = Pair.objects.filter(participant_id__in=person_ids, ended_at=None)
    return set(living.values_list("participant_id", "peer_id"))


SAID_NO = (Ending.NO_ROOM, Ending.PARTICIPANT_NO, Ending.PEER_NO)


def _must_or_rather(asked: dict[str, Any]) -> dict[str, frozenset[str]]:
    """A wish is never silently a rule: only what was called a must is one."""
    said = {}
    for name, code in (("gender", "gender"), ("age", "age")):
        values = frozenset(asked.get(name, ()))
        must = bool(asked.get(f"{name}_must"))
        said[f"{code}_must"] = values if must else frozenset()
        said[f"{code}_rather"] = frozenset() if must else values
    formats = frozenset(asked.get("formats", ()))
    said["formats"] = formats if asked.get("formats_must") else frozenset()
    said["format_rather"] = frozenset() if asked.get("formats_must") else formats
    return said


def _grid(programme: Programme) -> dict[str, Position]:
    """Coarse kilometres of each area on the programme's own grid; empty when nobody has drawn one."""
    found = {str(area.id): area.lies_at for area in Area.objects.filter(programme=programme)}
    drawn = {area: at for area, at in found.items() if at}
    return {area: Position(east * 1000, north * 1000) for area, (east, north) in drawn.items()}


def _position(areas: frozenset[str], grid: dict[str, Position]) -> Position | None:
    """The first of the areas somebody named; the same one every time."""
    return next((grid[area] for area in sorted(areas) if area in grid), None)


def _waiting_days(person_ids: Iterable[UUID], programme_id: UUID) -> dict[UUID, int]:
    """Day zero is set by the house and never typed: the day the first words came."""
    hats = Role.objects.filter(person_id__in=person_ids, programme_id=programme_id, name=Hat.PARTICIPANT)
    return {hat.person_id: max(0, (timezone.now() - hat.since).days) for hat in hats}
