"""Reports written and printed as the house prints them: the page, and every file. No database, no names."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from proofs.printing.attacking import Paper
from proofs.printing.reading import (
    Rows,
    from_open_document,
    from_page,
    from_text,
    from_workbook,
    numbers_in,
)
from proofs.printing.worlds import OURS, PERIOD
from sideomside.people.rules import visitor
from sideomside.reports.disclosure.ledger import Ledger, Release
from sideomside.reports.models import Release as Report
from sideomside.reports.queries import sections_in
from sideomside.reports.rules import (
    AIM,
    Answered,
    Figures,
    Material,
    Period,
    Question,
    Section,
    Under,
    as_frozen,
    courses,
    flow,
    for_everybody,
    for_others,
    of_peers,
    period,
    steps_outside,
)
from sideomside.reports.rules import outside as fives
from sideomside.reports.rules.about import how_counted
from sideomside.reports.rules.counting import COUNTING, VALUES
from sideomside.reports.rules.telling_aims import MEANS_OF_AIMS
from sideomside.reports.views.files import as_file

NOBODYS = UUID(int=0)
READERS = {"csv": from_text, "xlsx": from_workbook, "ods": from_open_document}


def printed(figures: Figures, sections: Sequence[Section] | None = None, **raw: Any) -> Paper:
    """The page and every file, made by the house itself; `raw` puts other bytes in a file's place."""
    parts = whole(figures) if sections is None else list(sections)
    page, how = from_page(_page(figures, parts)), how_counted(_release(figures))
    files: list[dict[str, Rows]] = []
    for kind, read in READERS.items():
        of = raw.get(kind, parts)
        sheets = read(as_file("rapport", of, how, kind).content)
        files.append(dict(zip(["how", *(section.key for section in of)], sheets, strict=True)))
    return Paper(figures.level, page, files, _always(figures))


def whole(figures: Figures) -> list[Section]:
    return sections_in(visitor(), figures)


def _page(figures: Figures, parts: Sequence[Section]) -> str:
    laid = {"parts": [Under("", "", list(parts))]}
    how = how_counted(_release(figures))
    return render_to_string("reports/release_body.html", {"how": how, "sections": parts, "report": laid})


def _release(figures: Figures) -> Report:
    return Report(organisation_id=NOBODYS, level=figures.level, period=figures.period, rules=0)


def _always(figures: Figures) -> dict[str, set[float]]:
    """The numbers in a report in which nothing may be shown: they are in the words, and tell of nobody."""
    nothing = Figures(
        figures.period,
        figures.level,
        {name: dict.fromkeys(VALUES[name], None) for name in COUNTING},
        dict.fromkeys(COUNTING, None),
        {},
        {},
    )
    page = from_page(_page(nothing, [*flow(nothing), *courses(nothing), *of_peers(nothing)]))
    told = {key: {n for words in one.words for n in numbers_in(words)} for key, one in page.items()}
    aims = [place for place, one in enumerate(figures.answers, 1) if one["question"] == AIM]
    return told | {f"said-{place}": set(numbers_in(str(MEANS_OF_AIMS))) for place in aims}


def two(material: Material, when: Period) -> tuple[Figures, Figures]:
    left: list[Release] = []
    inside = for_others(material, Question(OURS, when, "R1"), Ledger(()), left.append)
    outside = for_others(material, Question(OURS, when, "R2"), Ledger(tuple(left)))
    return inside, outside


def with_answers_of(
    steps: dict[str, int], found: list[Answered], inside: Figures, outside: Figures
) -> tuple[Figures, Figures]:
    """As the house puts them in: what everybody sees is made from what the others see."""
    told = [fives(one) for one in found]
    everybody = as_frozen([for_everybody(one) for one in told])
    return (
        inside.with_answers(steps_outside(steps), as_frozen(told)),
        outside.with_answers(steps_outside(steps, for_all=True), everybody),
    )


def the_period() -> Period:
    found = period(PERIOD)
    if found is None:
        raise ValueError(PERIOD)
    return found
