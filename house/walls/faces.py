"""Templates: a page is made of its own room's pieces and of what `ui` lends to everybody."""

import re
from pathlib import Path

from house.tree import PACKAGE, Tree

BORROWED = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
INLINE = re.compile(
    r"""<[a-z][^>]*\s(?:style|on[a-z]+)\s*=|<style[\s>]|<script(?![^>]*(?:\bsrc=|application/json))[\s>]|javascript:""",
    re.I,
)
TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
# A script of type application/json is data for another script; nothing in it runs.
DATA = re.compile(r"<script[^>]*application/json.*?</script>", re.S)
NOT_WORDS = re.compile(r"""<[^>]+>|&#?\w+;|[\w-]+="[^"]*"|Side om side""", re.S)
# A lone lower-case word is the name of a class or a block's choice, not something to read.
WORDS = re.compile(r"[A-ZÆØÅ]?[^\W\d_]+[ ,.:?]+[^\W\d_]+[^\n]{0,30}|[A-ZÆØÅ][^\W\d_]{2,}")
# Sign-in pages keep allauth's own names; the room that dresses them is `people`.
LENT_TO_ALL = ("ui/", "allauth/", "account/", "mfa/", "usersessions/")


def templates_stay_in_their_room(tree: Tree) -> list[str]:
    """A template includes and extends only its own room's templates and those of `ui`."""
    wrong = []
    for path in tree.templates():
        room = _room(tree, path)
        for name in BORROWED.findall(_text(path)):
            if not name.startswith((f"{room}/", *LENT_TO_ALL)):
                wrong.append(f"{path.relative_to(tree.root)} borrows {name}; move the piece to ui")
    return wrong


def pages_carry_no_style_or_script(tree: Tree) -> list[str]:
    """No inline style or script: the content security policy stays strict."""
    return [
        f"{path.relative_to(tree.root)} has inline style or script: {found.group(0).strip()[:40]}"
        for path in tree.templates()
        if path.suffix in (".html", ".svg") and (found := INLINE.search(TAGS.sub("", _text(path))))
    ]


def every_word_is_translated(tree: Tree) -> list[str]:
    """No bare words in templates: they stand in {% translate %}, or the whole page is written twice."""
    wrong = []
    for path in tree.templates():
        bare = NOT_WORDS.sub("|", TAGS.sub("|", TRANSLATED.sub("|", DATA.sub("|", _text(path)))))
        if _is_to_be_translated(path) and (found := WORDS.search(bare)):
            wrong.append(
                f"{path.relative_to(tree.root)} has words no catalogue knows: {found.group(0).strip()}"
            )
    return wrong


def what_is_written_twice_is_there_twice(tree: Tree) -> list[str]:
    """A letter or page in Danish (name.da.txt) has its English twin (name.en.txt), and the other way round."""
    wrong = []
    for path in tree.templates():
        for here, there in ((".da.", ".en."), (".en.", ".da.")):
            twin = path.with_name(path.name.replace(here, there))
            if here in path.name and not twin.exists():
                wrong.append(f"{path.relative_to(tree.root)} has no twin {twin.name}")
    return wrong


def _is_to_be_translated(path: Path) -> bool:
    once = not re.search(r"\.(da|en)\.", path.name) and "gallery" not in path.parts
    return once and path.suffix in (".html", ".txt")


def _room(tree: Tree, path: Path) -> str:
    parts = path.relative_to(tree.root / PACKAGE).parts
    return parts[parts.index("templates") - 1]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
