"""The master key in its epochs: from a file, from the environment, or from a program of the operator's (a KMS, an HSM).

Thirty-two bytes alone are the first epoch. After a turn, or once there is something on paper, it is a short text:

    side om side, master key
    house HEX        what sessions, second factors and fingerprints come from; it outlives every turn
    recovery HEX     the public half of what lies on paper
    epoch 2 HEX      what opens the organisations' keys; two of them only while a turn is under way
"""

import hmac
import os
import shlex
import subprocess
from base64 import b64decode
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.conf import settings

TITLE = "side om side, master key"
LENGTH = 32
PATIENCE = 30  # seconds an operator's program may take


class NoMasterKey(RuntimeError):
    """There is none here, or none of the epoch that something was wrapped in."""


@dataclass(frozen=True)
class Keyring:
    """Every epoch we can still open, and what does not turn with them."""

    epochs: dict[int, bytes]
    house: bytes
    recovery: bytes = b""

    @property
    def newest(self) -> int:
        return max(self.epochs)

    def of(self, epoch: int) -> bytes:
        if epoch not in self.epochs:
            raise NoMasterKey(f"The master key of epoch {epoch} is not here")
        return self.epochs[epoch]

    def with_one_more(self) -> "Keyring":
        return replace(self, epochs=self.epochs | {self.newest + 1: os.urandom(LENGTH)})

    def written(self) -> bytes:
        lines = [TITLE, f"house {self.house.hex()}"]
        lines += [f"recovery {self.recovery.hex()}"] if self.recovery else []
        lines += [f"epoch {number} {key.hex()}" for number, key in sorted(self.epochs.items())]
        return ("\n".join(lines) + "\n").encode()


def read(content: bytes) -> Keyring:
    if len(content) == LENGTH:
        # The first half of HKDF, so that what was derived from the first master key stays, and it itself can go.
        return Keyring({1: content}, hmac.new(bytes(LENGTH), content, sha256).digest())
    title, *lines = content.decode("ascii", "replace").strip().splitlines() or [""]
    if title != TITLE:
        raise NoMasterKey("What should be the master key is neither 32 bytes nor our text")
    told = dict(line.rsplit(" ", 1) for line in lines)
    epochs = {
        int(name.split()[1]): bytes.fromhex(key) for name, key in told.items() if name.startswith("epoch ")
    }
    return Keyring(epochs, bytes.fromhex(told["house"]), bytes.fromhex(told.get("recovery", "")))


@lru_cache
def ring() -> Keyring:
    """Read once in the life of a process; `reread` when an epoch is missing from it."""
    if settings.MASTER_KEY:
        return read(b64decode(settings.MASTER_KEY))
    if settings.MASTER_KEY_COMMAND:
        return read(_told_by_a_program())
    return read(Path(settings.MASTER_KEY_FILE).read_bytes())


def reread() -> Keyring:
    forget()
    return ring()


def forget() -> None:
    ring.cache_clear()
    derived.cache_clear()


def lies_in_a_file() -> bool:
    """Only then can we write a new one in its place; elsewhere the operator does."""
    return not (settings.MASTER_KEY or settings.MASTER_KEY_COMMAND)


@lru_cache
def derived(purpose: str) -> bytes:
    return HKDFExpand(hashes.SHA256(), LENGTH, info=purpose.encode()).derive(ring().house)


def make_master_key(path: Path) -> None:
    """Write a new master key that only its owner can read; never over an old one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        put_away(path, os.urandom(LENGTH))


def put_away(path: Path, content: bytes) -> None:
    """Whole or not at all, and on the disk before we go on."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(0o400)
    draft.replace(path)
    _on_the_disk(path.parent)


def _on_the_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told_by_a_program() -> bytes:
    words = shlex.split(settings.MASTER_KEY_COMMAND)
    done = subprocess.run(words, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 - the operator's own
    if done.returncode:
        raise NoMasterKey(f"The program that keeps the master key ended with {done.returncode}")
    return done.stdout
