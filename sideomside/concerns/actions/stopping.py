"""Contact stops at once, without a reason. Everything the other can see of it was done by the house."""

from django.db import transaction
from django.utils import timezone

from sideomside.companionship import actions as companionship
from sideomside.companionship import queries as walks
from sideomside.concerns.actions.writing import write_to_the_other
from sideomside.concerns.models import StoppedContact
from sideomside.concerns.queries.stopping import caller
from sideomside.concerns.rules import may_call_both, may_stop
from sideomside.ground.audit import log
from sideomside.matching import actions as matching
from sideomside.matching import queries as pairs
from sideomside.matching.rules import OPEN, Pair
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer, allow, system


@transaction.atomic
def stop_contact(*, pair: Pair, by: Viewer) -> Pair:
    """The pair is over, meetings are off, no more words, and never the two again. Pressed twice it is once."""
    allow(may_stop(by, pair))
    me, other = (pair.participant, pair.peer) if by.is_participant else (pair.peer, pair.participant)
    house = system(pair.organisation_id)
    living = _is_living(pair, house)
    _stop_asking(pair, house)
    matching.keep_apart(person=me, other_id=other.id, by=by)
    if living:
        _end(pair, house)
        _remember(pair, me, by)
        hat = Hat.PEER if by.is_participant else Hat.PARTICIPANT
        write_to_the_other(person=other, hat=hat, caller=caller(house, pair.programme_id), by=house)
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


def _is_living(pair: Pair, house: Viewer) -> bool:
    """Seen under lock, so that two who press at the same moment end it once."""
    held = pairs.pairs(house).select_for_update(of=("self",)).get(id=pair.id)
    return held.ended_at is None


def _stop_asking(pair: Pair, house: Viewer) -> None:
    """A new question about the same two, if there is one."""
    asked = pairs.visible_to(house).filter(participant_id=pair.participant_id, peer_id=pair.peer_id)
    for proposal in asked.filter(state__in=OPEN):
        matching.stop(proposal=proposal, by=house)


def _end(pair: Pair, house: Viewer) -> None:
    for one in walks.visible_to(house).filter(pair_id=pair.id):
        companionship.end(companionship=one, by=house)
    fresh = pairs.pair(house, pair.id)
    matching.end_pair(pair=fresh, by=house)


def _remember(pair: Pair, me: Person, by: Viewer) -> None:
    row = StoppedContact(
        pair_id=pair.id, programme_id=pair.programme_id, by_person=me, hat=by.role, stopped_at=timezone.now()
    )
    row.save(force_insert=True)
    log.record("contact.stopped", about=me.id, thing=row.id, by=by)
