"""What lies sealed today must open tomorrow: keys and seals are worked out a second time, by the standard."""

import hmac
import stat
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sideomside.ground.vault import keyring, keys, recovery
from sideomside.ground.vault.keyring import Keyring, NoMasterKey
from sideomside.ground.vault.keys import KeyIsGone

MASTER, OTHER = bytes(range(32)), bytes(range(32, 64))
HOUSE = hmac.digest(bytes(32), MASTER, "sha256")


def expand(key: bytes, info: bytes) -> bytes:
    """RFC 5869, for one block."""
    return hmac.digest(key, info + b"\x01", "sha256")


def hkdf(material: bytes, info: bytes) -> bytes:
    return expand(hmac.digest(bytes(32), material, "sha256"), info)


@pytest.fixture(autouse=True)
def _this_master(settings: Any) -> Iterator[None]:
    settings.MASTER_KEY, settings.MASTER_KEY_COMMAND = b64encode(MASTER).decode(), ""
    keyring.forget()
    yield
    keyring.forget()


def test_the_first_master_key_is_the_first_epoch_and_the_house_comes_from_it() -> None:
    assert keyring.ring() == Keyring({1: MASTER}, HOUSE, b"")
    assert keyring.derived("session") == expand(HOUSE, b"session")


def test_what_is_sealed_for_the_house_is_bound_to_its_purpose() -> None:
    sealed = keys.seal_for_house("session", b"Hej")
    assert sealed[:1] == b"\x01" and len(sealed) == 1 + 12 + 3 + 16
    opened = AESGCM(expand(HOUSE, b"session")).decrypt(sealed[1:13], sealed[13:], b"session")
    assert opened == b"Hej" == keys.unseal_for_house("session", sealed)
    assert keys.seal_for_house("session", b"Hej")[1:13] != sealed[1:13]
    for purpose, touched in (("second factor", sealed), ("session", sealed[:-1] + b"x"), ("session", b"x")):
        with pytest.raises(KeyIsGone, match=f"^{purpose}$"):
            keys.unseal_for_house(purpose, touched)


def test_what_is_sealed_for_somebody_is_bound_to_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_key", lambda owner_id: OTHER)
    sealed = keys.seal(uuid4(), "here|table|column|1", b"Hej")
    assert sealed[:1] == b"\x01"
    assert AESGCM(OTHER).decrypt(sealed[1:13], sealed[13:], b"here|table|column|1") == b"Hej"
    assert keys.unseal(uuid4(), "here|table|column|1", sealed) == b"Hej"
    with pytest.raises(InvalidTag):
        keys.unseal(uuid4(), "here|table|column|2", sealed)


def test_blind_marks_stay_what_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_organisation_key", lambda organisation_id: OTHER)
    mark = hmac.new(hkdf(OTHER, b"blind|mail"), b"ida@post.example", sha256).hexdigest()
    assert keys.blind(uuid4(), "mail", "ida@post.example") == mark
    mark = hmac.new(expand(HOUSE, b"blind|login"), "æ".encode(), sha256).hexdigest()
    assert keys.blind_for_house("login", "æ") == mark


def test_what_only_paper_opens_is_sealed_once_and_for_that_paper() -> None:
    private, public = recovery.new_pair()
    assert X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw() == public
    sealed = recovery.seal_for_paper(public, MASTER)
    shown, nonce, words = sealed[:32], sealed[32:44], sealed[44:]
    shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(shown))
    key = hkdf(shared, b"recovery" + shown + public)
    assert (
        AESGCM(key).decrypt(nonce, words, b"recovery") == MASTER == recovery.open_with_paper(private, sealed)
    )
    again = recovery.seal_for_paper(public, MASTER)
    assert again[:32] != shown and again[32:44] != nonce
    with pytest.raises(recovery.WrongPapers, match="^These papers do not open this copy's master key$"):
        recovery.open_with_paper(recovery.new_pair()[0], sealed)


TEXT = f"""side om side, master key
house {HOUSE.hex()}
recovery {"0a" * 32}
epoch 2 {MASTER.hex()}
epoch 3 {OTHER.hex()}
"""


def test_a_master_key_in_epochs_is_a_text_and_reads_back() -> None:
    ring = Keyring({3: OTHER, 2: MASTER}, HOUSE, bytes([10] * 32))
    assert ring.written().decode() == TEXT
    assert keyring.read(f"\n{TEXT}\n".encode()) == ring
    assert (ring.newest, ring.of(2), ring.of(3)) == (3, MASTER, OTHER)
    plain = Keyring({1: MASTER}, HOUSE)
    assert b"recovery" not in plain.written() and keyring.read(plain.written()) == plain
    with pytest.raises(NoMasterKey, match="^The master key of epoch 1 is not here$"):
        ring.of(1)
    more = ring.with_one_more()
    assert (more.newest, len(more.of(4)), more.of(3), more.house) == (4, 32, OTHER, HOUSE)
    assert ring.with_one_more().of(4) != more.of(4)


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"side om side\nhouse 00\n", b"\xff\xfe" * 20])
def test_what_is_no_master_key_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NoMasterKey, match="^What should be the master key is neither 32 bytes nor our text$"):
        keyring.read(content)


def test_a_program_may_keep_it_and_is_asked_once(settings: Any, tmp_path: Path) -> None:
    kept, asked = tmp_path / "kept", tmp_path / "asked"
    kept.write_bytes(OTHER)
    tells = f"sys.stdout.buffer.write(open({str(kept)!r}, 'rb').read())"
    code = f"import sys; open({str(asked)!r}, 'a').write('x'); {tells}"
    settings.MASTER_KEY, settings.MASTER_KEY_COMMAND = "", f'{sys.executable} -c "{code}"'
    keyring.forget()
    assert keyring.ring() == keyring.ring() and keyring.ring().of(1) == OTHER and asked.read_text() == "x"
    assert not keyring.lies_in_a_file()
    assert keyring.reread().of(1) == OTHER and asked.read_text() == "xx"
    settings.MASTER_KEY_COMMAND = f'{sys.executable} -c "raise SystemExit(3)"'
    with pytest.raises(NoMasterKey, match="^The program that keeps the master key ended with 3$"):
        keyring.reread()


def test_in_a_file_it_is_its_owners_alone_and_never_written_over(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "keys" / "inside" / "master.key"
    keyring.make_master_key(path)
    first = path.read_bytes()
    assert len(first) == 32 and stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    keyring.make_master_key(path)
    assert path.read_bytes() == first
    keyring.put_away(path, MASTER)
    assert path.read_bytes() == MASTER and [one.name for one in path.parent.iterdir()] == ["master.key"]
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", path
    assert keyring.lies_in_a_file() and keyring.reread().of(1) == MASTER
