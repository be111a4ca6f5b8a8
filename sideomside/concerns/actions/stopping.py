"""Contact stops at once, without a reason. Everything the other can see of it was done by the house."""

from django.db import transaction
from django.utils import timezone

from sideomside.companionship import actions as companionship
from sideomside.companionship import queries as walks
from sideomside.concerns.actions.writing import write_to_the_other
from sideomside.concerns.models import PromisedCall, StoppedContact
from sideomside.concerns.queries.stopping import caller
from sideomside.concerns.rules import may_call, may_call_both, may_stop
from sideomside.gatherings import actions as gatherings
from sideomside.ground.audit import log
from sideomside.matching import actions as matching
from sideomside.matching import queries as pairs
from sideomside.matching.rules import OPEN, Pair, Proposal
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, system


@transaction.atomic
def stop_contact(*, pair: Pair, by: Viewer) -> Pair:
    """The pair is over, meetings are off, no more words, and never the two again. Pressed twice it is once."""
    allow(may_stop(by, pair))
    me, other = (pair.participant, pair.peer) if by.is_participant else (pair.peer, pair.participant)
    house = system(pair.organisation_id)
    living, asked = _hold(pair, house)
    if living:
        _end(pair, house)
    for proposal in asked:
        matching.stop(proposal=proposal, by=house)
    _go_nowhere_together(pair, house)
    matching.keep_apart(person=me, other_id=other.id, by=by)
    if living:
        _remember(pair, me, by)
        hat = Hat.PEER if by.is_participant else Hat.PARTICIPANT
        write_to_the_other(person=other, hat=hat, caller=caller(house, pair.programme_id), by=house)
    return pair


@transaction.atomic
def stop_where_apart(*, pair: Pair, by: Viewer) -> Pair:
    """A coordinator has recognised whom a note means, and the two walk together: it stops, and both are called.

    Whoever said meanwhile that it was not this one is heard: it is looked at again under lock.
    """
    allow(by.role == SYSTEM)
    if _hold(pair, by)[0] and pairs.kept_apart(by, pair.participant_id, [pair.peer_id]):
        _end(pair, by)
        _go_nowhere_together(pair, by)
        _remember(pair, None, by)
        for hat, person in ((Hat.PARTICIPANT, pair.participant), (Hat.PEER, pair.peer)):
            write_to_the_other(person=person, hat=hat, caller=caller(by, pair.programme_id), by=by)
    return pair


@transaction.atomic
def note_called(*, stopped: StoppedContact, hat: str, by: Viewer) -> StoppedContact:
    """Somebody has called this one of the two."""
    allow(may_call_both(by, stopped) and hat in (Hat.PARTICIPANT, Hat.PEER))
    held = StoppedContact.objects.select_for_update(of=("self",)).select_related("pair").get(id=stopped.id)
    if getattr(held, f"{hat}_called_at") is None:
        setattr(held, f"{hat}_called_at", timezone.now())
        setattr(held, f"{hat}_called_by_id", by.person_id)
        held.save(update_fields=[f"{hat}_called_at", f"{hat}_called_by_id"])
        called = held.pair.participant_id if hat == Hat.PARTICIPANT else held.pair.peer_id
        log.record("contact.called", about=called, thing=held.id, by=by)
    return held


def _hold(pair: Pair, house: Viewer) -> tuple[bool, list[Proposal]]:
    """Does it live still, and is there a new question about the same two? Seen under lock, in the house's order."""
    walks.held_between(house, pair.id)
    held = pairs.pairs(house).select_for_update(of=("self",)).get(id=pair.id)
    asked = pairs.visible_to(house).filter(participant_id=pair.participant_id, peer_id=pair.peer_id)
    return held.ended_at is None, list(asked.filter(state__in=OPEN).select_for_update(of=("self",)))


@transaction.atomic
def note_promise_kept(*, promised: PromisedCall, by: Viewer) -> PromisedCall:
    """Somebody has called the one who is still here."""
    allow(may_call(by, promised))
    held = PromisedCall.objects.select_for_update().get(id=promised.id)
    if held.called_at is None:
        held.called_at, held.called_by_id = timezone.now(), by.person_id
        held.save(update_fields=["called_at", "called_by_id"])
        log.record("contact.called", about=held.person_id, thing=held.id, by=by)
    return held


def _end(pair: Pair, house: Viewer) -> None:
    for one in walks.visible_to(house).filter(pair_id=pair.id):
        companionship.end(companionship=one, by=house)
    fresh = pairs.pair(house, pair.id)
    matching.end_pair(pair=fresh, by=house)


def _go_nowhere_together(pair: Pair, house: Viewer) -> None:
    """To a choir, the first time: a coordinator finds somebody else."""
    gatherings.look_for_company_again(
        along_with=pair.peer, programme=pair.programme, person=pair.participant, by=house
    )


def _remember(pair: Pair, me: Person | None, by: Viewer) -> None:
    """What stands already never keeps anybody from stopping."""
    said = {
        "programme_id": pair.programme_id,
        "by_person": me,
        "hat": by.role if me else "",
        "stopped_at": timezone.now(),
    }
    row, _new = StoppedContact.objects.get_or_create(pair_id=pair.id, defaults=said)
    log.record("contact.stopped", about=me.id if me else None, thing=row.id, by=by)
