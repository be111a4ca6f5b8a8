"""A coordinator begins to walk with somebody who would like to be there for others."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.path.actions.certificates import drop_certificate
from sideomside.path.actions.noting import move, step
from sideomside.path.models import PathStep, PeerPath
from sideomside.path.queries import LET_GO, held
from sideomside.path.rules import may_walk_with
from sideomside.peers import queries as peers
from sideomside.peers.rules import GROWN, State, is_employed
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def begin(*, person: Person, programme: Programme, by: Viewer) -> PeerPath:
    """For the first time, or again when it was put aside or they come back; or another coordinator goes on."""
    allow(may_walk_with(by, person.id, programme.id))
    file = peers.peer_file(by, person.id)
    allow(file is not None and file.programme_id == programme.id and file.state != State.STOPPED)
    # a peer since before: there is nothing to be welcomed to
    grown = file is not None and file.state in GROWN
    Person.objects.select_for_update().get(id=person.id)
    path, made = PeerPath.objects.get_or_create(
        person=person, programme=programme, defaults={"moved_at": timezone.now()}
    )
    again = path.state in LET_GO or (path.state == PeerPath.State.WELCOMED and not grown)
    if path.coordinator_id == by.person_id and not again:
        return path
    path.coordinator_id = by.person_id
    path.employed = file is not None and is_employed(file)
    path.save(update_fields=["coordinator", "employed"])
    if made or again:
        move(path=path, to=PeerPath.State.WELCOMED if grown else PeerPath.State.WALKING, by=by)
        step(path=path, name=PathStep.Name.BEGUN, by=by)
    log.record("path.begun", about=person.id, thing=path.id, by=by)
    return path


@transaction.atomic
def settle(*, path: PeerPath, with_children: bool, employed: bool, by: Viewer) -> PeerPath:
    """What this peer will meet here, and how they are employed: it decides what is asked for."""
    allow(may_walk_with(by, path.person_id, path.programme_id))
    path = held(by, path)
    path.with_children, path.employed = with_children, employed
    path.save(update_fields=["with_children", "employed"])
    if not with_children:
        drop_certificate(path=path, by=by)
    log.record("path.settled", about=path.person_id, thing=path.id, by=by)
    return path
