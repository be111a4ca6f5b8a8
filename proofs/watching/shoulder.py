"""What somebody opened, noted where the cipher opens it, below every query and page; and which lines came with it."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from proofs.guarding.actors import Actor
from proofs.guarding.doors import Door
from proofs.guarding.looking import readable, taken_back
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault import keys
from sideomside.ground.vault.fields import Kind, SealedField
from sideomside.ground.vault.privacy import declared_models
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.people.models import Organisation, Role
from sideomside.people.rules import Hat

# Whoever answers here, or for a partner, signs with a first name: that is no look at a person (decision 0018).
COME_HERE = {Hat.PARTICIPANT, Hat.PEER}
NAME = "people.Person.name"
NAMES = {NAME, "gatherings.Signup.alias"}
WHOM = "concerns.Concern.whom"
# Words about health that stand beside a name in a list, where the list's own line is all there is (decision 0018).
IN_A_LIST = {
    ("desk:today", "intake.Message.subject"),  # the first of them, and the line says so
    ("desk:today", "intake.Message.words"),
    ("desk:today", "matching.Wishes.words"),
    ("messages:list", "messages.Opening.reason"),  # a colleague's words
}
ENOUGH = 30  # signs; where so many stand, the rest does too
BROKEN = re.compile(r"</?(?:br|p)\b[^>]*>")  # a line that goes on below is the same words
Opened = tuple[str, bytes]  # where the words stood, and the words


@dataclass
class Seen:
    """One page: what it opened, how much of that was a look at somebody else, and what of that has no line."""

    where: str = ""
    role: str = ""
    status: int = 0
    opened: int = 0
    own: int = 0
    signed: int = 0
    written_to_the_reader: int = 0
    pointed_at: int = 0
    read_by_a_stranger: int = 0
    whom: set[UUID] = field(default_factory=set)
    compared: list[str] = field(default_factory=list)
    looks: set[UUID] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)


class Shoulder:
    """Stands behind whoever reads; whatever a page writes is taken back afterwards."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.tables = {model._meta.db_table: (model, privacy) for model, privacy in declared_models()}
        self.about: dict[tuple[str, str], UUID | None] = {}
        self.comes: dict[UUID, bool] = {}
        self.begun: dict[UUID, int] = {}
        for organisation in Organisation.objects.all():
            with within(organisation.id):
                self.begun[organisation.id] = (log.head() or Entry(seq=0)).seq

    def watch(self, who: Actor, door: Door) -> Seen:
        """Somebody opens a page."""
        places: list[Opened] = []
        self.client.cookies.clear()
        if who.session:
            self.client.cookies["session"] = who.session
        with taken_back():
            with _noting(places), _on_a_day_of_its_own():
                answer = self.client.get(door.path, HTTP_HOST=who.host)
                page = readable(b"".join(answer) if answer.streaming else answer.content)
            request: Any = answer.wsgi_request  # with what the door has hung on it
            viewer = getattr(request, "viewer", None)
            seen = Seen(door.name, viewer.role if viewer else "", answer.status_code)
            if viewer is None or answer.status_code != 200:
                return seen
            with within(request.organisation.id):
                return self._held_against_the_log(seen, places, viewer.person_id, page)

    def behind(self, read: Callable[[], UUID], organisation_id: UUID) -> Seen:
        """Somebody reads in a way of their own, and says who they are."""
        places: list[Opened] = []
        with taken_back(), within(organisation_id):
            with _noting(places), _on_a_day_of_its_own():
                reader = read()
            return self._held_against_the_log(Seen(), places, reader, None)

    def _held_against_the_log(
        self, seen: Seen, places: list[Opened], reader: UUID | None, page: str | None
    ) -> Seen:
        lines = Entry.objects.filter(seq__gt=self.begun[current_organisation()], by_id=reader)
        told = set(lines.values_list("about_id", flat=True))
        opened = set(lines.filter(verb="read.opened").values_list("about_id", flat=True))
        named = [(*self._whose(place), words) for place, words in sorted(set(places))]
        named = [each for each in named if each[0]]
        seen.opened = len(named)
        seen.whom = {UUID(words.decode()) for label, _about, words in named if words and label == WHOM}
        for label, about, words in named:
            if kind := self._no_look(seen, label, about, reader):
                setattr(seen, kind, getattr(seen, kind) + 1)
            elif page is not None and not _stands_on(page, label, words):
                seen.compared.append(label)
            elif about:
                seen.looks.add(about)
                excused = opened if _wants_opening(seen, label) else told
                seen.missing += [label] if about not in excused else []
        return seen

    def _no_look(self, seen: Seen, label: str, about: UUID | None, reader: UUID | None) -> str:
        """Which of the things that are no look at somebody this is; each is counted."""
        if about is None or about == reader:
            return "own"
        if label == NAME and not self._comes_here(about):
            return "signed"
        if label == NAME and about in seen.whom and seen.where.startswith("concerns:"):
            return "pointed_at"
        if label == NAME and reader is None and seen.where == "gatherings:shown":
            return "read_by_a_stranger"
        return "written_to_the_reader" if _is_a_letter(seen, label) else ""

    def _whose(self, place: str) -> tuple[str, UUID | None]:
        """The field, if it is one that may hurt, and the person it is about."""
        _organisation, table, column, row = place.split("|")
        if table not in self.tables:
            return "", None
        model, privacy = self.tables[table]
        if not _may_hurt(model, column):
            return "", None
        key = (table, row)
        if key not in self.about:
            found = model._default_manager.filter(pk=row) if privacy.about else None
            self.about[key] = found.values_list(privacy.about, flat=True).first() if found else None
        return f"{model._meta.label}.{column}", self.about[key]

    def _comes_here(self, person_id: UUID) -> bool:
        """As a participant or a peer, whatever else they do here."""
        if person_id not in self.comes:
            hats = set(Role.objects.filter(person_id=person_id).values_list("name", flat=True))
            self.comes[person_id] = not hats or bool(hats & COME_HERE)
        return self.comes[person_id]


