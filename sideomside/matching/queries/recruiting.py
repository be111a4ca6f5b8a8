"""Where one more peer would help most: worked out from those who wait now, and told without anybody in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sideomside.matching.engine.whole.answers import SMALL
from sideomside.matching.engine.whole.wanted import Kinds, where_one_more_helps
from sideomside.matching.queries.everybody import Everybody, everybody
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.thoughts import secret_of_today
from sideomside.matching.rules import FORMATS, may_decide, peer_wanted
from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer

MOST_THEMES = 12
HOUSE_LANGUAGE = "da"


@dataclass(frozen=True)
class Sought:
    """Who, and how many could meet them."""

    who: str
    many: str


def recruiting(viewer: Viewer, programme: Programme) -> list[Sought]:
    """The best first; each with the ones before it already there. Nothing for whoever does not coordinate here."""
    everyone = everybody(viewer, programme) if may_decide(viewer, programme.id) else None
    if everyone is None:
        return []
    names = known_names(viewer)
    found = where_one_more_helps(
        everyone.seekers,
        everyone.suggestible,
        everyone.weights,
        _kinds(viewer, everyone),
        secret_of_today(viewer),
    )
    return [
        Sought(*peer_wanted((one.area, one.theme, one.language, one.gender), one.people, one.times, names))
        for one in found
    ]


def _kinds(viewer: Viewer, everyone: Everybody) -> Kinds:
    """Only what several who wait have named: a wish that is one person's would point at them."""
    themes = Counter(theme for one in everyone.seekers for theme in one.themes)
    areas = [str(area.id) for area in people.areas(viewer, everyone.programme.id)]
    languages = _of_many(one.languages for one in everyone.seekers) - {HOUSE_LANGUAGE}
    return Kinds(
        areas=tuple(areas) or ("",),
        themes=tuple(theme for theme, many in themes.most_common(MOST_THEMES) if many >= SMALL),
        languages=("", *sorted(languages)),
        genders=("", *sorted(_of_many(one.gender_must for one in everyone.seekers))),
        formats=frozenset(FORMATS),
        house_language=HOUSE_LANGUAGE,
    )


def _of_many(named: Iterable[Iterable[str]]) -> set[str]:
    many = Counter(code for each in named for code in set(each))
    return {code for code, times in many.items() if times >= SMALL}
