"""Nobody can be found: each way of attacking a report, and what it meets."""

from dataclasses import replace

import pytest

from sideomside.reports.disclosure.audit import audit, narrowed
from sideomside.reports.disclosure.elimination import Shown
from sideomside.reports.disclosure.knowledge import NO_END, Fact
from sideomside.reports.disclosure.ledger import Ledger, Refused, Release, is_period
from sideomside.reports.disclosure.levels import R1, R2
from sideomside.reports.disclosure.primary import hidden_for_themselves
from sideomside.reports.disclosure.publish import Asked, audited, publish
from sideomside.reports.disclosure.shares import share, total
from sideomside.reports.disclosure.tables import Dimension, Spec, Table, Universe, counted

PLACES = Dimension("place", ("north", "south", "west"))
GENDERS = Dimension("gender", ("woman", "man"))
ENDINGS = Dimension("ending", ("planned", "other"), sensitive=True)
BOTH = Universe((PLACES, GENDERS))
COUNTS = (20, 3, 14, 9, 11, 16)  # north woman, north man, south woman ...
ASKED = Asked("supported", "2026H1", "R1", Spec(("place", "gender")), "2026-07-01")


def released(universe: Universe, counts: tuple[int, ...], *asked: Asked) -> list[Release]:
    ledger = Ledger()
    for each in asked:
        found = publish(universe, counts, each, ledger)
        assert isinstance(found, Release), found
        ledger = ledger.with_one_more(found)
    return list(ledger.releases)


def test_a_small_count_cannot_be_subtracted_from_its_total() -> None:
    (one,) = released(BOTH, COUNTS, ASKED)
    assert one.shown["north", "man"] is None and one.shown["", ""] == 73
    for line in [("north", "woman"), ("north", "")], [("south", "man"), ("west", "man"), ("", "man")]:
        assert None in [one.shown[key] for key in line]


def test_primary_hiding_alone_would_be_told() -> None:
    facts = [
        Fact(cell.atoms, cell.count, cell.count)
        for key, cell in Table(BOTH, ASKED.spec, COUNTS).cells.items()
        if key != ("north", "man")
    ]
    few = Table(BOTH, ASKED.spec, COUNTS).cells["north", "man"].atoms
    assert audit(facts, [few], COUNTS).told == (few,)


def test_each_hidden_cell_has_another_table_that_looks_the_same() -> None:
    releases = released(BOTH, COUNTS, ASKED)
    found = audited(BOTH, COUNTS, releases)
    assert found.told == () and found.witnesses
    shown = releases[0].shown
    for target, other in found.witnesses.items():
        table = Table(BOTH, ASKED.spec, other)
        assert all(table.cells[key].count == value for key, value in shown.items() if value is not None)
        assert counted(other, target) != counted(COUNTS, target)


def test_two_tables_with_nearly_the_same_people_are_held_together() -> None:
    """All, and all but the north: the difference would be the north."""
    counts = (2, 1, 14, 9, 11, 16)
    all_but_north = replace(ASKED, spec=Spec(("gender",), (("place", ("south", "west")),)))
    everybody = replace(ASKED, spec=Spec(("gender",)))
    one, other = released(BOTH, counts, everybody, all_but_north)
    assert one.shown[("woman",)] == 27 and other.shown[("woman",)] is None
    alone = publish(BOTH, counts, all_but_north, Ledger())
    assert isinstance(alone, Release) and alone.shown[("woman",)] == 25


def test_two_hidden_that_sum_to_two_would_be_one_each() -> None:
    facts = [Fact(0b11, 2, 2), Fact(0b01, 1, NO_END), Fact(0b10, 1, NO_END)]
    assert audit(facts, [0b01, 0b10], (1, 1)).told == (0b01, 0b10)
    assert narrowed(facts, 2) == [(1, 1), (1, 1)]


