"""The master key in each copy, sealed so that only what lies on paper opens it."""

from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LENGTH = 32


class WrongPapers(ValueError):
    """The papers are whole, and belong to another master key."""


def new_pair() -> tuple[bytes, bytes]:
    """The half for the papers, and the public half that stays with the master key."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal_for_paper(public: bytes, words: bytes) -> bytes:
    once = X25519PrivateKey.generate()
    shown = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    nonce = urandom(12)
    return shown + nonce + AESGCM(_key(shared, shown, public)).encrypt(nonce, words, b"recovery")


def open_with_paper(private: bytes, sealed: bytes) -> bytes:
    ours = X25519PrivateKey.from_private_bytes(private)
    shown, nonce, words = sealed[:LENGTH], sealed[LENGTH : LENGTH + 12], sealed[LENGTH + 12 :]
    shared = ours.exchange(X25519PublicKey.from_public_bytes(shown))
    try:
        key = _key(shared, shown, ours.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(nonce, words, b"recovery")
    except InvalidTag as wrong:
        raise WrongPapers("These papers do not open this copy's master key") from wrong


def _key(shared: bytes, shown: bytes, public: bytes) -> bytes:
    return HKDF(hashes.SHA256(), LENGTH, salt=None, info=b"recovery" + shown + public).derive(shared)
