"""All rooms share one dictionary when the house runs, so an English sentence has one Danish one, wherever it stands."""

from collections import defaultdict
from pathlib import Path

import polib

HOUSE = Path(__file__).resolve().parent.parent / "sideomside"


def meanings() -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for file in sorted(HOUSE.glob("**/locale/da/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(file)):
            said = entry.msgstr or " / ".join(entry.msgstr_plural.values())
            found[entry.msgctxt or "", entry.msgid][str(file.relative_to(HOUSE))] = said
    return found


def test_no_sentence_means_two_things() -> None:
    two = {key: said for key, said in meanings().items() if len(set(said.values())) > 1}
    assert two == {}, "the room listed first in settings would win; give one of them a context or other words"


def test_there_is_something_to_compare() -> None:
    assert sum(len(said) > 1 for said in meanings().values()) > 10
