"""What people leave with us, each kind made the way it comes, and until when it was promised to be kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.utils import timezone

from proofs.erasing.play import Alone
from sideomside.concerns.models import Concern
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.intake import actions as intake
from sideomside.intake.models import InboundMail, Way
from sideomside.matching.models import Pair
from sideomside.messages.models import Thread
from sideomside.path.models import PeerPath
from sideomside.peers import actions as peers
from sideomside.peers.models import ImportDraft
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, visitor
from tests.people import House, someone, wearing

NEVER = None


@dataclass(frozen=True)
class Kind:
    """How it is made, where it stands, and how many days after its end it may still be here."""

    make: Callable[[House], Any]
    rows: Any
    days: int | None

    def due(self, end: datetime) -> datetime | None:
        return None if self.days is NEVER else end + timedelta(days=self.days)


def _wrote(house: House, *, talked: bool = False, closed: bool = True, why: str = "withdrawn") -> Person:
    karen = wearing(house, _karen(house), Hat.COORDINATOR)
    person = someone(house, "Ida", Hat.PARTICIPANT)
    enquiry = intake.receive(
        programme=house.programme, person=person, way=Way.FORM, words="x", by=visitor(house.organisation.id)
    )
    if talked:
        intake.hold_talk(enquiry=enquiry, setting=intake.Setting(), note="", by=karen)
    if closed:
        intake.close(enquiry=enquiry, reason=why, by=karen)
    return person


def _karen(house: House) -> Person:
    known = Person.objects.filter(roles__name=Hat.COORDINATOR, roles__state=Role.State.ACTIVE).first()
    return known or someone(house, "Karen", Hat.COORDINATOR)


def _letter(state: str) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        sent = timezone.now() if state == Letter.State.SENT else None
        return Letter.objects.create(
            to_id=uuid4(), channel="mail", template="x", state=state, sent_at=sent
        ).pk

    return make


def _session(house: House) -> Any:
    return Session.objects.create(session_key=uuid4().hex, session_data="", expire_date=timezone.now()).pk


def _list(house: House) -> Any:
    return ImportDraft.objects.create(brought_by=_karen(house), programme=house.programme, sheet={}).pk


def _raw_mail(house: House) -> Any:
    return _row(house, InboundMail, "person", handled_at=timezone.now(), state=InboundMail.State.READ).pk


def _worry(closed: bool) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        two: dict[str, Any] = (
            {"closing_by_id": uuid4(), "closed_by_id": uuid4(), "closed_at": timezone.now()} if closed else {}
        )
        return _row(house, Concern, "sender", received_at=timezone.now(), second_at=timezone.now(), **two).pk

    return make


def _path(house: House) -> Any:
    return _row(house, PeerPath, "person", state=PeerPath.State.STEPPED_BACK, moved_at=timezone.now()).pk


def _pair(house: House, *, ended: bool) -> tuple[Person, Any]:
    person = _wrote(house, talked=True, why="joined")
    pair = _row(house, Pair, "participant", person, ended_at=timezone.now() if ended else None)
    return person, pair


def _walk(house: House) -> Any:
    return _pair(house, ended=True)[0].pk


def _walking(house: House) -> Any:
    return _pair(house, ended=False)[0].pk


def _conversation(house: House) -> Any:
    pair = _pair(house, ended=True)[1]
    return Thread.objects.create(id=pair.id, sort=Thread.Sort.PAIR, programme=house.programme, pair=pair).pk


def _peer(stops: bool) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        person = someone(house, "Jonas")
        file = peers.welcome_applicant(person=person, programme=house.programme, by=house.system)
        if stops:
            peers.stop(peer=file, by=house.system)
        return person.pk

    return make


def _colleague(state: str) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        person = someone(house, "Bo", Hat.HOST)
        Role.objects.filter(person=person).update(state=state)
        return person.pk

    return make


def _month_of_log(house: House) -> Any:
    return log.record("read.listed", thing=uuid4().hex, by=house.system).thing_id


def _row(house: House, model: Any, about: str, person: Person | None = None, **known: Any) -> Any:
    """Built from what the model declares, then put where this life needs it."""
    whose = person or someone(house, "Ida", Hat.PARTICIPANT)
    row = Alone(whose, someone(house, "En anden", Hat.PEER), house.programme).row(model, about)
    model.objects.filter(pk=row.pk).update(**known)
    return row


def here(rows: Any) -> set[Any]:
    """What stands there now."""
    if rows is Entry:
        return set(Entry.objects.filter(verb="read.listed").values_list("thing_id", flat=True))
    return set(rows.objects.values_list("pk", flat=True))


KINDS: dict[str, Kind] = {
    "letter that left": Kind(_letter(Letter.State.SENT), Letter, 30),
    "letter given up": Kind(_letter(Letter.State.GIVEN_UP), Letter, 30),
    "letter on its way": Kind(_letter(Letter.State.WAITING), Letter, NEVER),
    "session": Kind(_session, Session, 0),
    "list": Kind(_list, ImportDraft, 1),
    "raw mail": Kind(_raw_mail, InboundMail, 30),
    "words that led nowhere": Kind(lambda house: _wrote(house).pk, Person, 90),
    "a talk and goodbye": Kind(lambda house: _wrote(house, talked=True).pk, Person, 180),
    "somebody who waits": Kind(lambda house: _wrote(house, closed=False).pk, Person, NEVER),
    "a walk": Kind(_walk, Person, 180),
    "somebody who walks": Kind(_walking, Person, NEVER),
    "conversation": Kind(_conversation, Thread, 90),
    "path put aside": Kind(_path, PeerPath, 180),
    "worry": Kind(_worry(closed=True), Concern, 730),
    "open worry": Kind(_worry(closed=False), Concern, NEVER),
    "peer who stopped": Kind(_peer(stops=True), Person, 730),
    "peer": Kind(_peer(stops=False), Person, NEVER),
    "colleague who left": Kind(_colleague(Role.State.LEFT), Person, 1825),
    "colleague": Kind(_colleague(Role.State.ACTIVE), Person, NEVER),
    "line of the log": Kind(_month_of_log, Entry, 183),
}
# What the promise says, in days; KEEP_DAYS of the house must say the same.
PROMISED = {
    "raw_mail": 30, "never_started": 90, "enquiry": 180, "contact": 180, "messages": 90, "peer": 730,
    "concern": 730, "account": 1825, "letter": 30, "draft": 1, "log": 183,
}  # fmt: skip


def only(names: Iterable[str]) -> dict[str, Kind]:
    return {name: KINDS[name] for name in names}