def test_nearly_all_and_nobody_are_hidden_too() -> None:
    universe = Universe((PLACES, ENDINGS))
    table = Table(universe, Spec(("place", "ending")), (18, 2, 12, 0, 9, 8))
    hidden = hidden_for_themselves(table, R1)
    assert {("north", "planned"), ("north", "other"), ("south", "planned"), ("south", "other")} <= hidden
    assert ("west", "planned") not in hidden
    plain = replace(ENDINGS, sensitive=False)
    open_table = Table(Universe((PLACES, plain)), Spec(("place", "ending")), (18, 2, 12, 0, 9, 8))
    assert ("south", "other") not in hidden_for_themselves(open_table, R1)


def test_being_here_is_a_grouping_of_its_own() -> None:
    (one,) = released(BOTH, (3, 0, 14, 9, 11, 16), replace(ASKED, spec=Spec(("place",))))
    assert one.shown[("north",)] is None and None in (
        one.shown[("south",)],
        one.shown[("west",)],
        one.shown[("",)],
    )


def test_the_public_sees_fives_and_no_totals() -> None:
    (one,) = released(BOTH, COUNTS, replace(ASKED, level="R2"))
    assert one.shown["north", "woman"] == 20 and one.shown["west", "man"] == 15
    assert one.shown["south", "man"] is None and one.shown["", ""] is None
    assert total("R2", [20, 15, 10, 15]) == 60 and total("R1", [20]) is None
    assert {value % 5 for value in one.shown.values() if value is not None} == {0}
    assert ("south", "man") in hidden_for_themselves(Table(BOTH, ASKED.spec, COUNTS), R2)


def test_rounded_and_exact_are_held_together() -> None:
    releases = released(BOTH, COUNTS, ASKED, replace(ASKED, level="R2"))
    assert [audited(BOTH, COUNTS, releases, reader).told for reader in (R1, R2)] == [(), ()]


def test_the_same_question_has_the_same_answer_for_ever() -> None:
    (one,) = released(BOTH, COUNTS, ASKED)
    ledger = Ledger((one,))
    later = (*COUNTS[:5], 17)
    assert publish(BOTH, later, replace(ASKED, today="2026-09-01"), ledger) is one
    other = publish(BOTH, later, replace(ASKED, spec=Spec(("gender",))), ledger)
    assert other == Refused("counts_changed_since", one.digest)
    assert replace(one, made_on="2027-01-01").digest == one.digest != replace(one, period="2026H2").digest


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"period": "2026-05"}, "not_a_fixed_period"),
        ({"period": "2026Q1"}, "crosses_another_period"),
        ({"spec": Spec(("place", "gender", "gender", "place"))}, "too_many_dimensions"),
    ],
)
def test_what_is_not_a_fixed_question_is_refused(change: dict[str, object], why: str) -> None:
    ledger = Ledger(tuple(released(BOTH, COUNTS, ASKED)))
    found = publish(BOTH, COUNTS, replace(ASKED, **change), ledger)  # type: ignore[arg-type]
    assert isinstance(found, Refused) and found.why == why


def test_another_period_or_figure_stands_alone() -> None:
    ledger = Ledger(tuple(released(BOTH, COUNTS, ASKED)))
    for change in ({"period": "2026H2"}, {"indicator": "ended", "period": "2026Q1"}):
        assert isinstance(publish(BOTH, COUNTS, replace(ASKED, **change), ledger), Release)
    assert [is_period(text) for text in ("2026", "2026H3", "2026Q4", "26", "2026X1")] == [1, 0, 1, 0, 0]


def test_coordinators_see_what_is() -> None:
    (one,) = released(BOTH, COUNTS, replace(ASKED, level="R0"))
    assert one.shown["north", "man"] == 3 and None not in one.shown.values()


def test_what_follows_from_what() -> None:
    shown = Shown([0b0001])
    for row in (0b0111, 0b1000):
        assert not shown.would_tell(row)
        shown.show(row)
    assert shown.would_tell(0b0110) and not shown.would_tell(0b1111) and not shown.told()


def test_shares_come_from_what_is_shown() -> None:
    assert share("R1", 5, 20) == 25 and share("R1", 5, 9) is None and share("R2", 10, 15) is None
    assert share("R1", None, 20) is None and share("R1", 1, 3 * 10) == 3
