"""Trying other rules before anybody lives under them: on those who wait now, and on an invented half year."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.matching.engine.sides import Seeker
from sideomside.matching.engine.weights import Weights
from sideomside.matching.engine.whole.ahead import Fate, fates_ahead, fates_now
from sideomside.matching.queries.everybody import Everybody, everybody
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.sides import seekers
from sideomside.matching.queries.thoughts import secret_of_today
from sideomside.matching.rules import AGES, GENDERS, Group, Names, Share, may_decide, shares
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, Viewer

LATELY = timedelta(weeks=26)
SEEDS = (7, 8, 9)
LONG = 90


@dataclass(frozen=True)
class Outcome:
    """What one set of rules does: how many meet, and how long the others have waited."""

    people: int
    met: int
    longest: int  # days, of those who are left
    long: int  # of them, how many over ninety days


@dataclass(frozen=True)
class Side:
    """One comparison: the rules as they are, the rules one tries, and the groups side by side."""

    now: Outcome
    tried: Outcome
    groups: list[tuple[str, list[tuple[Share, Share]]]]


@dataclass(frozen=True)
class Compared:
    """Those who wait today; and the invented half year, the mean of three."""

    today: Side
    ahead: Side


def compare(viewer: Viewer, programme: Programme, tried: Weights) -> Compared | None:
    """Nobody is asked, nothing is kept, and nobody is named."""
    everyone = everybody(viewer, programme) if may_decide(viewer, programme.id) else None
    if everyone is None:
        return None
    both, secret = (everyone.weights, tried), secret_of_today(viewer)
    like = _like(viewer, everyone)
    today = [fates_now(everyone.seekers, everyone.suggestible, each, secret) for each in both]
    a_week = len(like) / (LATELY.days / 7)
    ahead = [
        [
            fate
            for seed in SEEDS
            for fate in fates_ahead(everyone.seekers, like, everyone.suggestible, each, a_week, seed)
        ]
        for each in both
    ]
    known = {one.id: one for one in (*like, *everyone.seekers)}
    names = known_names(viewer)
    lies_in = {str(area_id): name for area_id, name in people.municipalities_of_areas(viewer).items()}
    return Compared(_side(today, known, names, lies_in, 1), _side(ahead, known, names, lies_in, len(SEEDS)))


def _like(viewer: Viewer, everyone: Everybody) -> list[Seeker]:
    """Those who came in the last half year and have said yes: whom the invented people are drawn from."""
    since = timezone.now() - LATELY
    hats = Role.objects.filter(programme=everyone.programme, name=Hat.PARTICIPANT, since__gte=since)
    agreed = consent.among(viewer, hats.values_list("person_id", flat=True), Purpose.MATCHING)
    persons = list(Person.objects.filter(id__in=agreed, joined_into=None).order_by("id"))
    return seekers(viewer, persons, everyone.programme, [])


def _side(
    fates: list[list[Fate]], known: dict[str, Seeker], names: Names, lies_in: dict[str, str], times: int
) -> Side:
    now, tried = fates
    groups = [
        (title, _beside(now, tried, known, label))
        for title, label in (
            _where(names, lies_in),
            (_("Man or woman"), _gender),
            (_("Language"), _language),
            (_("Age they ask for"), _age),
        )
    ]
    return Side(
        _outcome(now, times), _outcome(tried, times), [(title, rows) for title, rows in groups if rows]
    )


def _outcome(fates: list[Fate], times: int) -> Outcome:
    left = [one.days for one in fates if not one.met]
    return Outcome(
        people=round(len(fates) / times),
        met=round(sum(one.met for one in fates) / times),
        longest=max(left, default=0),
        long=round(sum(days > LONG for days in left) / times),
    )


def _beside(
    now: list[Fate], tried: list[Fate], known: dict[str, Seeker], label: Callable[[Seeker], str]
) -> list[tuple[Share, Share]]:
    """The same groups under both: the same people stand behind them, so the same are hidden."""
    first, second = (shares(_groups(fates, known, label)) for fates in (now, tried))
    other = {one.label: one for one in second}
    return [(one, other[one.label]) for one in first if one.label in other]


def _groups(
    fates: Iterable[Fate], known: dict[str, Seeker], label: Callable[[Seeker], str]
) -> Iterator[Group]:
    found: dict[str, list[Fate]] = {}
    for fate in fates:
        found.setdefault(label(known[fate.like]), []).append(fate)
    for name, them in found.items():
        yield Group(name, len(them), sum(one.met for one in them), len({one.like for one in them}))


def _where(names: Names, lies_in: dict[str, str]) -> tuple[str, Callable[[Seeker], str]]:
    """By municipality when there are two to tell apart, and else by part of town: never by both, since what is hidden
    in the one could be found by taking it from the other.
    """
    if len(set(lies_in.values())) > 1:
        return _("Municipality they can meet in"), lambda one: _municipality(one, lies_in)
    return _("Where they can meet"), lambda one: _area(one, names)


def _area(one: Seeker, names: Names) -> str:
    named = sorted(names.areas[area] for area in one.areas if area in names.areas)
    return _("several places") if len(named) > 1 else named[0] if named else _("has not said")


def _municipality(one: Seeker, lies_in: dict[str, str]) -> str:
    named = sorted({lies_in[area] for area in one.areas if area in lies_in})
    if not one.areas:
        return _("has not said")
    return (
        _("several municipalities") if len(named) > 1 else named[0] if named else _("nobody has said which")
    )


def _gender(one: Seeker) -> str:
    asked = [str(GENDERS[code]) for code in sorted(one.gender_must) if code in GENDERS]
    return _("must be: %(who)s") % {"who": ", ".join(asked)} if asked else _("no must")


def _language(one: Seeker) -> str:
    return _("speaks Danish") if "da" in one.languages else _("other languages")


def _age(one: Seeker) -> str:
    asked = [str(AGES[code]) for code in sorted(one.age_must | one.age_rather) if code in AGES]
    return ", ".join(asked) if asked else _("any age")
