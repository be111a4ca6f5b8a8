"""Translations live in each room's own catalogue; this reads them and says what is missing."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from house.tree import PACKAGE

PLURALS = "nplurals=2; plural=(n != 1);"
HEADER = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {PLURALS}\\n"\n'
USES_TEXT = re.compile(r"gettext|{%\s*(?:translate|trans|blocktranslate|blocktrans)\b|\b_\(")


def rooms_with_text(root: Path) -> Iterator[Path]:
    """Rooms that say something to somebody."""
    package = root / PACKAGE
    rooms = [
        path
        for path in [*package.iterdir(), *(package / "ground").iterdir()]
        if (path / "__init__.py").exists()
    ]
    for room in sorted(rooms):
        if room.name != "ground" and (_catalogue(room).exists() or any(map(_has_text, _sources(room)))):
            yield room


def what_is_untranslated(root: Path) -> list[str]:
    """Every room against its own sources: missing, stale, empty, fuzzy, or with the wrong plural rule."""
    return [line for room in rooms_with_text(root) for line in _wrong_in(room, room.relative_to(root))]


def catalogues(root: Path) -> dict[str, polib.POFile]:
    """Each room's Danish catalogue, by the room's path."""
    found = sorted((root / PACKAGE).glob("**/locale/da/LC_MESSAGES/django.po"))
    return {str(path.parents[3].relative_to(root / PACKAGE)): polib.pofile(str(path)) for path in found}


def _wrong_in(room: Path, place: Path) -> list[str]:
    if not _catalogue(room).exists():
        silent = not _keys(needed_by(room))
        return [] if silent else [f"{place}: speaks, but has no locale/da/LC_MESSAGES/django.po"]
    written, needed = polib.pofile(str(_catalogue(room))), needed_by(room)
    here, there = _keys(written), _keys(needed)
    wrong = [f"{place}: not in the catalogue: {text!r}" for text in sorted(_texts(there - here))]
    wrong += [f"{place}: in the catalogue, said nowhere: {text!r}" for text in sorted(_texts(here - there))]
    wrong += [f"{place}: untranslated: {e.msgid!r}" for e in written.untranslated_entries() if not e.obsolete]
    wrong += [f"{place}: fuzzy: {e.msgid!r}" for e in written.fuzzy_entries()]
    wrong += [f"{place}: obsolete: {e.msgid!r}" for e in written.obsolete_entries()]
    wrong += [f"{place}: placeholders differ: {e.msgid!r}" for e in written if not _same_placeholders(e)]
    if written.metadata.get("Plural-Forms") != PLURALS:
        wrong.append(f"{place}: Plural-Forms must read {PLURALS}")
    return wrong


def needed_by(room: Path) -> polib.POFile:
    """What makemessages finds in a copy of the room that starts from an empty catalogue."""
    with tempfile.TemporaryDirectory(prefix="sideomside-words-") as folder:
        copy = Path(folder) / room.name
        shutil.copytree(room, copy, ignore=shutil.ignore_patterns("locale", "tests", "__pycache__", "static"))
        _catalogue(copy).parent.mkdir(parents=True)
        _catalogue(copy).write_text(HEADER, encoding="utf-8")
        words = [
            "-m",
            "django",
            "makemessages",
            "-l",
            "da",
            "--add-location=file",
            "--no-wrap",
            "--ignore",
            "tests",
        ]
        done = subprocess.run(
            [sys.executable, *words],
            cwd=copy,
            env=_bare(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise RuntimeError(f"makemessages failed in {room.name}: {done.stderr}")
        return polib.pofile(str(_catalogue(copy)))


def _bare() -> dict[str, str]:
    # Without settings makemessages needs nothing of ours, and works on a half-built house.
    return {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "SIDEOMSIDE_", "PYTHONPATH"))}


def _sources(room: Path) -> Iterator[Path]:
    for pattern in ("*.py", "*.html", "*.txt"):
        yield from (path for path in room.rglob(pattern) if "tests" not in path.parts)


def _has_text(path: Path) -> bool:
    return bool(USES_TEXT.search(path.read_text(encoding="utf-8")))


def _catalogue(room: Path) -> Path:
    return room / "locale" / "da" / "LC_MESSAGES" / "django.po"


def _keys(catalogue: polib.POFile) -> set[tuple[str, str, str]]:
    return {(e.msgctxt or "", e.msgid, e.msgid_plural or "") for e in catalogue if not e.obsolete}


def _texts(keys: set[tuple[str, str, str]]) -> set[str]:
    return {msgid for _context, msgid, _plural in keys}


def _same_placeholders(entry: polib.POEntry) -> bool:
    names = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}")
    wanted = set(names.findall(entry.msgid + (entry.msgid_plural or "")))
    said = entry.msgstr + "".join(entry.msgstr_plural.values())
    return not said or set(names.findall(said)) == wanted
