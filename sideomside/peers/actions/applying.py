"""Somebody wants to give support: they are welcome, and nothing is decided yet."""

from django.db import transaction

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.peers.actions.noting import note_step
from sideomside.peers.models import PeerFile, State
from sideomside.peers.rules import GROWN, ON_THE_WAY
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, Viewer, allow, is_self, may_coordinate, system


@transaction.atomic
def welcome_applicant(*, person: Person, programme: Programme, by: Viewer) -> PeerFile:
    """Begin a peer's file; twice is once, and whoever has stopped is asked back by two. The hat waits a while yet."""
    allow(may_coordinate(by, programme.id))
    peer, made = PeerFile.objects.get_or_create(person=person, programme=programme)
    if made:
        people.give_role(person=person, programme=programme, name=Hat.PEER, state=Role.State.INVITED, by=by)
        note_step(peer=peer, to=State.APPLIED, by=by)
        log.record("peer.applied", about=person.id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def wish_to_give(*, person: Person, programme: Programme, by: Viewer) -> PeerFile:
    """From one's own page: I would like to be there for others. A talk follows; nothing else moves with it."""
    allow(by.is_participant and is_self(by, person.id) and by.works_in(programme.id))
    Person.objects.select_for_update().get(id=person.id)
    known = PeerFile.objects.filter(person=person, programme=programme).first()
    return known or welcome_applicant(person=person, programme=programme, by=system(person.organisation_id))


@transaction.atomic
def take_wish_back(*, person: Person, programme: Programme, by: Viewer) -> None:
    """As easy as it was said, as long as no talk has been noted; afterwards one says it to a human."""
    allow(by.is_participant and is_self(by, person.id))
    wished = PeerFile.objects.filter(person=person, programme=programme, state=State.APPLIED)
    # Whoever has stopped once keeps that story: coming back takes two.
    wished = wished.filter(came_with=None).exclude(steps__state=State.STOPPED)
    if not wished.exists():
        return
    invited = Role.objects.filter(person=person, programme=programme, name=Hat.PEER, state=Role.State.INVITED)
    wished.delete()
    invited.delete()
    log.record("peer.wish_taken_back", about=person.id, by=by)


@transaction.atomic
def put_wish_aside(*, person: Person, programme: Programme, by: Viewer) -> None:
    """Not now, said by either side on the way: the file goes, and the wish may be said again whenever one likes.

    Whoever is a peer in another programme stays one there: that yes is not taken back by this.
    """
    own = is_self(by, person.id) and (by.is_participant or by.is_peer) and by.works_in(programme.id)
    allow(own or may_coordinate(by, programme.id))
    Person.objects.select_for_update().get(id=person.id)
    file = PeerFile.objects.filter(person=person, programme=programme, state__in=ON_THE_WAY).first()
    if file is None:
        return
    if file.came_with_id or file.steps.filter(state=State.STOPPED).exists():
        note_step(peer=file, to=State.STOPPED, by=by)  # a story of its own: coming back takes two
        for role in Role.objects.filter(person=person, programme=programme, name=Hat.PEER):
            people.set_role_state(role=role, state=Role.State.LEFT, by=by)
    else:
        file.delete()
        Role.objects.filter(person=person, programme=programme, name=Hat.PEER).delete()
    if not PeerFile.objects.filter(person=person, state__in=GROWN).exclude(id=file.id).exists():
        consents.withdraw(person=person, purpose=Purpose.PEER, channel="page" if own else "talk", by=by)
    log.record("peer.wish_taken_back", about=person.id, by=by)
