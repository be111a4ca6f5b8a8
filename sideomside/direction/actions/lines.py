"""One line: written, written anew, shared, and let go of."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from sideomside.direction.models import Line, What
from sideomside.direction.rules import Readers, may_write, stops_short
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow

NOBODY = Readers()


@transaction.atomic
def write(  # noqa: PLR0913 - one line is this much
    *,
    person: Person,
    what: str,
    words: str,
    prompt: str = "",
    readers: Readers = NOBODY,
    once: UUID | None = None,
    by: Viewer,
) -> Line:
    """Write a hope or a small step. There is one step at a time: a new one takes the old one's place."""
    allow(may_write(by, person.id))
    _one_at_a_time(person.id)
    known = Line.objects.filter(once=once).first() if once else None
    if known:
        return known
    old = _standing_step(person) if what == What.STEP else None
    line = Line(person=person, item=old.item if old else uuid4(), what=what, prompt=prompt, supersedes=old)
    line.words, line.once = words.strip(), once
    return _save(line, readers, "direction.written", by)


@transaction.atomic
def rewrite(*, line: Line, words: str, readers: Readers, once: UUID | None = None, by: Viewer) -> Line:
    """The same item in new words; who may read it is said again with every wording."""
    allow(may_write(by, line.person_id))
    _one_at_a_time(line.person_id)
    known = Line.objects.filter(once=once).first() if once else None
    if known:
        return known
    new = _next(line)
    new.words, new.once = words.strip(), once
    return _save(new, readers, "direction.written", by)


@transaction.atomic
def share(*, line: Line, readers: Readers, by: Viewer) -> Line:
    """Choose who may read this item: my peer, my coordinator, somebody I invited, or nobody."""
    allow(may_write(by, line.person_id))
    if Readers.of(line) == readers:
        return line
    kept = line.peer_from or line.happened_at  # to add a reader is not to pass it on to a later peer
    return _anew(line, readers, by, peer_from=kept if line.for_peer else None)


@transaction.atomic
def pass_on(*, line: Line, by: Viewer) -> Line:
    """What an earlier peer could read, the peer of today may read too, because the person says so."""
    allow(may_write(by, line.person_id))
    _one_at_a_time(line.person_id)
    newer = Line.objects.filter(supersedes=line).exists()
    if newer or not stops_short(line, matching.mine_since(by, line.person_id)):
        return line
    return _anew(line, Readers.of(line), by)


@transaction.atomic
def let_go(*, line: Line, by: Viewer) -> Line:
    """It is put down, without a reason; nobody can read it any more but the person, when they ask."""
    allow(may_write(by, line.person_id))
    new = _next(line)
    new.let_go = True
    return _save(new, NOBODY, "direction.let_go", by)


@transaction.atomic
def take_along(*, person: Person, by: Viewer) -> None:
    """The little book leaves as a file; that it did stands in the log."""
    allow(may_write(by, person.id))
    log.record("direction.printed", about=person.id, by=by)


def _one_at_a_time(person_id: UUID) -> None:
    """A form sent twice at once waits for itself, and then finds that it has been here."""
    Person.objects.select_for_update().get(id=person_id)


def _standing_step(person: Person) -> Line | None:
    return Line.objects.filter(person=person, what=What.STEP, superseded_by=None, let_go=False).last()


def _next(line: Line) -> Line:
    return Line(person=line.person, item=line.item, what=line.what, prompt=line.prompt, supersedes=line)


def _anew(line: Line, readers: Readers, by: Viewer, peer_from: datetime | None = None) -> Line:
    new = _next(line)
    new.words, new.peer_from = line.words, peer_from
    return _save(new, readers, "direction.shared", by)


def _save(line: Line, readers: Readers, verb: str, by: Viewer) -> Line:
    line.for_peer, line.for_coordinator = readers.peer, readers.coordinator
    line.for_supporters = sorted(str(one) for one in readers.supporters)
    line.happened_at, line.by_id, line.by_role = timezone.now(), by.person_id, by.role
    line.peer_from = (line.peer_from or line.happened_at) if readers.peer else None
    line.save(force_insert=True)
    detail = {"what": line.what, "for_peer": line.for_peer, "for_coordinator": line.for_coordinator}
    detail["for_supporters"] = len(readers.supporters)
    log.record(verb, about=line.person_id, thing=line.item, detail=detail, by=by)
    return line
