"""Keys: the master key wraps each organisation's key, which wraps each person's key.

Destroying a person's key makes everything sealed with it unreadable, in every copy of the database.
"""

import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import sha256
from os import urandom
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

from sideomside.ground.vault import keyring
from sideomside.ground.vault.keyring import NoMasterKey
from sideomside.ground.vault.models import OrganisationKey, WrappedKey
from sideomside.ground.vault.turning import alone

VERSION = b"\x01"


class KeyIsGone(Exception):
    """The key was destroyed (the person is erased) or never existed: the words cannot be read again."""


def make_key(owner_id: UUID, organisation_id: UUID) -> None:
    """Give an owner a key of their own; key first, row after, so that no row is ever without its key."""
    if owner_id in (_ring.get() or ()):
        return
    fresh = urandom(32)
    wrapped = aes_key_wrap(_organisation_key(organisation_id), fresh)
    WrappedKey.objects.get_or_create(
        owner_id=owner_id, defaults={"organisation_id": organisation_id, "wrapped": wrapped}
    )


def make_keys(owner_ids: Iterable[UUID], organisation_id: UUID) -> None:
    """Keys for many new owners at once, and on the ring, since their rows are about to be sealed."""
    fresh = {owner_id: urandom(32) for owner_id in owner_ids}
    house = _organisation_key(organisation_id)
    WrappedKey.objects.bulk_create(
        WrappedKey(owner_id=owner_id, organisation_id=organisation_id, wrapped=aes_key_wrap(house, key))
        for owner_id, key in fresh.items()
    )
    if (ring := _ring.get()) is not None:
        ring.update(fresh)


def has_key(owner_id: UUID) -> bool:
    return WrappedKey.objects.filter(owner_id=owner_id).exists()


def destroy_key(owner_id: UUID) -> None:
    """Destroy an owner's key; safe to repeat."""
    destroy_keys([owner_id])


def destroy_keys(owner_ids: Iterable[UUID]) -> None:
    gone = set(owner_ids)
    if (waiting := _going.get()) is not None:
        waiting |= gone
        return
    WrappedKey.objects.filter(owner_id__in=gone).delete()
    ring = _ring.get() or {}
    for owner_id in gone & ring.keys():
        del ring[owner_id]


@contextmanager
def keys_go_last() -> Iterator[None]:
    """Keys live in a database of their own: they go when all rows went well, so that no row is left without its key."""
    token = _going.set(going := set[UUID]())
    try:
        yield
    finally:
        _going.reset(token)
    destroy_keys(going)


def seal(owner_id: UUID, place: str, words: bytes) -> bytes:
    """AES-256-GCM under the owner's key; `place` (organisation|table|column|row) binds it where it stands."""
    nonce = urandom(12)
    return VERSION + nonce + AESGCM(_key(owner_id)).encrypt(nonce, words, place.encode())


def unseal(owner_id: UUID, place: str, sealed: bytes) -> bytes:
    """Open what `seal` closed; KeyIsGone when the owner is erased, InvalidTag when it was moved or touched."""
    return AESGCM(_key(owner_id)).decrypt(sealed[1:13], sealed[13:], place.encode())


def seal_for_house(purpose: str, words: bytes) -> bytes:
    """Seal what belongs to nobody in particular (a session, a second factor) under the master key."""
    nonce = urandom(12)
    return VERSION + nonce + AESGCM(keyring.derived(purpose)).encrypt(nonce, words, purpose.encode())


def unseal_for_house(purpose: str, sealed: bytes) -> bytes:
    try:
        return AESGCM(keyring.derived(purpose)).decrypt(sealed[1:13], sealed[13:], purpose.encode())
    except (InvalidTag, ValueError) as wrong:
        raise KeyIsGone(purpose) from wrong


def blind(organisation_id: UUID, purpose: str, value: str) -> str:
    """A keyed fingerprint for finding an address again without storing it readable; per organisation."""
    return hmac.new(
        _blinding(_organisation_key(organisation_id), purpose), value.encode(), sha256
    ).hexdigest()


@lru_cache(32)  # whoever counts asks for the same one over and over
def _blinding(material: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"blind|{purpose}".encode()).derive(material)


def blind_for_house(purpose: str, value: str) -> str:
    """The same across organisations, for sign-in names and rate limits."""
    return hmac.new(keyring.derived(f"blind|{purpose}"), value.encode(), sha256).hexdigest()


def forget_opened_keys() -> None:
    """Close the cupboard: opened keys leave memory (after a restore, between tests)."""
    _opened.clear()
    _blinding.cache_clear()
    keyring.forget()


# Organisations' keys stay open for the life of the process; a person's no longer than one request.
_opened: dict[UUID, bytes] = {}
_ring: ContextVar[dict[UUID, bytes] | None] = ContextVar("key_ring", default=None)
_going: ContextVar[set[UUID] | None] = ContextVar("keys_that_go", default=None)


@contextmanager
def key_ring() -> Iterator[None]:
    """Keep opened keys at hand until we leave, so that a page opens each key once."""
    token = _ring.set({})
    try:
        yield
    finally:
        _ring.reset(token)


def take_keys(owner_ids: Iterable[UUID]) -> None:
    """Put many owners' keys on the ring with one look-up; for lists, so that ten rows cost no more than one."""
    ring = _ring.get()
    if ring is None:
        return
    missing = {owner_id for owner_id in owner_ids if owner_id} - ring.keys()
    for row in WrappedKey.objects.filter(owner_id__in=missing) if missing else ():
        ring[row.owner_id] = aes_key_unwrap(_organisation_key(row.organisation_id), bytes(row.wrapped))


def _key(owner_id: UUID) -> bytes:
    ring = _ring.get()
    if ring is not None and owner_id in ring:
        return ring[owner_id]
    row = WrappedKey.objects.filter(owner_id=owner_id).first()
    if row is None:
        raise KeyIsGone(str(owner_id))
    key = aes_key_unwrap(_organisation_key(row.organisation_id), bytes(row.wrapped))
    if ring is not None:
        ring[owner_id] = key
    return key


def _organisation_key(organisation_id: UUID) -> bytes:
    if organisation_id not in _opened:
        row = OrganisationKey.objects.filter(organisation_id=organisation_id).first()
        row = row or _new_organisation_key(organisation_id)
        _opened[organisation_id] = aes_key_unwrap(_master(row.epoch), bytes(row.wrapped))
    return _opened[organisation_id]


def _new_organisation_key(organisation_id: UUID) -> OrganisationKey:
    """Wrapped in the epoch that is the newest now, not when this process began."""
    with alone():
        ring = keyring.reread()
        wrapped = aes_key_wrap(ring.of(ring.newest), urandom(32))
        row, _ = OrganisationKey.objects.get_or_create(
            organisation_id=organisation_id, defaults={"wrapped": wrapped, "epoch": ring.newest}
        )
        return row


def _master(epoch: int) -> bytes:
    """The master key may have been turned since we read it."""
    try:
        return keyring.ring().of(epoch)
    except NoMasterKey:
        return keyring.reread().of(epoch)
