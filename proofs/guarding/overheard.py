"""The house's own log listened to while everybody walks through it and pages fall over with words in their hands.

Runs in a process of its own with Django ready, with the handlers of a real installation; what it prints last is
what was found.
"""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

import io
import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection

from proofs.guarding.actors import Actor, everybody
from proofs.guarding.apart import in_a_child
from proofs.guarding.doors import NOTHING, Door, doors
from proofs.guarding.looking import GET, POST, Body, Visitor, forms_of, may_come
from proofs.guarding.scanning import encodings
from proofs.guarding.trying import build
from proofs.guarding.worlds import STATES, World
from sideomside.ground.vault.fields import SealedText
from sideomside.site.headers import NoTokens, SafeHeaders

BEGIN = tuple(f"qz-{state}-" for state in (*STATES, "typed"))  # how a canary begins
TYPED = "qz-typed-nobody-form-zq"
SOME = 30  # doors at which a planted fault must be heard
Told = dict[str, Any]


def play() -> None:
    size, seed = sys.argv[1], int(sys.argv[2])
    worlds, _salted = build()
    actors = everybody(worlds)
    found = list(doors(list(worlds.values())))
    if size == "small":
        found = Random(seed).sample(found, 70)
    steps = list(_steps(found, actors))
    secrets = _secrets(worlds, actors)
    told: Told = {"requests": 0, "fallen": 0, "lines": 0, "canaries": 0, "secrets": 0, "where": []}
    with _listening() as log:
        for hurt in (_nothing, _fault_with_what_was_read, _fault_with_what_was_typed):
            with hurt():
                _walk(steps, told)
        _astray(worlds, told)
        _add_up(log, secrets, told)
    some = Random(seed).sample(steps, SOME)  # all over the house: the first doors are much alike
    told["caught"] = {leak.__name__: _is_seen(leak, some, worlds, secrets) for leak in LEAKS}
    print(json.dumps(told))


def _steps(found: list[Door], actors: list[Actor]) -> Iterator[tuple[Actor, Door]]:
    """Each door with the first who may come in by it, or with a stranger."""
    for door in found:
        yield next((who for who in actors if may_come(who, door)), actors[0]), door


def _walk(steps: list[tuple[Actor, Door]], told: Told) -> None:
    visitor, bodies = Visitor(), dict[str, Body]()
    for who, door in steps:
        seen = visitor.tries(who, door, GET)
        for at, body in forms_of(door.path, seen.text):
            bodies.setdefault(at, {name: f"{value} {TYPED}" for name, value in body.items()})
        said = visitor.tries(who, door, POST, bodies.get(door.path, {"words": TYPED}))
        told["requests"] += 2
        told["fallen"] += (seen.status >= 500) + (said.status >= 500)


def _astray(worlds: dict[str, World], told: Told) -> None:
    """Tokens in addresses that lead nowhere: each of them is a line in the log."""
    visitor, nobody = Visitor(), Actor("stranger", "stranger")
    for world in worlds.values():
        for at in ("/m/{}/x/", "/l/{}/x", "/k/{}/nowhere", "/m/{}"):
            visitor.tries(nobody, Door("astray", NOTHING, at.format(world.tokens["link"])), GET)
            told["requests"] += 1


def _secrets(worlds: dict[str, World], actors: list[Actor]) -> list[bytes]:
    """What opens something: sessions, tokens, the keys of the house."""
    plain = [actor.session for actor in actors if actor.session]
    plain += [token for world in worlds.values() for token in world.tokens.values()]
    plain += [settings.SECRET_KEY]
    master = Path(settings.MASTER_KEY_FILE).read_bytes()
    found = [one.encode() for one in plain if len(one) > 12]
    return [*found, master, master.hex().encode()]


@contextmanager
def _listening() -> Iterator[io.StringIO]:
    """Everything the handlers of the settings write, and whatever is printed beside them."""
    log = io.StringIO()
    before = [
        (handler, handler.stream) for handler in logging.getLogger().handlers if hasattr(handler, "stream")
    ]
    for handler, _stream in before:
        handler.stream = log
    with redirect_stderr(log):
        yield log
    for handler, stream in before:
        handler.stream = stream


def _add_up(log: io.StringIO, secrets: list[bytes], told: Told) -> None:
    said = log.getvalue()
    raw = said.encode()
    told["lines"] = said.count("\n")
    words = [how for begins in BEGIN for found in encodings(begins).values() for how in set(found)]
    told["canaries"] = sum(raw.count(needle) for needle in words)
    told["secrets"] = sum(raw.count(secret) for secret in secrets)
    told["where"] = [line[:200] for line in said.splitlines() if any(one in line for one in BEGIN)][:10]


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _fault_with_what_was_read() -> Iterator[None]:
    """Whoever opens somebody's words falls, and says with what."""
    real = SealedText.from_bytes

    def falls(self: SealedText, raw: bytes) -> str:
        words = real(self, raw)
        raise ValueError(f"cannot show {words!r}")

    SealedText.from_bytes = falls
    try:
        yield
    finally:
        SealedText.from_bytes = real


@contextmanager
def _fault_with_what_was_typed() -> Iterator[None]:
    real = forms.Form.full_clean

    def falls(self: forms.Form) -> None:
        if self.is_bound:
            raise TypeError(f"cannot take {dict(self.data)!r}")
        real(self)

    forms.Form.full_clean = falls
    try:
        yield
    finally:
        forms.Form.full_clean = real


def faults_are_told_whole() -> None:
    for handler in logging.getLogger().handlers:
        handler.setFormatter(logging.Formatter())


def tokens_are_written_out() -> None:
    NoTokens.filter = lambda self, record: True


def a_form_is_logged_when_it_is_wrong() -> None:
    real = forms.Form.add_error

    def told(self: forms.Form, field: str | None, error: ValidationError | str) -> None:
        logging.getLogger("sideomside").warning("wrong: %s", dict(self.data))
        real(self, field, error)

    forms.Form.add_error = told


def every_query_is_logged() -> None:
    """With what stands in it: a session's key, for one."""
    connection.force_debug_cursor = True
    queries = logging.getLogger("django.db.backends")
    queries.setLevel(logging.DEBUG)


def what_came_is_printed() -> None:
    real = SafeHeaders.__call__

    def prints(self: SafeHeaders, request: Any) -> Any:
        if request.method == POST:
            sys.stderr.write(f"{dict(request.POST)}\n")
        return real(self, request)

    SafeHeaders.__call__ = prints


LEAKS: list[Callable[[], None]] = [
    faults_are_told_whole,
    tokens_are_written_out,
    a_form_is_logged_when_it_is_wrong,
    every_query_is_logged,
    what_came_is_printed,
]


def _is_seen(
    leak: Callable[[], None], steps: list[tuple[Actor, Door]], worlds: dict[str, World], secrets: list[bytes]
) -> bool:
    """In a child, so that the next one meets the house as it is."""
    return bool(in_a_child(partial(_with_leak, leak, steps, worlds, secrets)))


def _with_leak(
    leak: Callable[[], None], steps: list[tuple[Actor, Door]], worlds: dict[str, World], secrets: list[bytes]
) -> bool:
    told: Told = Counter()
    leak()
    with _listening() as log:
        with _fault_with_what_was_read():
            _walk(steps, told)
        _walk(steps, told)
        _astray(worlds, told)
        _add_up(log, secrets, told)
    return bool(told["canaries"] or told["secrets"])
