"""Faults that only a death shows: a yes said too early, an act in pieces, a line written afterwards."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.db import transaction

from proofs.crashing.hands import WORD, fresh_mark, note
from proofs.crashing.standing import Standing
from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.actions import receiving
from sideomside.intake.models import Way
from sideomside.people import actions as people
from sideomside.people.models import Organisation, Programme
from sideomside.people.rules import system, visitor


@dataclass(frozen=True)
class Plant:
    name: str
    hand: Callable[[Path, int], None]
    seen: Callable[[Standing, Standing], bool]


def _die(*_words: Any, **_more: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _newcomer() -> tuple[Any, Any]:
    house = Organisation.objects.get()
    person = people.meet(name="", by=system(house.id))
    return Programme.objects.first(), person


def _yes_before_it_is_committed(notes: Path, number: int) -> None:
    house = Organisation.objects.get()
    with within(house.id), transaction.atomic():
        programme, person = _newcomer()
        mark = fresh_mark()
        intake.receive(programme=programme, person=person, way=Way.FORM, words=mark, by=visitor(house.id))
        note(notes, f"wrote {mark} {person.id}")
        _die()


def _an_act_in_pieces(notes: Path, number: int) -> None:
    """The enquiry is committed by itself, and its words were to come."""
    house = Organisation.objects.get()
    with within(house.id):
        programme, person = _newcomer()
        whole = receiving.receive.__wrapped__  # type: ignore[attr-defined]
        with patch.object(receiving, "keep_words", _committed_and_dead):
            whole(programme=programme, person=person, way=Way.FORM, words=WORD, by=visitor(house.id))


def _committed_and_dead(**_: Any) -> None:
    connection = transaction.get_connection()
    if connection.in_atomic_block:  # on PostgreSQL being inside the walls is one transaction: it is broken up
        connection.commit = connection.connection.commit
        connection.connection.commit()
    _die()


def _the_log_is_written_afterwards(notes: Path, number: int) -> None:
    house = Organisation.objects.get()
    with within(house.id):
        programme, person = _newcomer()
        with patch.object(log, "record", lambda *words, **more: transaction.on_commit(_die)):
            intake.receive(programme=programme, person=person, way=Way.FORM, words=WORD, by=visitor(house.id))


def _said_to_be_sent_before_it_is(notes: Path, number: int) -> None:
    from_here = Organisation.objects.get()
    with within(from_here.id), transaction.atomic():
        _programme, person = _newcomer()
        Letter.objects.create(to_id=person.id, channel="mail", template="x", state=Letter.State.SENT)
    _die()


PLANTS = {
    one.name: one
    for one in (
        Plant("a-yes-before-it-is-committed", _yes_before_it_is_committed, lambda was, now: now.lost > 0),
        Plant("an-act-in-pieces", _an_act_in_pieces, lambda was, now: now.half_done > was.half_done),
        Plant(
            "the-log-is-written-afterwards", _the_log_is_written_afterwards,
            lambda was, now: now.half_done > was.half_done,
        ),
        Plant(
            "said-to-be-sent-before-it-is", _said_to_be_sent_before_it_is,
            lambda was, now: now.letters_lost > was.letters_lost,
        ),
    )
}  # fmt: skip
