"""What may become of what was typed, written by hand: kept letter by letter, or sent back with the words in the form.

The only changes that count as none are these: spaces around it go, a line ends with one sign, what is no Unicode
becomes the sign for that, and what is written in `PUT_RIGHT` for a field, with its reason.
"""

import json
import re
from collections.abc import Callable
from unicodedata import normalize
from xml.etree import ElementTree

from proofs.typed.forms import forms_of, runs_in, texts_of
from proofs.typed.hand import Answer, Place, Tried
from proofs.typed.strings import TAG

BACK = {200, 400, 409, 422, 429}  # a page that came back with what was typed
OUR_HEADER = re.compile(r"^x-qz$|^bcc$", re.IGNORECASE)
SECRET = "secret"


def without_odd_signs(text: str) -> str:
    """What no feed and no file of open data can carry."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\x7f", "", text)


def line_by_line(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def in_one_line(text: str) -> str:
    return " ".join(text.split())


PUT_RIGHT: dict[str, Callable[[str], str]] = {
    "people.OwnTheme.da": in_one_line,  # chosen from a list, where a line is a line
    "people.OwnTheme.en": in_one_line,
    "people.Area.name": in_one_line,
    "companionship.Note.words": line_by_line,  # three lines, no empty ones
}
# A story goes out in feeds and files, which carry no signs that steer a terminal: they are left out when it is kept.
LEAVES_OUT, ITS_PAGES = "stories.", "stories:"
# Kept as a list of its lines, each without the dash somebody put before it.
BY_LINE = {"gatherings.Manual.weeks"}
# An address made of a title.
MADE_OF_IT = {"welcome.Page.address"}
# Something made of it stands on the page as well: an address; what a list was read as.
ELSEWHERE = {("welcome:pages", "title"), ("peers:add", "name")}
# The page that asks whether somebody could be known shows the links and addresses it found in all of the story.
PARTLY = {("stories:step", name) for name in ("words", "title", "called", "note")}
# What it is about stands before the words, so that whoever reads them knows.
AFTER_A_TITLE = {("gatherings:problem", "words")}
# Typed to be compared, counted by or looked for; nobody keeps it, or only as a fingerprint.
NOT_KEPT: dict[tuple[str, str], str] = {
    ("account_login", "login"): "held against a fingerprint",
    ("people:forgotten", "login"): "held against a fingerprint",
    ("people:lost_link", "contact"): "held against a fingerprint",
    ("intake:receipt", "word"): "kept as a hash",
    ("direction:invite", "word"): "kept as a hash",
    ("privacy:mine", "mail"): "changed only with one's own word",
    ("privacy:mine", "phone"): "changed only with one's own word",
    ("welcome:write", "alt_da"): "said of a picture, and no file is sent here",
    ("welcome:write", "alt_en"): "said of a picture, and no file is sent here",
    ("messages:two", "reason"): "asked once at a time, and here it is asked already",
    ("peers:add", "why"): "kept only of somebody who is approved already",
    ("matching:policy", "note"): "goes with rules that are other than those in force",
    ("path:training_day", "move-where"): "the day in these lives has begun, and what has begun is not moved",
}


def as_it_may_be_kept(label: str, typed: str) -> set[str]:
    sent = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    lines = sent.replace("\r\n", "\n").replace("\r", "\n").strip()
    put_right = PUT_RIGHT.get(label, without_odd_signs if label.startswith(LEAVES_OUT) else str)
    each = {line.strip(" -\t") for line in lines.splitlines()} if label in BY_LINE else set()
    return {sent.strip(), lines, put_right(lines).strip(), *each}


def wrong(place: Place, typed: str, mark: str, tried: Tried, *, keeps: bool) -> list[str]:
    """Everything that is not as it should be, in words; nothing is usual."""
    found = [
        f"{one.at} fell over with {one.status}" for one in [tried.answer, *tried.shown] if one.status >= 500
    ]
    if tried.answer.status >= 500:
        return found
    for one in [tried.answer, *tried.shown]:
        elsewhere = place.key in ELSEWHERE
        kept = without_odd_signs(typed) if place.name.startswith(ITS_PAGES) else typed
        partly = place.key in PARTLY
        told = [
            shown_wrong(one, said, mark, elsewhere=elsewhere, partly=partly)
            for said in dict.fromkeys([typed, kept])
        ]
        found += [f"{one.at} {how}" for how in (min(told, key=len))]
    for label, text in tried.kept:
        titled = text.partition(": ")[2] if place.key in AFTER_A_TITLE else text
        found += [f"{label} {how}" for how in _kept_wrong(label, titled, typed)]
    if keeps and not tried.kept:
        found += _lost(place, typed, tried)
    return found


def _kept_wrong(label: str, text: str, typed: str) -> list[str]:
    if label.startswith("audit."):
        return ["tells it to the log"]
    if label.startswith("post.Letter."):
        return (
            ["became a header of a letter"]
            if label != "post.Letter.text" and re.search(r"[\r\n]", text)
            else []
        )
    return [] if label in MADE_OF_IT or text in as_it_may_be_kept(label, typed) else [f"holds {text[:60]!r}"]


def _lost(place: Place, typed: str, tried: Tried) -> list[str]:
    """A form that took it and kept nothing; or one that came back without the words."""
    if not typed.strip() or place.field.most and len(typed) > place.field.most and tried.went_on:
        return []  # nothing was said; or more than a browser lets one type
    if tried.went_on:
        return ["was taken, and is nowhere"]
    if tried.answer.status not in BACK:
        return [f"answered {tried.answer.status}"]
    if place.field.kind == SECRET or came_back(place, typed, tried.answer):
        return []
    return ["was refused, and the words are gone"]


def came_back(place: Place, typed: str, answer: Answer) -> bool:
    """In the same field of a form on the page, to be put right and sent again."""
    held = [
        value for form in forms_of(answer.at, answer.text) for value in form.body.get(place.field.name, [])
    ]
    return any(squeezed(value) == squeezed(typed) for value in held)


def shown_wrong(
    answer: Answer, typed: str, mark: str, *, elsewhere: bool = False, partly: bool = False
) -> list[str]:
    """Read as a browser reads it: mark-up is mark-up, and what was typed is letters, wherever it stands."""
    found = ["got a header of it"] if any(OUR_HEADER.match(name) for name in answer.headers) else []
    found += ["got a cookie of it"] if "qz" in answer.cookies else []
    if answer.kind != "text/html":
        return [*found, *_other_kind(answer)]
    if TAG in answer.text or "<qz-tag " in answer.text:
        return [*found, "shows it unescaped"]
    found += ["lets it run"] if any(mark in one for one in runs_in(answer.text)) else []
    words, attributes = texts_of(answer.text)
    wanted = squeezed(typed)
    wholly = all(wanted in squeezed(one) for one in attributes if mark in one)
    stands, rightly = words.count(mark), squeezed(words).count(wanted)
    amiss = not rightly and stands or rightly < stands and not elsewhere
    if not wholly or amiss and not partly:
        found.append(f"shows other words than were typed: {words.partition(mark)[0][-40:]!r}")
    return found


def _other_kind(answer: Answer) -> list[str]:
    """A feed, open data or a calendar that its reader could not read, or that says more than it should."""
    try:
        if answer.kind.endswith("xml"):
            ElementTree.fromstring(answer.raw)  # noqa: S314 - our own feed
        elif "json" in answer.kind:
            json.loads(answer.text)
    except (ElementTree.ParseError, ValueError):
        return ["cannot be read by a machine"]
    return ["got a line of its own"] if re.search(r"^X-Qz:", answer.text, re.MULTILINE) else []


def squeezed(text: str) -> str:
    """Without what a page may do to any words: spaces, line ends, a capital to begin with, a ring put on its letter."""
    sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return normalize("NFC", " ".join(sent.split()).casefold())
