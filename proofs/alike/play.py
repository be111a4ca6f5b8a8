"""The questions asked, for their bytes and against the clock; then each fault planted, in a process of its own.

Runs with Django ready and the passwords' own slow hash; what it prints last is what was found.
"""

import json
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from django.test import override_settings

from proofs.alike.clock import Found, compared, timed
from proofs.alike.faults import LEAKS
from proofs.alike.questions import Question, questions, things
from proofs.guarding.actors import everybody
from proofs.guarding.apart import in_a_child
from proofs.guarding.trying import build
from proofs.typed.hand import Hand

SLOW_HASH = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AS_ITSELF = 1.0  # two questions lie no further apart than one lies from itself
CLEARLY = 5.0  # times as far: no noise does that, and nothing is asked again
AGAIN = (1, 4, 16)  # what looks apart is asked so many times as often
FEW = {"timed": 3, "compared": 60}  # of the things behind an id, at small
SLOWER, THINGS = 3, 8  # so many times fewer rounds: where a word is hashed, and for each of the many things
Told = dict[str, Any]


def play(size: str, rounds: str, seed: str) -> None:
    with override_settings(PASSWORD_HASHERS=SLOW_HASH):
        _play(size, int(rounds), Random(int(seed)))


def _play(size: str, rounds: int, chance: Random) -> None:
    worlds, _salted = build()
    asked, behind = questions(worlds), things(worlds, everybody(worlds))
    by_name = {one.name: one for one in [*asked, *behind]}
    few = size != "full"
    hand, ask = Hand(), partial(_asked, rounds=rounds, chance=chance)
    clocked = chance.sample(behind, FEW["timed"]) if few else behind
    told = {one.name: ask(one, hand) for one in asked}
    told |= {one.name: ask(one, hand, rounds=rounds if few else rounds // THINGS) for one in clocked}
    read = chance.sample(behind, FEW["compared"]) if few else behind
    every = {one.name: compared(one, hand) for one in read} | told
    caught = {leak.__name__: _is_told(leak, by_name[at], ask) for leak, at in LEAKS}
    differing = {
        name: [one.bytes_differing, *one.where] for name, one in every.items() if one.bytes_differing
    }
    timed_ = {name: _in_words(one) for name, one in told.items()}
    print(json.dumps({"timed": timed_, "compared": len(every), "differing": differing, "caught": caught}))


def _asked(question: Question, hand: Hand, *, rounds: int, chance: Random) -> Found:
    """What looks told apart by the clock is asked again, longer: by then a passing noise is over, and that counts."""
    many = max(5, rounds // SLOWER) if question.slow else rounds
    for times in AGAIN:
        found = timed(question, hand, times * many, chance)
        if not AS_ITSELF < found.apart <= CLEARLY:
            break
    return found


def _in_words(found: Found) -> Told:
    return {
        "rounds": len(found.gaps),
        "gap_ms": found.gap_ms,
        "same_question_ms": found.spread_ms,
        "apart": found.apart,
    }


def _is_told(leak: Callable[[], None], question: Question, ask: Callable[..., Found]) -> bool:
    """The same questions were alike before it was planted: that they are stands in the figures."""

    def planted() -> bool:
        leak()
        return bool(compared(question, Hand()).bytes_differing) or ask(question, Hand()).apart > AS_ITSELF

    return bool(in_a_child(planted))
