"""Stopping as a peer: said in one press, taken back as easily, and done when nobody waits any more."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship import actions as companionship
from sideomside.companionship import queries as walks
from sideomside.gatherings import actions as gatherings
from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.matching import actions as matching
from sideomside.path.actions.clearing import clear
from sideomside.path.actions.giving import be_no_host, enough_of_it
from sideomside.path.models import Giving, Leaving, PeerPath, Pulse, SparringSeat, TrainingSeat
from sideomside.path.queries import walks_still
from sideomside.path.rules import may_walk_with, may_want_to_stop, may_word_goodbye
from sideomside.peers import actions as peers
from sideomside.peers import queries as files
from sideomside.peers.rules import PeerFile
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.models.person import Channel
from sideomside.people.rules import Hat, Viewer, allow
from sideomside.stories import actions as stories

DIED = "died"


@transaction.atomic
def want_to_stop(*, person: Person, programme: Programme, by: Viewer) -> Leaving:
    """By the peer, or noted by a coordinator who was told. Nobody new is asked about; nobody is taken from anybody."""
    own = may_want_to_stop(by) and by.person_id == person.id and by.works_in(programme.id)
    allow(own or may_walk_with(by, person.id, programme.id))
    Person.objects.select_for_update().get(id=person.id)
    known = Leaving.objects.filter(person=person, programme=programme, done_at=None).first()
    if known:
        return known
    file = _file(person.id, programme.id, by)
    peers.say_energy(peer=file, energy="enough", by=by)
    row = Leaving(person=person, programme=programme, said_at=timezone.now(), said_by_id=by.person_id)
    row.save(force_insert=True)
    log.record("path.wants_to_stop", about=person.id, thing=row.id, by=by)
    return row


@transaction.atomic
def stay_after_all(*, leaving: Leaving, by: Viewer) -> None:
    """As easy as it was said, until it is done. What the peer has written to themselves is not ours to delete."""
    allow(may_word_goodbye(by, leaving) or may_walk_with(by, leaving.person_id, leaving.programme_id))
    row = _held(leaving)
    allow(row.done_at is None)
    if row.words:
        row.done_at = timezone.now()
        row.save(update_fields=["done_at"])
    else:
        row.delete()
    log.record("path.stays", about=leaving.person_id, thing=leaving.id, by=by)


@transaction.atomic
def keep_parting_words(*, leaving: Leaving, words: str, by: Viewer) -> Leaving:
    """What I take with me: my own words, for nobody's use."""
    allow(may_word_goodbye(by, leaving))
    row = _held(leaving)
    row.words = mask(words.strip())[0] or None
    row.save(update_fields=["words"])
    log.record("path.parting_words", about=row.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def hold_last_talk(*, leaving: Leaving, thanks: str = "", by: Viewer) -> Leaving:
    """A talk, and thanks in words the peer can read while they still come in here."""
    allow(may_walk_with(by, leaving.person_id, leaving.programme_id))
    row = _held(leaving)
    allow(row.done_at is None)
    row.talk_at = row.talk_at or timezone.now()
    row.thanks = mask(thanks.strip())[0] or row.thanks
    row.save(update_fields=["talk_at", "thanks"])
    log.record("path.last_talk", about=row.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def let_leave(*, leaving: Leaving, by: Viewer) -> Leaving:
    """When those they walk with have heard it from a human: access ends, and the door stays open."""
    allow(may_walk_with(by, leaving.person_id, leaving.programme_id) and by.is_coordinator)
    row = _held(leaving)
    if row.done_at is not None:
        return row
    allow(not walks_still(by, row.person_id))
    _nothing_ahead(row.person_id)
    gatherings.lead_no_more(person=row.person, programme=row.programme, by=by)
    gatherings.look_for_company_again(along_with=row.person, programme=row.programme, by=by)
    _clear(row.person_id, row.programme_id, by)
    _open_no_door(row.person, row.programme, by)
    peers.stop(peer=_file(row.person_id, row.programme_id, by), by=by)
    stories.send_ways_down(person_id=row.person_id, programme_id=row.programme_id, hat=Hat.PEER, by=by)
    row.done_at = timezone.now()
    row.save(update_fields=["done_at"])
    log.record("path.left", about=row.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def note_death(*, person: Person, programme: Programme, by: Viewer) -> None:
    """A peer has died. Everything ahead is off, no letter leaves, and each they walked with is told by a human."""
    allow(may_walk_with(by, person.id, programme.id) and by.is_coordinator)
    file = _file(person.id, programme.id, by)
    for one_id, _name in walks_still(by, person.id):
        one = walks.companionship(by, one_id)
        if one is not None:
            companionship.end(companionship=one, kind=DIED, by=by)
    matching.stop_for(person_id=person.id, by=by)
    _nothing_ahead(person.id)
    gatherings.lead_no_more(person=person, programme=programme, by=by)
    gatherings.look_for_company_again(along_with=person, programme=programme, by=by)
    _nobody_calls(person, programme, by)
    _clear(person.id, programme.id, by)
    be_no_host(person=person, programme=programme, by=by)
    peers.stop(peer=file, by=by)
    people.change_person(person=person, changes={"channel": Channel.NONE}, by=by)
    Leaving.objects.filter(person=person, programme=programme, done_at=None).update(done_at=timezone.now())
    log.record("path.died", about=person.id, by=by)


def _nothing_ahead(person_id: UUID) -> None:
    """Nobody is asked or expected any more."""
    SparringSeat.objects.filter(person_id=person_id, sparring__starts_at__gte=timezone.now()).delete()
    TrainingSeat.objects.filter(person_id=person_id, day__starts_at__gte=timezone.now()).delete()
    Pulse.objects.filter(person_id=person_id, answered_at=None).delete()


def _nobody_calls(person: Person, programme: Programme, by: Viewer) -> None:
    """A call that is not to be made any more, closed without anybody being said to have made it."""
    now = timezone.now()
    Pulse.objects.filter(person=person, talked_at=None).update(talked_at=now, talked_by_id=None)
    companionship.call_no_more(person_id=person.id, by=by)
    for giving in Giving.objects.filter(person=person, programme=programme, ended_at=None):
        enough_of_it(giving=giving, by=by)


def _open_no_door(person: Person, programme: Programme, by: Viewer) -> None:
    """Whoever is a host besides goes on being one."""
    hosts = Role.objects.filter(person=person, programme=programme, name=Hat.HOST, state=Role.State.ACTIVE)
    if not hosts.exists():
        gatherings.give_back_days(person=person, programme=programme, by=by)


def _clear(person_id: UUID, programme_id: UUID, by: Viewer) -> None:
    for path in PeerPath.objects.filter(person_id=person_id, programme_id=programme_id):
        clear(path=path, by=by)


def _file(person_id: UUID, programme_id: UUID, by: Viewer) -> PeerFile:
    file = files.peer_file(by, person_id)
    allow(file is not None and file.programme_id == programme_id)
    assert file is not None  # noqa: S101 - allowed just above; for the type checker
    return file


def _held(leaving: Leaving) -> Leaving:
    return Leaving.objects.select_for_update().get(id=leaving.id)
