"""What lies in the house about somebody: letters, lists, worries, questions; each made the way it comes."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.utils import timezone

from proofs.keeping.made import NEVER, Kind, karen, row
from sideomside.breaches.models import Breach
from sideomside.concerns.models import Concern
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.intake.models import InboundMail
from sideomside.oversight.models import Ring
from sideomside.partners.models import Draft
from sideomside.path.models import PeerPath
from sideomside.peers.models import ImportDraft
from sideomside.people.models import Place
from tests.people import House


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
    return ImportDraft.objects.create(brought_by=karen(house), programme=house.programme, sheet={}).pk


def _raw_mail(house: House) -> Any:
    return row(house, InboundMail, "person", handled_at=timezone.now(), state=InboundMail.State.READ).pk


def _worry(closed: bool) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        two: dict[str, Any] = (
            {"closing_by_id": uuid4(), "closed_by_id": uuid4(), "closed_at": timezone.now()} if closed else {}
        )
        return row(house, Concern, "sender", received_at=timezone.now(), second_at=timezone.now(), **two).pk

    return make


def _path(house: House) -> Any:
    return row(house, PeerPath, "person", state=PeerPath.State.STEPPED_BACK, moved_at=timezone.now()).pk


def _breach(closed: bool) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        two: dict[str, Any] = (
            {"closing_by_id": uuid4(), "closed_by_id": uuid4(), "closed_at": timezone.now()} if closed else {}
        )
        return Breach.objects.create(once=uuid4(), **two).pk

    return make


def _question(house: House) -> Any:
    """To a colleague, about a day of somebody's reading."""
    return row(house, Ring, "reader", day=timezone.localdate()).pk


def _draft(house: House) -> Any:
    """Written at a partner's table, and nobody said yes."""
    return row(house, Draft, "contact").pk


def _place(house: House) -> Any:
    return Place.objects.create(programme=house.programme, name="Kaffestuen").pk


def _month_of_log(house: House) -> Any:
    return log.record("read.listed", thing=uuid4().hex, by=house.system).thing_id


THINGS: dict[str, Kind] = {
    "letter that left": Kind(_letter(Letter.State.SENT), Letter, 30, "letter"),
    "letter given up": Kind(_letter(Letter.State.GIVEN_UP), Letter, 30, "letter"),
    "letter on its way": Kind(_letter(Letter.State.WAITING), Letter, NEVER, "letter"),
    "session": Kind(_session, Session, 0),
    "list": Kind(_list, ImportDraft, 1, "draft"),
    "raw mail": Kind(_raw_mail, InboundMail, 30, "raw_mail"),
    "words at a partner's table": Kind(_draft, Draft, 7, "referral"),
    "path put aside": Kind(_path, PeerPath, 180, "contact"),
    "worry": Kind(_worry(closed=True), Concern, 730, "concern"),
    "open worry": Kind(_worry(closed=False), Concern, NEVER, "concern"),
    "something that got out": Kind(_breach(closed=True), Breach, 1825, "breach"),
    "something that may have got out": Kind(_breach(closed=False), Breach, NEVER, "breach"),
    "question about a day of reading": Kind(_question, Ring, 730, "oversight"),
    "place": Kind(_place, Place, NEVER, "organisation"),
    "line of the log": Kind(_month_of_log, Entry, 183, "log"),
}
