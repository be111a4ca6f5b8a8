"""The questions asked, for their bytes and against the clock; then each fault planted, in a process of its own.

Runs with Django ready; what it prints last is what was found. Full: five lives, the passwords' own slow hash, and the
clock on the wall. Small: the two lives the questions are about, the same hash with less memory to go through, and the
time this process itself was at work, which nobody else on the machine disturbs: so few rounds tell.
"""

import json
import time
from collections.abc import Callable
from functools import partial
from math import inf
from random import Random
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import override_settings

from proofs.alike.clock import Found, compared, timed
from proofs.alike.faults import LEAKS
from proofs.alike.questions import Question, questions, things
from proofs.guarding.actors import Actor, everybody, who_ask
from proofs.guarding.apart import in_a_child
from proofs.guarding.trying import build
from proofs.guarding.worlds import OWN, PROGRAMME, World, houses, live
from proofs.typed.hand import Hand
from sideomside.ground.vault.walls import within

AS_ITSELF = 1.0  # two questions lie no further apart than one lies from itself
FAR_MS = 5.0  # and by so little however busy the machine is: the median of the gaps
CLEARLY = 5.0  # times as far: of what is planted, that is enough, and it is not asked again
AGAIN = (1, 4, 16)  # what looks apart is asked so many times as often
FEW = {"timed": 3, "compared": 60}  # of the things behind an id, at small
SLOWER, THINGS = 3, 8  # so many times fewer rounds: where a word is hashed, and for each of the many things
CLOCKS = {"small": time.process_time, "full": time.perf_counter}
Told = dict[str, Any]


class Lighter(Argon2PasswordHasher):
    """Of the same kind and slow all the same: a page takes a fraction of it."""

    memory_cost = 16_384


HASHES = {
    "small": f"{Lighter.__module__}.{Lighter.__qualname__}",
    "full": f"{Argon2PasswordHasher.__module__}.{Argon2PasswordHasher.__qualname__}",
}


def play(size: str, rounds: str, seed: str) -> None:
    worlds, actors = lived_in(size)
    with override_settings(PASSWORD_HASHERS=[HASHES[size]]):
        _play(size, int(rounds), Random(int(seed)), questions(worlds), things(worlds, actors))


def lived_in(size: str) -> tuple[dict[str, World], list[Actor]]:
    if size == "full":
        worlds, _salted = build()
        return worlds, everybody(worlds)
    built, worlds = houses(), {}
    for state in (OWN, PROGRAMME):
        with within(built[state].organisation.id):
            worlds[state] = live(state, built[state])
    return worlds, who_ask(worlds, built)


def _play(size: str, rounds: int, chance: Random, asked: list[Question], behind: list[Question]) -> None:
    by_name = {one.name: one for one in [*asked, *behind]}
    few = size != "full"
    hand, ask = Hand(), partial(_asked, rounds=rounds, chance=chance, clock=CLOCKS[size])
    clocked = chance.sample(behind, FEW["timed"]) if few else behind
    told = {one.name: ask(one, hand) for one in asked}
    told |= {one.name: ask(one, hand, rounds=rounds if few else rounds // THINGS) for one in clocked}
    read = chance.sample(behind, FEW["compared"]) if few else behind
    every = {one.name: compared(one, hand) for one in read} | told
    caught = {leak.__name__: _is_told(leak, by_name[at], ask) for leak, at in LEAKS} | _within_the_noise()
    differing = {
        name: [one.bytes_differing, *one.where] for name, one in every.items() if one.bytes_differing
    }
    timed_ = {name: _in_words(one) for name, one in told.items()}
    print(json.dumps({"timed": timed_, "compared": len(every), "differing": differing, "caught": caught}))


def _asked(  # noqa: PLR0913 - what is asked, by whom, how often, by which clock
    question: Question,
    hand: Hand,
    *,
    rounds: int,
    chance: Random,
    clock: Callable[[], float],
    enough: float = inf,
) -> Found:
    """What looks told apart by the clock is asked again, longer: by then a passing noise is over, and that counts."""
    many = max(5, rounds // SLOWER) if question.slow else rounds
    for times in AGAIN:
        found = timed(question, hand, times * many, chance, clock)
        if not _looks_apart(found) or found.apart > enough:
            break
    return found


def _looks_apart(found: Found) -> bool:
    return found.apart > AS_ITSELF or found.gap_ms > FAR_MS


def _within_the_noise() -> dict[str, bool]:
    """Eight milliseconds on a machine so busy that the same question lies twenty from itself; and two of them."""
    eight, two = (Found(gaps=[gap] * 5, spreads=[20.0] * 5) for gap in (8.0, 2.0))
    return {
        "a gap no wider than the noise": eight.apart <= AS_ITSELF and _looks_apart(eight),
        "innocent: two milliseconds": not _looks_apart(two),
    }


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
        told = bool(compared(question, Hand()).bytes_differing)
        return told or _looks_apart(ask(question, Hand(), enough=CLEARLY))

    return bool(in_a_child(planted))
