"""The same report with one thing told too many; the reader of the paper must see each."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from proofs.printing.attacking import Paper, found_on, of_few, unaccounted
from proofs.printing.left_over import few_left_over
from proofs.printing.press import printed, the_period, two, whole
from proofs.printing.truth import Atom, Truth, truth_of
from proofs.printing.worlds import OURS, drawn
from sideomside.reports.rules import AIM, Cell, Figures, Material, Section, Told, as_frozen, by_todays_rules
from sideomside.reports.rules.counting import COUNTING
from sideomside.reports.rules.naming import NAMES


def planted(seed: int) -> Iterator[tuple[str, bool]]:
    """The same report with one thing told too many: the reader of the paper must see each."""
    material, figures, truth, name, value = _with_a_mark(seed)
    parts, true = whole(figures), truth.counts[name, value]
    label, mark = str(NAMES[name][value]), frozenset([(name, value)])

    def seen(paper: Paper, truth: Truth = truth) -> bool:
        return mark in found_on([(paper, truth)], truth)

    def told(change: Any) -> list[Section]:
        return [change(one) if one.key == name else one for one in parts]

    def in_rows(one: Section, cell: Cell) -> Section:
        return replace(one, rows=[(row[0], cell) if row[0].text == label else row for row in one.rows])

    titled = told(lambda one: replace(one, drawing=replace(one.drawing, title=f"{label}: {true}")))
    raw, under = Cell(str(true), true), Cell("–", true)
    lengthened = told(lambda one: replace(one, drawing=_drawn_for(one, label, true)))
    in_a_fact = replace(figures, facts=figures.facts | {"meetings": float(true)})
    yield "a hidden cell in a drawing's title", seen(printed(figures, titled))
    yield (
        "a hidden cell among the facts",
        seen(printed(in_a_fact), truth_of(material, the_period(), OURS, in_a_fact)),
    )
    yield "a raw cell in the plain file", seen(printed(figures, csv=told(lambda one: in_rows(one, raw))))
    yield (
        "a number under a mark in a workbook",
        seen(printed(figures, xlsx=told(lambda one: in_rows(one, under)))),
    )
    yield (
        "a number under a mark in an open workbook",
        seen(printed(figures, ods=told(lambda one: in_rows(one, under)))),
    )
    yield "a bar drawn for a mark", seen(printed(figures, lengthened))
    yield "a share of very few", of_few([10, *[10**9] * 30], [(30, 97.0)], 0.5) == [30]
    yield (
        "nearly all in one heap",
        _of_nearly_all(material, figures, Told("C", "more", 35, 35, 0.9, 0.8, 1.0, 30)),
    )
    yield (
        "everybody in one heap",
        _of_nearly_all(material, figures, Told("C", "more", 10, 10, 1.0, 1.0, 1.0, 10, 0, 0)),
    )
    yield (
        "nearly all in one heap of what they chose",
        _of_nearly_all(material, figures, Told(AIM, "more", 25, 25, 3.1, 2.7, 3.5, 20)),
    )
    yield "two tables that leave a few over", _of_two_tables(seed)
    yield "a number from nowhere", bool(unaccounted(printed(figures, _with_a_note(parts)), truth))


def _of_two_tables(seed: int) -> bool:
    """As it left before the two were held together; and as it leaves now."""
    for number in range(400):
        material = drawn(Random(f"{seed} two tables {number}"))
        now = two(material, the_period())[0]
        truth = truth_of(material, the_period(), OURS, now)
        true = {name: {value: truth.counts[name, value] for value in of} for name, of in now.tables.items()}
        both: dict[str, dict[str, int | None]] = {name: dict(true[name]) for name in ("endings", "going_on")}
        older = replace(
            now,
            tables=now.tables | both,
            totals=now.totals | {name: sum(true[name].values()) for name in both},
        )
        if few_left_over(printed(older), truth):
            return not few_left_over(printed(now), truth)
    return False


def _of_nearly_all(material: Material, figures: Figures, told: Told) -> bool:
    """As it left under the rule that looked at each heap alone; and nothing of it as it leaves now."""
    older, now = (
        figures.with_answers({}, as_frozen([one]))
        for one in (told, replace(told, better=None, same=None, worse=None))
    )
    return (
        bool(_beside(material, older)) and not _beside(material, now) and by_todays_rules(told).better is None
    )


def _beside(material: Material, figures: Figures) -> list[frozenset[Atom]]:
    truth = truth_of(material, the_period(), OURS, figures)
    return [mark for mark in found_on([(printed(figures), truth)], truth) if mark in truth.beside]


def _with_a_mark(seed: int) -> tuple[Material, Figures, Truth, str, str]:
    """A programme in which exactly this could be told: a table with a drawing, and a hidden cell of few."""
    for number in range(200):
        material = drawn(Random(f"{seed} planted {number}"))
        figures = two(material, the_period())[0]
        truth = truth_of(material, the_period(), OURS, figures)
        drawn_for = {one.key for one in whole(figures) if one.drawing}
        for name in sorted(drawn_for & set(COUNTING)):
            for value, shown in figures.tables[name].items():
                if shown is None and 2 <= truth.counts[name, value] <= 4 and figures.totals[name]:
                    return material, figures, truth, name, value
    raise ValueError("no programme with a mark")


def _drawn_for(one: Section, label: str, true: int) -> Any:
    """The bar as long as it would be."""
    if one.drawing is None:
        return None
    scale = max(bar.width / float(bar.text) for bar in one.drawing.bars if bar.width)
    bars = tuple(
        replace(bar, width=round(true * scale, 1)) if bar.label == label else bar for bar in one.drawing.bars
    )
    return replace(one.drawing, bars=bars)


def _with_a_note(parts: list[Section]) -> list[Section]:
    return [replace(parts[0], lead=f"{parts[0].lead} 987"), *parts[1:]]
