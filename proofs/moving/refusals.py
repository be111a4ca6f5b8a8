"""Copies and papers that must be refused: spoilt, cut, put over something, or not belonging together."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command

from sideomside.ground.vault import keyring, paper, recovery
from sideomside.site.backups.contents import hash_of_file


def refusals(home: Path, old: Path) -> dict[str, bool]:
    """What each says no to, in a place that is empty but for the master key."""
    kept = settings.MASTER_KEY_FILE.read_bytes()
    found = {name: _is_refused(do, home, old, word) for name, (do, word) in BEFORE.items()}
    settings.MASTER_KEY_FILE.chmod(0o600)
    found |= {name: _is_refused(do, home, old, word) for name, (do, word) in WITH_ANOTHER_KEY.items()}
    keyring.put_away(settings.MASTER_KEY_FILE, kept)
    keyring.forget()
    return found | {name: _is_refused(do, home, old, word) for name, (do, word) in LAST.items()}


def _is_refused(do: Callable[[Path, Path], None], home: Path, old: Path, word: str) -> bool:
    try:
        do(home, old)
    except CommandError as no:
        return word in str(no)
    return False


def _copy(home: Path, old: Path, name: str) -> Path:
    return Path(shutil.copytree(old, home / "spoilt" / name / old.name))


def _restore(copy: Path) -> None:
    call_command("restore", str(copy), stdout=StringIO())


def _a_byte_changed(home: Path, old: Path) -> None:
    copy = _copy(home, old, "byte")
    with (copy / "keys.copy").open("r+b") as file:
        file.seek(200)
        byte = file.read(1)
        file.seek(200)
        file.write(bytes([byte[0] ^ 1]))
    _restore(copy)


def _the_ledger_left_out(home: Path, old: Path) -> None:
    copy = _copy(home, old, "ledger")
    (copy / "erasures.json").unlink()
    _restore(copy)


def _half_a_copy(home: Path, old: Path) -> None:
    copy = _copy(home, old, "half")
    with (copy / "data.copy").open("r+b") as file:
        file.truncate(4096)
    _restore(copy)


def _a_picture_left_out(home: Path, old: Path) -> None:
    """Whoever leaves something out of the file makes the file's own hash right again."""
    copy = _copy(home, old, "picture")
    with closing(sqlite3.connect(copy / "data.copy")) as file, file:
        file.execute("DELETE FROM messages_picture")
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"]["data.copy"] = hash_of_file(copy / "data.copy")
    (copy / "manifest.json").write_text(json.dumps(manifest))
    _restore(copy)


def _over_something(home: Path, old: Path) -> None:
    """The place has been filled by the one before."""
    _restore(old)


def _the_master_key_turned_since(home: Path, old: Path) -> None:
    ring = keyring.reread().with_one_more()
    ring = replace(ring, epochs={ring.newest: ring.of(ring.newest)})
    keyring.put_away(settings.MASTER_KEY_FILE, ring.written())
    keyring.forget()
    _restore(old)


def _another_master_key(home: Path, old: Path) -> None:
    keyring.put_away(settings.MASTER_KEY_FILE, bytes(32))
    keyring.forget()
    _restore(old)


def _no_master_key(home: Path, old: Path) -> None:
    settings.MASTER_KEY_FILE.unlink()
    keyring.forget()
    _restore(old)


def _recover(home: Path, old: Path, *papers: str) -> None:
    names = []
    for number, text in enumerate(papers):
        names.append(home / f"typed-{number}")
        names[-1].write_text(text)
    call_command("keys", "recover", str(old), *map(str, names), stdout=StringIO())


def _one_paper_twice(home: Path, old: Path) -> None:
    text = (home / "paper-A").read_text()
    _recover(home, old, text, text)


def _a_slip_of_the_pen(home: Path, old: Path) -> None:
    one, other = (home / "paper-A").read_text(), (home / "paper-B").read_text()
    line = next(line for line in one.splitlines() if line.startswith("AB "))
    sign = line[-1]
    _recover(home, old, one.replace(line, line[:-1] + ("7" if sign != "7" else "8")), other)


def _papers_of_another_house(home: Path, old: Path) -> None:
    one, other, _third = paper.split(recovery.new_pair()[0])
    _recover(home, old, paper.written(one), paper.written(other))


Spoilt = dict[str, tuple[Callable[[Path, Path], None], str]]
BEFORE: Spoilt = {
    "a byte of the copy is changed": (_a_byte_changed, "has been changed"),
    "the ledger is left out of the copy": (_the_ledger_left_out, "missing"),
    "the copy is cut in half": (_half_a_copy, "has been changed"),
}
WITH_ANOTHER_KEY: Spoilt = {
    "the master key was turned since": (_the_master_key_turned_since, "has been turned"),
    "another master key": (_another_master_key, "not the one"),
    "no master key": (_no_master_key, "Put the master key back"),
    "one paper twice": (_one_paper_twice, "two different papers"),
    "a slip of the pen on a paper": (_a_slip_of_the_pen, "slip in line AB"),
    "papers of another house": (_papers_of_another_house, "do not open"),
}
LAST: Spoilt = {
    "a picture is left out of the copy": (_a_picture_left_out, "messages_picture"),
    "a copy over something that is here": (_over_something, "empty place"),
}
