"""The register as whoever looks after it sees it. Everybody else meets nothing, also that there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.breaches.models import Breach, BreachStep, Risk, Thing, Touched
from sideomside.breaches.rules import Clock, Step, clock, is_closed, may_look_after, said
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True, slots=True)
class Record:
    """One of them, as it is known today: later steps stand in for those that were wrong."""

    breach: Breach
    found: BreachStep
    steps: list[BreachStep]
    whose: frozenset[UUID]
    heard: int  # really told: by letter, by voice, or erased since
    clock: Clock

    @property
    def thing(self) -> Thing:
        return Thing(self.found.thing)

    @property
    def risk(self) -> str:
        judged = [one.risk for one in self.steps if one.name == Step.JUDGED]
        return Risk(judged[-1]) if judged else ""

    @property
    def decided(self) -> BreachStep | None:
        """What was decided about the authority, last."""
        said = [one for one in self.steps if one.name in (Step.REPORTED, Step.NOT_REPORTED)]
        return said[-1] if said else None

    @property
    def hours(self) -> str:
        return said(self.clock)

    @property
    def is_closed(self) -> bool:
        return is_closed(self.breach)


def register(viewer: Viewer) -> list[Record]:
    """Those still open, with the fewest hours left first."""
    found = _mine_of(viewer, Breach.objects.filter(closed_at=None))
    return sorted(found, key=lambda one: (one.clock.decided, one.clock.ends_at))


def closed(viewer: Viewer) -> QuerySet[Breach]:
    """Newest first, to be turned page by page: what is kept from the viewer is gone before anything is counted."""
    rows = Breach.objects.exclude(closed_at=None)
    if not viewer.is_coordinator:
        return rows.none()
    about_them = rows.filter(touched__person_id=viewer.person_id, touched__part=Touched.Part.WHOSE).distinct()
    kept = [one.breach.id for one in _as_known(about_them) if not _mine(viewer, one)]
    return rows.exclude(id__in=kept).order_by("-opened_at", "id")


def closed_known(viewer: Viewer, rows: Iterable[Breach]) -> list[Record]:
    return [one for one in _mine_of(viewer, rows) if one.is_closed]


def record(viewer: Viewer, breach_id: UUID) -> Record | None:
    """For the page and for deciding something."""
    return next(iter(_mine_of(viewer, Breach.objects.filter(id=breach_id))), None)


def _mine_of(viewer: Viewer, rows: Iterable[Breach]) -> list[Record]:
    return [one for one in _as_known(rows) if _mine(viewer, one)]


def _as_known(rows: Iterable[Breach]) -> list[Record]:
    """Everything that stands, in the order it happened; as many questions for many as for one."""
    held = list(rows)
    ids = [row.id for row in held]
    steps: dict[UUID, list[BreachStep]] = {one: [] for one in ids}
    touched: dict[UUID, list[Touched]] = {one: [] for one in ids}
    if held:
        for step in BreachStep.objects.filter(breach__in=ids, superseded_by=None):
            steps[step.breach_id].append(step)
        for one in Touched.objects.filter(breach__in=ids):
            touched[one.breach_id].append(one)
    return [_record(row, steps[row.id], touched[row.id]) for row in held]


def _record(row: Breach, steps: list[BreachStep], touched: list[Touched]) -> Record:
    found = next(one for one in steps if one.name == Step.FOUND)
    stands = {None, found.id}  # whose it was said to be before it was put right no longer counts
    whose = frozenset(
        one.person_id for one in touched if one.part == Touched.Part.WHOSE and one.step_id in stands
    )
    told = [one for one in touched if one.part == Touched.Part.TOLD and one.told_at]
    decided = any(one.name in (Step.REPORTED, Step.NOT_REPORTED) for one in steps)
    hours = clock(found.happened_at, timezone.now(), decided=decided)
    return Record(row, found, steps, whose, len(told) + row.heard_and_gone, hours)


def locked(viewer: Viewer, breach: Breach) -> Record:
    """Held until the act is done, so that two at once come one after the other."""
    return _as_known([Breach.objects.select_for_update(of=("self",)).get(id=breach.id)])[0]


def looks_after(viewer: Viewer, one: Record) -> bool:
    return _mine(viewer, one)


def told_steps(viewer: Viewer, one: Record) -> list[tuple[BreachStep, str]]:
    """What was done and by whom."""
    take_keys(step.id for step in one.steps)
    known = people.names(viewer, {step.by_id for step in one.steps if step.by_id})
    return [(step, known.get(step.by_id, "").partition(" ")[0] if step.by_id else "") for step in one.steps]


def whose(viewer: Viewer, one: Record) -> list[str]:
    """By name, for those who may know of them; a name shown leaves its line."""
    near = whose_known(viewer, one)
    log.record_list(viewer, near, screen="breach")
    return [name for name in people.names(viewer, near).values() if name] if near else []


def whose_known(viewer: Viewer, one: Record) -> frozenset[UUID]:
    """Those among them one may know of."""
    return frozenset(people.visible_to(viewer).filter(id__in=one.whose).values_list("id", flat=True))


def may_second(viewer: Viewer, one: Record) -> bool:
    """Is there anybody who could be the second of two?"""
    return coordinators(viewer).exclude(person_id__in=[*one.whose, viewer.person_id]).exists()


def coordinators(viewer: Viewer) -> QuerySet[Role]:
    """Everybody who coordinates in the house today."""
    return Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE)


def _mine(viewer: Viewer, one: Record) -> bool:
    others = {person_id for person_id, _programme in people.who_coordinate(viewer)} - one.whose
    return may_look_after(viewer, one.found.thing, one.whose, alone=not others)
