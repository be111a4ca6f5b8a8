"""Welcome, or not now, or rather not after all. Each is easy to say, and none of them closes a door."""

from django.db import transaction
from django.db.models import QuerySet

from sideomside.ground.audit import log
from sideomside.path.actions.clearing import clear
from sideomside.path.actions.noting import move, step
from sideomside.path.models import PathStep, PeerPath
from sideomside.path.queries import held, missing, since_begun
from sideomside.path.rules import is_on_the_way, is_own, may_step_back, may_walk_with
from sideomside.peers import actions as peers
from sideomside.peers import queries as files
from sideomside.peers.rules import ONWARD, PeerFile, State
from sideomside.people.rules import SYSTEM, Viewer, allow

BEFORE_APPROVED = (State.CONVERSATION, State.TRAINING)


@transaction.atomic
def begin_training(*, path: PeerPath, by: Viewer) -> PeerPath:
    """After the talk one begins to learn; the rest may come meanwhile."""
    allow(may_walk_with(by, path.person_id, path.programme_id))
    path = held(by, path)
    allow(is_on_the_way(path) and "talk" not in missing(by, path))
    if since_begun(by, path).filter(name=PathStep.Name.TRAINING).exists():
        return path
    file = _file(path, by)
    _onward(file, State.TRAINING, by)
    step(path=path, name=PathStep.Name.TRAINING, by=by)
    log.record("path.training", about=path.person_id, thing=path.id, by=by)
    return path


@transaction.atomic
def welcome(*, path: PeerPath, one_to_one: bool = True, by: Viewer) -> PeerPath:
    """When nothing is missing: the peer's own file goes on, and the peer's room opens beside the participant's."""
    allow(may_walk_with(by, path.person_id, path.programme_id))
    path = held(by, path)
    if path.state == PeerPath.State.WELCOMED:
        return path
    allow(is_on_the_way(path) and not missing(by, path))
    file = _onward(_file(path, by), State.TRAINING, by)
    peers.approve(peer=file, one_to_one=one_to_one, by=by)
    move(path=path, to=PeerPath.State.WELCOMED, by=by)
    step(path=path, name=PathStep.Name.WELCOMED, by=by)
    log.record("path.welcomed", about=path.person_id, thing=path.id, by=by)
    return path


@transaction.atomic
def not_now(*, path: PeerPath, words: str, by: Viewer) -> PeerPath:
    """Said by a human first; then in words the person can read again. What was told for a card goes."""
    allow(may_walk_with(by, path.person_id, path.programme_id) and bool(words.strip()))
    path = held(by, path)
    if path.state == PeerPath.State.NOT_NOW:
        return path
    allow(is_on_the_way(path))
    clear(path=path, by=by)
    peers.put_wish_aside(person=path.person, programme=path.programme, by=by)
    move(path=path, to=PeerPath.State.NOT_NOW, words=words, by=by)
    step(path=path, name=PathStep.Name.NOT_NOW, by=by)
    log.record("path.not_now", about=path.person_id, thing=path.id, by=by)
    return path


@transaction.atomic
def step_back(*, path: PeerPath, by: Viewer) -> PeerPath:
    """One press, no reason, and one may begin again whenever one likes."""
    allow(is_own(by, path))
    path = held(by, path)
    if path.state == PeerPath.State.STEPPED_BACK:
        return path
    allow(may_step_back(by, path))
    clear(path=path, by=by)
    peers.put_wish_aside(person=path.person, programme=path.programme, by=by)
    move(path=path, to=PeerPath.State.STEPPED_BACK, by=by)
    step(path=path, name=PathStep.Name.STEPPED_BACK, by=by)
    log.record("path.stepped_back", about=path.person_id, thing=path.id, by=by)
    return path


@transaction.atomic
def note_taken_back(*, by: Viewer) -> int:
    """The wish was taken back where it was said, or they stopped on the way: then the way is put aside as well."""
    allow(by.role == SYSTEM)
    gone = _without_a_file(PeerPath.objects.filter(state=PeerPath.State.WALKING), by)
    for path in gone:
        clear(path=path, by=by)
        move(path=path, to=PeerPath.State.STEPPED_BACK, by=by)
        step(path=path, name=PathStep.Name.STEPPED_BACK, by=by)
        log.record("path.stepped_back", about=path.person_id, thing=path.id, by=by)
    return len(gone)


@transaction.atomic
def clear_after_stop(*, by: Viewer) -> int:
    """A peer who stopped from their own page left a certificate behind, which was for being a peer."""
    allow(by.role == SYSTEM)
    seen = PeerPath.objects.filter(state=PeerPath.State.WELCOMED, certificate__isnull=False)
    gone = _without_a_file(seen, by)
    for path in gone:
        clear(path=path, by=by)
    return len(gone)


def _without_a_file(paths: QuerySet[PeerPath], by: Viewer) -> list[PeerPath]:
    """Whose file is gone, or who has stopped."""
    going = files.visible_to(by).exclude(state=State.STOPPED)
    here = set(going.values_list("person_id", "programme_id"))
    found = paths.select_related("person", "programme")
    return [path for path in found if (path.person_id, path.programme_id) not in here]


def _file(path: PeerPath, by: Viewer) -> PeerFile:
    file = files.peer_file(by, path.person_id)
    allow(file is not None and file.programme_id == path.programme_id)
    assert file is not None  # noqa: S101 - allowed just above; for the type checker
    return file


def _onward(file: PeerFile, to: str, by: Viewer) -> PeerFile:
    """One step after the other, as the file asks for it; whoever is further along stays there."""
    for each in BEFORE_APPROVED:
        if ONWARD.get(State(file.state)) == each:
            file = peers.take_step(peer=file, to=each, by=by)
        if each == to:
            break
    return file
