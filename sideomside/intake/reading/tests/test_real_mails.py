"""Mails seen in the wild, from two collections. Where one is not on this machine, the test says so."""

import random
import warnings
from collections import Counter
from email import message_from_bytes, policy
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from sideomside.intake.reading.letter import Letter
from sideomside.intake.reading.limits import NoMail, Refused, TooMuch
from sideomside.intake.reading.parse import parse
from sideomside.intake.reading.reader import PACKAGE_ROOT, read
from tests.soon import takes_at_most

from .bombs import mutants
from .mails import WORDS, page, plain


def _wild() -> list[Path]:
    """One of the collection's files holds nothing at all: no mail, and test_what_is_no_mail.py says so."""
    folder = PACKAGE_ROOT.parent / "shared" / "data" / "mail"
    return sorted(
        path
        for path in folder.rglob("*")
        if (path.suffix == ".eml" or path.name.startswith("sample")) and path.stat().st_size
    )


def _pythons_own() -> list[Path]:
    found = find_spec("test.test_email") and find_spec("test.test_email.data")
    places = list(found.submodule_search_locations or []) if found else []
    return sorted(path for place in places for path in Path(place).glob("msg_*.txt"))


WILD, PYTHONS = _wild(), _pythons_own()
# Broken headers end the header block for Python, which then shows the rest of the headers as words.
KNOWN_BETTER = {"raw_email_incorrect_header.eml"}
OWN = [plain(WORDS), page("<p>Hej</p>")]
BY_NAME = {f"{path.parent.name}/{path.name}": path for path in WILD + PYTHONS}


def _absent(what: str) -> None:
    warnings.warn(f"{what} is not on this machine: only our own mails were read", stacklevel=2)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("what", "paths"), [("The collection of wild mails", WILD), ("Python's test mail", PYTHONS)]
)
def test_each_real_mail_becomes_a_letter_in_bounded_time(what, paths):
    if not paths:
        _absent(what)
    for raw in [path.read_bytes() for path in paths] + OWN:
        assert isinstance(parse(raw), Letter)
        assert takes_at_most(20, partial(parse, raw))


@pytest.mark.filterwarnings("default")
def test_real_mail_goes_through_the_child_too():
    if not WILD:
        _absent("The collection of wild mails")
    for raw in [path.read_bytes() for path in WILD[::20]] + OWN:
        assert read(raw) == parse(raw)


@pytest.mark.parametrize("name", [*BY_NAME, "our own, plain", "our own, a page"])
def test_no_word_the_standard_parser_reads_is_missing(name):
    """Words are compared as plain ASCII ones: where letters differ, ours are the ones repaired."""
    raw = BY_NAME[name].read_bytes() if name in BY_NAME else OWN[name.endswith("page")]
    theirs = _words_of(_as_python_reads(raw))
    ours = _words_of(parse(raw).text)
    if name.rpartition("/")[2] not in KNOWN_BETTER:
        assert theirs - ours == Counter()


@pytest.mark.filterwarnings("default")
def test_spoiled_real_mail_is_a_letter_or_a_reason():
    mails = [path.read_bytes() for path in WILD + PYTHONS] or OWN
    if mails == OWN:
        _absent("Real mail")
    kinds = Counter(_ends_as(raw) for raw in mutants(mails, 2_000, random.Random(7)))
    assert set(kinds) <= {Letter, TooMuch, NoMail}
    assert kinds[Letter] > 1_900


def _ends_as(raw: bytes) -> type:
    try:
        return type(parse(raw))
    except Refused as refusal:
        return type(refusal)


def _as_python_reads(raw: bytes) -> str:
    try:
        body = message_from_bytes(raw, policy=policy.default).get_body(("plain",))
        return body.get_content() if body else ""
    except (LookupError, AttributeError, ValueError, KeyError, IndexError):
        return ""


def _words_of(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if word.isascii() and word.isalpha())