@contextmanager
def _noting(places: list[Opened]) -> Iterator[None]:
    """Every opened word says where it stood: its place is bound into it."""

    class Noted:
        def __init__(self, key: bytes) -> None:
            self.cipher = AESGCM(key)
            self.encrypt = self.cipher.encrypt

        def decrypt(self, nonce: bytes, words: bytes, place: bytes) -> bytes:
            opened = self.cipher.decrypt(nonce, words, place)
            if place.count(b"|") == 3:
                places.append((place.decode(), opened))
            return opened

    with patch.object(keys, "AESGCM", Noted):
        yield


@contextmanager
def _on_a_day_of_its_own() -> Iterator[None]:
    """A list leaves one line a day: none of an hour ago excuses this page."""
    clock = SimpleNamespace(
        localdate=lambda: date(2000, 1, 1), now=timezone.now, make_aware=timezone.make_aware
    )
    with patch.object(log, "timezone", clock):
        yield


def _is_a_letter(seen: Seen, label: str) -> bool:
    """What is written between two, or in a group, with the name it is signed by: nobody sees when the other looked."""
    between = seen.role in COME_HERE
    return between and (
        label.startswith("messages.") or (label == NAME and seen.where.startswith("messages:"))
    )


def _stands_on(page: str, label: str, words: bytes) -> bool:
    """What was opened for the machine to compare, and for nobody to read, stands on no page."""
    shown = " ".join(BROKEN.sub(" ", page).split())
    return any(start in shown for start in _beginnings(label, words.decode("utf-8", "replace")))


def _beginnings(label: str, words: str) -> Iterator[str]:
    """Of a name the first word is enough; of a structure any sentence in it."""
    if label == NAME:
        yield escape(words.split(" ")[0])
        return
    try:
        leaves = list(_leaves(json.loads(words)))
    except ValueError:
        leaves = [words]
    for said in leaves:
        if text := " ".join(said.split()):
            yield escape(text)[:ENOUGH]


def _leaves(inside: Any) -> Iterator[str]:
    """Codes from a list of ours are no words."""
    if isinstance(inside, dict | list):
        for each in inside.values() if isinstance(inside, dict) else inside:
            yield from _leaves(each)
    elif isinstance(inside, str) and " " in inside:
        yield inside


def _wants_opening(seen: Seen, label: str) -> bool:
    """Words about health are opened, one person at a time: a line about a list is no excuse for them."""
    if label in NAMES or (seen.where, label) in IN_A_LIST:
        return False
    model, _, name = label.rpartition(".")
    return any(one.column == name and one.kind == Kind.HEALTH for one in _sealed(apps.get_model(model)))


def _may_hurt(model: Any, column: str) -> bool:
    hurts = (Kind.CONFIDENTIAL, Kind.HEALTH)
    return any(one.column == column and one.kind in hurts for one in _sealed(model))


def _sealed(model: Any) -> list[SealedField]:
    return [one for one in model._meta.concrete_fields if isinstance(one, SealedField)]
