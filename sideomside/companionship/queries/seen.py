"""The two see the same; a coordinator sees those of her programmes."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import NOT_ENDED, is_ahead
from sideomside.ground.audit import log
from sideomside.ground.vault.asked_once import asked_once
from sideomside.matching import queries as matching
from sideomside.matching.queries.pairs import living_pairs
from sideomside.matching.rules import Pair
from sideomside.people import queries as people
from sideomside.people.rules import SYSTEM, Viewer


def visible_to(viewer: Viewer) -> QuerySet[Companionship]:
    """Through the pair: who may see the pair may see what became of it, wearing the same hat."""
    found = Companionship.objects.select_related("programme", "participant", "peer", "pair")
    if viewer.role == SYSTEM:
        return found
    if not viewer.is_coordinator:
        return found.filter(pair__in=matching.pairs(viewer))  # few, and found by whose they are
    return found.filter(Exists(matching.pairs(viewer).filter(id=OuterRef("pair_id"))))


@asked_once
def not_over(viewer: Viewer) -> list[Companionship]:
    """Those that have not ended, in one question for all who ask; of a pair that has ended elsewhere too."""
    walk = matching.pairs(viewer).filter(ended_at=None)
    return list(visible_to(viewer).filter(Q(state__in=NOT_ENDED) | Q(pair__in=walk)))


def living_now(viewer: Viewer) -> list[Companionship]:
    """As `living`, out of what is in hand."""
    ended = Companionship.State.ENDED
    return [one for one in not_over(viewer) if one.state != ended and one.pair.ended_at is None]


@asked_once
def open_times(viewer: Viewer) -> list[Meeting]:
    """Agreed on, or waiting for an answer, among those that are not over; the earliest first."""
    known = {one.id: one for one in not_over(viewer)}
    open_ = Meeting.objects.filter(state__in=[Meeting.State.FIXED, Meeting.State.OFFERED])
    rows = open_.filter(companionship__in=known).select_related("place").defer("looks", "video")
    found = list(rows.order_by("starts_at")) if known else []
    for one in found:
        one.companionship = known[one.companionship_id]
    return found


@asked_once
def back(viewer: Viewer) -> set[tuple[UUID, str]]:
    """Of all of them, each pair with the hat of the one who stepped back."""
    pairs = {one.id: one for one in living_pairs(viewer)}
    return matching.stepped_back(
        viewer, ({one.pair_id: one.pair for one in not_over(viewer)} | pairs).values()
    )


def living(viewer: Viewer) -> QuerySet[Companionship]:
    """Nothing comes up any more once the pair has ended, whoever ended it and wherever."""
    return visible_to(viewer).filter(state__in=NOT_ENDED, pair__ended_at=None)


def companionship(viewer: Viewer, companionship_id: UUID) -> Companionship | None:
    return visible_to(viewer).filter(id=companionship_id).first()


def held_between(viewer: Viewer, pair_id: UUID) -> Companionship | None:
    """Held first of all: companionship, then meeting, pair, proposal, peer, and the log last. One order everywhere."""
    found = visible_to(viewer).filter(pair_id=pair_id)
    return found.select_for_update(of=("self",)).first()


def meetings_of(viewer: Viewer, *those: Companionship) -> QuerySet[Meeting]:
    """Newest first."""
    ours = visible_to(viewer).filter(id__in=[one.id for one in those])
    found = Meeting.objects.filter(companionship__in=ours)
    known = found.select_related("place", "rhythm", "companionship__pair", "companionship__programme")
    return known.prefetch_related("times").order_by("-offered_at", "-starts_at")


def times_that_stand(viewer: Viewer, one: Companionship) -> Meeting | None:
    """Offered and not yet answered, or agreed and still ahead: nothing is offered over it."""
    return next((each for each in meetings_of(viewer, one) if is_ahead(each, timezone.now())), None)


def meeting_of(viewer: Viewer, one: Companionship, meeting_id: str) -> Meeting | None:
    """The meeting a button belongs to, when it is one of theirs."""
    return next((row for row in meetings_of(viewer, one) if str(row.id) == meeting_id), None)


def is_here(viewer: Viewer, one: Companionship) -> bool:
    """This one has not stepped back. The other may have: nobody learns it by a button that is gone."""
    return one.pair.ended_at is None and (one.pair_id, viewer.role) not in matching.stepped_back(
        viewer, [one.pair]
    )


def called(viewer: Viewer, one: Companionship) -> tuple[str, str]:
    """For one of the two: what the other is called, which is written down, and who arranged it, by first name."""
    other_id = one.peer_id if viewer.is_participant else one.participant_id
    names = people.names(viewer, {other_id, *([one.begun_by_id] if one.begun_by_id else [])})
    log.record_list(viewer, [other_id], screen="companionship")
    coordinator = names.get(one.begun_by_id, "") if one.begun_by_id else ""
    return names.get(other_id, ""), coordinator.partition(" ")[0]


def named(viewer: Viewer, pair: Pair) -> None:
    """A page that shows no more of the two than what they are called."""
    log.record_list(viewer, [pair.participant_id, pair.peer_id], screen="to_begin")


def opened(viewer: Viewer, one: Companionship) -> None:
    """A coordinator looked at the two: written down for each."""
    for person_id in (one.participant_id, one.peer_id):
        log.record_opening(viewer, about=person_id, screen="companionship")
