"""Every text somebody may read, with who reads it: from catalogues, from pages written twice, from letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib

from house.languages import catalogues, needed_by
from house.tree import PACKAGE

PUBLIC, PARTICIPANT, CONSENT, STAFF = "public", "participant", "consent", "staff"
# When one text is read by several, the strictest reader decides.
STRICTEST_FIRST = (PARTICIPANT, PUBLIC, CONSENT, STAFF)
# What a page is built on says who reads it.
FRAMES = {"ui/private.html": PARTICIPANT, "ui/page.html": PUBLIC, "ui/desk.html": STAFF}
FOLDERS = {
    "mail": PARTICIPANT,
    "account": STAFF,
    "mfa": STAFF,
    "usersessions": STAFF,
    "allauth": STAFF,
    "gallery": STAFF,
}
CONSENT_NAMES = re.compile(r"consent|privacy|accessibility")
ROOMS = {
    "welcome": PUBLIC, "intake": PARTICIPANT, "people": PARTICIPANT, "consent": CONSENT, "privacy": CONSENT,
    "direction": PARTICIPANT, "messages": PARTICIPANT, "companionship": PARTICIPANT,
    "gatherings": PARTICIPANT, "concerns": PARTICIPANT, "partners": PARTICIPANT, "stories": PARTICIPANT,
    "outcomes": PARTICIPANT,
    "path": PARTICIPANT, "matching": STAFF, "peers": STAFF, "desk": STAFF, "site": STAFF,
    "ground/ui": PUBLIC, "ground/post": PARTICIPANT, "ground/audit": PARTICIPANT,
    "ground/vault": CONSENT, "ground/jobs": STAFF,
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """One text: where it stands, who reads it, both languages, and whether it leaves the house."""

    place: str
    audience: str
    english: str = ""
    danish: str = ""
    leaves: bool = False


def strings_of(root: Path) -> list[Text]:
    """All of them."""
    return [*_from_catalogues(root), *_written_out(root)]


def audience_of(root: Path, room: str, place: str) -> str:
    """Who reads what stands at `place` (a path inside the room)."""
    parts = Path(place).parts
    if CONSENT_NAMES.search(Path(place).name):
        return CONSENT
    known = next((FOLDERS[part] for part in parts if part in FOLDERS), None)
    return known or _frame(root / PACKAGE / room / place) or ROOMS.get(room, STAFF)


def danish_pages(root: Path, *, one_at_a_time: bool = False) -> Iterator[tuple[str, str, str]]:
    """Each page template as a Danish reader would meet its sentences: place, audience, HTML."""
    said = {
        room: {e.msgid: e.msgstr or e.msgstr_plural.get(1, "") for e in po}
        for room, po in catalogues(root).items()
    }
    for path in sorted((root / PACKAGE).glob("**/templates/**/*.html")):
        room = _room(root, path)
        if ".en." not in path.name and "gallery" not in path.parts:
            inside = str(path.relative_to(root / PACKAGE / room))
            template = path.read_text(encoding="utf-8")
            template = longest_alternative(template) if one_at_a_time else template
            yield f"{room}/{inside}", audience_of(root, room, inside), in_danish(template, said.get(room, {}))
    yield from _in_markdown(root)


def _in_markdown(root: Path) -> Iterator[tuple[str, str, str]]:
    """Pages an association may write anew, as they come with the house: each paragraph, and no list or heading."""
    for path in sorted((root / PACKAGE).glob("**/templates/**/*.da.md")):
        room = _room(root, path)
        inside = str(path.relative_to(root / PACKAGE / room))
        said = re.sub(r"\{\w+\}", "Signe", re.sub(r"\]\([^)]*\)", "]", path.read_text(encoding="utf-8")))
        blocks = re.split(r"\n{2,}", re.sub(r"^(?:#|- |\+\+\+).*$", "", said, flags=re.M))
        told = "".join(f"<p>{block}</p>" for block in blocks if block.strip())
        yield f"{room}/{inside}", audience_of(root, room, inside), told


def longest_alternative(template: str) -> str:
    """Of "if this, else that" a reader meets one; the longest stands for what most of them meet."""
    choice = re.compile(r"{%\s*if\b[^%]*%}((?:(?!{%\s*(?:if|endif)\b).)*){%\s*endif\s*%}", re.S)
    while choice.search(template):
        template = choice.sub(
            lambda found: max(re.split(r"{%\s*el(?:if\b[^%]*|se)\s*%}", found[1]), key=len), template
        )
    return template


def in_danish(template: str, said: dict[str, str]) -> str:
    """The template with its translated texts in place, names filled in, and the other tags gone."""

    def block(found: re.Match[str]) -> str:
        msgid = " ".join(re.sub(r"{%\s*plural\s*%}.*", "", found[1], flags=re.S).split())
        msgid = re.sub(r"{{\s*(\w+)[^}]*}}", r"%(\1)s", msgid)
        return said.get(msgid, "")

    def line(found: re.Match[str]) -> str:
        return said.get(found[2], "")

    html = re.sub(
        r"{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", block, template, flags=re.S
    )
    html = re.sub(r"""{%\s*trans(?:late)?\s+(["'])(.*?)\1[^%]*%}""", line, html)
    html = re.sub(r"{%.*?%}|{#.*?#}", "", html, flags=re.S)
    return re.sub(r"{{.*?}}|%\(\w+\)s", "Signe", html, flags=re.S)


def _from_catalogues(root: Path) -> Iterator[Text]:
    for room, written in catalogues(root).items():
        needed = needed_by(root / PACKAGE / room) if room != "." else ()
        places = {entry.msgid: [name for name, _line in entry.occurrences] for entry in needed}
        for entry in written:
            if not entry.obsolete and entry.msgid:
                yield _text(root, room, entry, places.get(entry.msgid, []))


def _text(root: Path, room: str, entry: polib.POEntry, places: list[str]) -> Text:
    readers = {audience_of(root, room, place) for place in places} or {ROOMS.get(room, STAFF)}
    audience = next(each for each in STRICTEST_FIRST if each in readers)
    danish = "\n".join(filter(None, [entry.msgstr, *entry.msgstr_plural.values()]))
    leaves = any("mail" in Path(place).parts for place in places)
    return Text(f"{room}: {entry.msgid[:60]!r}", audience, entry.msgid, danish, leaves)


def _written_out(root: Path) -> Iterator[Text]:
    """Letters and pages that are written once in each language."""
    for path in sorted((root / PACKAGE).glob("**/templates/**/*.da.*")):
        room = _room(root, path)
        twin = path.with_name(path.name.replace(".da.", ".en."))
        inside = str(path.relative_to(root / PACKAGE / room))
        english, danish = (
            _plain(each.read_text(encoding="utf-8")) if each.exists() else "" for each in (twin, path)
        )
        yield Text(
            f"{room}/{inside}", audience_of(root, room, inside), english, danish, leaves="mail" in path.parts
        )


def _plain(template: str) -> str:
    return re.sub(r"{%.*?%}|{#.*?#}|<[^>]+>", " ", re.sub(r"{{.*?}}", "Signe", template), flags=re.S)


@cache
def _frame(path: Path) -> str | None:
    if path.suffix != ".html" or not path.exists():
        return None
    extends = re.search(r"""{%\s*extends\s+["']([^"']+)["']""", path.read_text(encoding="utf-8"))
    if extends is None:
        return None
    return FRAMES.get(extends[1]) or _frame(_templates(path) / extends[1])


def _templates(path: Path) -> Path:
    return next(parent for parent in path.parents if parent.name == "templates")


def _room(root: Path, path: Path) -> str:
    return str(_templates(path).parent.relative_to(root / PACKAGE))
