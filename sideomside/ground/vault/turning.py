"""A new epoch of the master key, while everybody goes on working: the organisations' keys are wrapped anew.

With the old master key gone, what it wrapped opens no more: not in an old copy of the key store either, unless two
of the three papers are brought together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from django.conf import settings
from django.db import connections, transaction

from sideomside.ground.vault import keyring
from sideomside.ground.vault.keyring import Keyring
from sideomside.ground.vault.models import OrganisationKey


@contextmanager
def alone() -> Iterator[None]:
    """Nobody wraps an organisation's key in an old epoch while another turns it. On SQLite beginning is enough."""
    with transaction.atomic(using="keys"):
        if connections["keys"].vendor == "postgresql":
            with connections["keys"].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext('master key'))")
        yield


def turn() -> int:
    """The whole turn, where the master key lies in a file; stopped in the middle, the next one takes it up."""
    with alone():
        begun = begin()
        put_away(begun)
        wrap_again(begun)
    with alone():  # a new hold: the old epoch goes only when the turn is safely in the key store
        put_away(without_what_nobody_needs())
    return begun.newest


def begin() -> Keyring:
    """Both epochs; those of a turn that was begun already."""
    now = keyring.reread()
    return now if len(now.epochs) > 1 else now.with_one_more()


def wrap_again(ring: Keyring) -> int:
    """Every organisation's key under the newest epoch; safe to repeat."""
    old = list(OrganisationKey.objects.exclude(epoch=ring.newest))
    for row in old:
        opened = aes_key_unwrap(ring.of(row.epoch), bytes(row.wrapped))
        row.wrapped, row.epoch = aes_key_wrap(ring.of(ring.newest), opened), ring.newest
        row.save(update_fields=["wrapped", "epoch"])
    return len(old)


def without_what_nobody_needs() -> Keyring:
    """What lies there now, and of its epochs the newest and those that something is still wrapped in."""
    now = keyring.reread()
    return replace(now, epochs={number: now.of(number) for number in {now.newest, *_wrapped_in()}})


def remember_paper(public: bytes) -> Keyring:
    """From now on each copy carries the master key, sealed so that only the papers open it."""
    return replace(keyring.reread(), recovery=public)


def put_away(ring: Keyring) -> None:
    """In its file; never one that would leave somebody's words without a way in."""
    refuse_to_lose(ring)
    keyring.put_away(Path(settings.MASTER_KEY_FILE), ring.written())
    keyring.forget()


def refuse_to_lose(ring: Keyring) -> None:
    for epoch in _wrapped_in():
        ring.of(epoch)


def _wrapped_in() -> set[int]:
    return set(OrganisationKey.objects.values_list("epoch", flat=True))
