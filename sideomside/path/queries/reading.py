"""Somebody's way to being a peer: for the coordinators who walk it with them, and for themselves."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import Certificate, PathStep, PeerPath, Reference
from sideomside.path.queries.frame import frame_of
from sideomside.path.queries.papers import papers_of
from sideomside.path.rules import Wanted, what_is_missing
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer


def visible_to(viewer: Viewer) -> QuerySet[PeerPath]:
    """The one door. From the participant's room one sees one's way until one is a peer; then from the peer's."""
    found = PeerPath.objects.select_related("person", "programme", "coordinator")
    if viewer.role == SYSTEM:
        return found
    here = found.filter(programme_id__in=viewer.programme_ids)
    if viewer.is_coordinator:
        return here.exclude(person_id=viewer.person_id)
    own = here.filter(person_id=viewer.person_id) if viewer.opened and viewer.person_id else found.none()
    if viewer.is_peer:
        return own
    return own.filter(~Q(state=PeerPath.State.WELCOMED)) if viewer.is_participant else found.none()


def unreached(viewer: Viewer, those: list[Person]) -> list[str]:
    """Whom no letter reaches, by name, for whoever has just changed something they meant to come to."""
    silent = [one for one in those if viewer.is_coordinator and people.letterbox(viewer, one) is None]
    return sorted(one.name or "" for one in silent if one.id != viewer.person_id)


def path_of(viewer: Viewer, person_id: UUID) -> PeerPath | None:
    """For deciding something; a page that shows it uses `opened`."""
    return visible_to(viewer).filter(person_id=person_id).first()


def opened(viewer: Viewer, person_id: UUID) -> PeerPath | None:
    """On a page of its own; that somebody looked is written down."""
    found = path_of(viewer, person_id)
    if found is not None:
        log.record_opening(viewer, about=found.person_id, screen="path")
    return found


def looked_at(viewer: Viewer, person_id: UUID) -> None:
    """A page about a peer whose way nobody may have begun; that somebody looked is written down all the same."""
    log.record_opening(viewer, about=person_id, screen="path")


def listed(viewer: Viewer, people: list[Person], *, screen: str) -> list[Person]:
    """Names to tick off in a form; that they were seen is written down."""
    log.record_list(viewer, {person.id for person in people}, screen=screen)
    return people


def since_begun(viewer: Viewer, path: PeerPath) -> QuerySet[PathStep]:
    """What was written down since it began; whoever begins again begins with a talk."""
    steps = PathStep.objects.filter(path__in=visible_to(viewer).filter(id=path.id))
    last = steps.filter(name=PathStep.Name.BEGUN).order_by("-written_at").first()
    return steps.filter(written_at__gte=last.written_at) if last else steps


def mine(viewer: Viewer) -> PeerPath | None:
    """One's own, wearing the participant's or the peer's hat."""
    return visible_to(viewer).first() if viewer.is_participant or viewer.is_peer else None


def held(viewer: Viewer, path: PeerPath) -> PeerPath:
    """As it is now, held until the act is done, so that two at once come one after the other."""
    rows = PeerPath.objects.select_for_update(of=("self",)).select_related("person", "programme")
    return rows.get(id=path.id)


def walked_with(viewer: Viewer, path: PeerPath) -> str:
    """The first name of the coordinator who walks it with them."""
    if path.coordinator_id is None:
        return ""
    return people.names(viewer, [path.coordinator_id]).get(path.coordinator_id, "").partition(" ")[0]


def steps(viewer: Viewer, path: PeerPath) -> list[tuple[PathStep, str]]:
    """What happened and who noted it, in order."""
    rows = list(PathStep.objects.filter(path__in=visible_to(viewer).filter(id=path.id)))
    take_keys([path.person_id])
    names = people.names(viewer, {row.by_id for row in rows if row.by_id})
    return [(row, names.get(row.by_id, "").partition(" ")[0] if row.by_id else "") for row in rows]


def references(viewer: Viewer, path: PeerPath) -> list[Reference]:
    return list(Reference.objects.filter(path__in=visible_to(viewer).filter(id=path.id)))


def missing(viewer: Viewer, path: PeerPath) -> list[str]:
    """What is still to come before this one can be welcomed."""
    frame, today = frame_of(viewer, path.programme_id), timezone.localdate()
    known = Reference.objects.filter(path=path).exclude(answered_at=None)
    wanted = Wanted(
        talks=since_begun(viewer, path).filter(name=PathStep.Name.TALK).count(),
        references=known.count(),
        references_asked_for=frame.references,
        signed=[one.name for one in papers_of(viewer, path) if one.signed_at],
        recovery_year=frame.recovery_year,
        certificate=Certificate.objects.filter(path=path).first(),
        today=today,
    )
    return what_is_missing(path, wanted)
