"""A grant's own headings and which figures stand under each: a start from three kinds, then the funder's words."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sideomside.reports.models import Grant
from sideomside.reports.rules.said import HeadingSaid, TemplateSaid
from sideomside.reports.rules.sections import Section

Form = Grant.Form
MOST_HEADINGS = 30
MOST_GOALS = 60

PARTS: dict[str, Promise | str] = {
    "goals": _("what was promised, and what became of it"),
    "money": _("money"),
    "came": _("how people came"),
    "waits": _("how long people waited"),
    "supported": _("how many met a peer, and where they stood"),
    "lasting": _("how long two people go on, and how it ended"),
    "together": _("groups and cafés"),
    "said": _("what people say themselves"),
    "peers": _("peers"),
    "hours": _("hours given by volunteers"),
}
_PART_OF = {
    "goals-told": "goals", "curve": "waits", "going_on": "supported", "stay": "lasting", "endings": "lasting",
    "answered": "said", "unsaid": "said", "not-yet": "said", "helping": "peers",
}  # fmt: skip

PURPOSE, WHOM = _("What the money was for"), _("Who it was for")
DONE, LEARNED = _("What we did"), _("What we learned, and what did not go as we thought")
VOLUNTEERS, UNPAID = _("How volunteers took part"), _("Voluntary and unpaid work")
BEYOND = _("Who it helped beyond those who do it and their families")
PROMISED, ACCOUNTS = _("What was promised"), _("Accounts")

STARTS: dict[str, tuple[tuple[str, Promise | str, tuple[str, ...]], ...]] = {
    Form.FUND: (
        ("purpose", PURPOSE, ()),
        ("whom", WHOM, ("came", "waits")),
        ("activities", DONE, ("supported", "lasting", "together")),
        ("promised", PROMISED, ("goals",)),
        ("volunteers", VOLUNTEERS, ("peers", "hours")),
        ("learned", LEARNED, ("said",)),
        ("accounts", ACCOUNTS, ("money",)),
    ),
    Form.SECTION_18: (
        ("activities", DONE, ("supported", "together")),
        ("volunteers", UNPAID, ("peers", "hours")),
        ("beyond", BEYOND, ()),
        ("promised", PROMISED, ("goals",)),
        ("accounts", ACCOUNTS, ("money",)),
    ),
    Form.OWN: (
        ("activities", DONE, ()),
        ("promised", PROMISED, ("goals",)),
        ("accounts", ACCOUNTS, ("money",)),
    ),
}
SAID = {key: words for start in STARTS.values() for key, words, _figures in start}


@dataclass(frozen=True)
class Under:
    """One heading as it is read: the words under it, and its tables."""

    heading: str
    words: str
    sections: list[Section]


def template_of(grant: Grant) -> TemplateSaid:
    """The grant's own, or the start of its kind in the reader's language."""
    own = grant.own_headings
    if not own:
        return start(grant.form)
    return TemplateSaid(
        tuple(HeadingSaid(**(one | {"figures": tuple(one["figures"])})) for one in own["headings"]),
        own["rest"],
    )


def start(form: str) -> TemplateSaid:
    return TemplateSaid(
        tuple(HeadingSaid(key, str(words), figures=figures) for key, words, figures in STARTS[form])
    )


def kept(said: TemplateSaid) -> dict[str, object]:
    return asdict(said)


def is_whole(said: TemplateSaid) -> bool:
    """At least one heading, each with a key of its own, and each figure under one of them at most."""
    keys = [one.key for one in said.headings]
    placed = [part for one in said.headings for part in one.figures]
    return (
        0 < len(keys) <= MOST_HEADINGS
        and len(set(keys)) == len(keys)
        and len(set(placed)) == len(placed)
        and set(placed) <= PARTS.keys()
        and all(one.words.strip() for one in said.headings)
    )


def part_of(section: Section) -> str:
    """A figure that nobody has placed yet stands at the end."""
    key = section.key
    return "said" if key.startswith("said-") else _PART_OF.get(key, key)


def laid_out(
    headings: Iterable[tuple[str, str, Sequence[str]]], sections: Sequence[Section], *, rest: bool
) -> list[Under]:
    """In the funder's order. A heading with nothing under it is left out; what nobody placed ends it, or stays out."""
    found, placed = [], set()
    for heading, words, figures in headings:
        placed |= set(figures)
        mine = [one for part in figures for one in sections if part_of(one) == part]
        if words or mine:
            found.append(Under(heading, words, mine))
    others = [one for one in sections if part_of(one) not in placed] if rest else []
    return [*found, Under("", "", others)] if others else found


def as_written(said: TemplateSaid, words: dict[str, str]) -> list[tuple[str, str, Sequence[str]]]:
    return [(one.words, words.get(one.key, ""), one.figures) for one in said.headings]
