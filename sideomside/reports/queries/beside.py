"""Reports of several programmes, each of one municipality, laid beside each other for whoever may read them all."""

from sideomside.people.days.geography import municipalities
from sideomside.people.rules import Viewer
from sideomside.reports.models import Release
from sideomside.reports.queries.released import releases
from sideomside.reports.rules import Section, Told, as_told, by_todays_rules, period
from sideomside.reports.rules.beside import beside, places


def municipalities_beside(viewer: Viewer) -> list[Section]:
    """The newest half-year of which there is enough; nothing of what was taken back."""
    told: dict[str, dict[object, Release]] = {}
    for one in releases(viewer).filter(withdrawn_at=None).exclude(programme=None).order_by("made_at", "id"):
        if one.figures.get("answers"):
            told.setdefault(one.period, {}).setdefault(one.programme_id, one)
    for code in sorted(told, reverse=True):
        when = period(code)
        found = beside(places(map(_said, filter(_of_one, told[code].values()))), when) if when else []
        if found:
            return found
    return []


def _of_one(one: Release) -> bool:
    """Where somebody lives is asked of nobody; a programme of one municipality says it for all."""
    named = one.programme.municipalities if one.programme else []
    return len(named) == 1 and named[0] in municipalities()


def _said(one: Release) -> tuple[str, list[Told]]:
    name = municipalities()[one.programme.municipalities[0]].name
    return name, [by_todays_rules(each) for each in as_told(one.figures["answers"])]
