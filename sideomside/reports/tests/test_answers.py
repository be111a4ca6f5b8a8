"""What people say themselves: change of the same people, by hand; nothing of fewer than ten; worse always said."""

import pytest
from django.utils import translation

from sideomside.reports.rules import (
    Yardstick,
    answered,
    answers,
    for_everybody,
    inside,
    moved_while_waiting,
    outside,
    paired,
    said_inside,
    steps_outside,
)
from sideomside.reports.rules.telling_answers import WORDS
from sideomside.reports.statistics.wording import SENTENCES, Claim, promises


def pairs(*two: tuple[float, float]) -> dict[str, tuple[float, float]]:
    return {str(number): each for number, each in enumerate(two)}


TWELVE = pairs(*[(1, 2)] * 6, *[(2, 2)] * 5, (3, 2))


def test_the_same_people_twice_with_the_newest_of_each() -> None:
    said = [("a", "first_meeting", 1.0), ("a", "first_meeting", 2.0), ("a", "end", 3.0), ("b", "end", 4.0)]
    said += [("c", "intake", 0.0), ("c", "end", 4.0), ("d", "first_meeting", None), ("d", "end", 1.0)]
    assert paired(said) == {"a": (2.0, 3.0)}


def test_change_by_hand_and_bands_of_a_few_are_marks() -> None:
    found = answered("x", TWELVE, asked=15)
    assert found.n == 12 and found.change and found.change.mean == pytest.approx(5 / 12)
    assert found.bands and (found.bands.better, found.bands.same, found.bands.worse) == (6, 5, 1)
    assert bands_of(inside(found)) == (6, None, None)  # the one alone could be worked out from the rest
    whole = answered("x", pairs(*[(1, 2)] * 6, *[(2, 2)] * 5, *[(3, 2)] * 5), asked=16)
    assert bands_of(inside(whole)) == (6, 5, 5)
    assert found.silent_still == pytest.approx(12 / 15 * 5 / 12)


def test_worse_is_said_whenever_anything_is() -> None:
    """A few who got worse stand together with those for whom it was the same."""
    with translation.override("en"):
        [section] = answers([inside(answered("C", TWELVE, asked=15))])
        assert [(row[0].text, row[1].text) for row in section.rows[:2]] == [
            ("Better", "6"), ("About the same, or worse", "6"),
        ]  # fmt: skip
        [hidden] = answers([inside(answered("C", pairs(*[(1, 2)] * 9, *[(2, 2)] * 2), asked=11))])
        assert [row[1].text for row in hidden.rows[:3]] == ["9", "–", "–"]


def bands_of(told: object) -> tuple:
    return (told.better, told.same, told.worse)  # type: ignore[attr-defined]


def test_what_leaves_counts_people_in_fives_and_everybody_sees_no_more_than_that() -> None:
    """No two reports differ by one person, and the public one is made of the other."""
    known = answered("x", pairs(*[(1, 2)] * 17, *[(2, 2)] * 12, *[(3, 2)] * 3), asked=41)
    told = outside(known)
    assert (told.asked, told.n, *bands_of(told)) == (40, 30, 15, None, None)
    assert told == outside(answered("x", pairs(*[(1, 2)] * 17, *[(2, 2)] * 12, *[(3, 2)] * 3), asked=42))
    everybody = for_everybody(told)
    assert (everybody.n, everybody.mean, *bands_of(everybody)) == (30, told.mean, 15, None, None)
    few = for_everybody(outside(answered("x", pairs(*[(1, 2)] * 22), asked=22)))
    assert (few.n, few.mean, few.claim) == (None, None, "too_few")
    steps = {"asked": 41, "replied": 33, "counted": 12, "both": 9}
    assert steps_outside(steps) == {"asked": 40, "replied": 35, "counted": 10, "both": 10}
    assert steps_outside(steps, for_all=True) == {"asked": 40, "replied": 35, "counted": None, "both": None}


def test_what_the_same_people_moved_while_they_waited_stands_beside_it() -> None:
    said = [("a", "intake", 1.0), ("a", "first_meeting", 2.0), ("a", "end", 2.0), ("b", "end", 4.0)]
    assert moved_while_waiting([*said, ("c", "intake", 1.0), ("c", "first_meeting", 4.0)]) == [1.0]
    assert answered("x", TWELVE, asked=12, waited=[1.0] * 9).waiting is None
    found = answered("C", TWELVE, asked=12, waited=[1.0] * 10)
    with translation.override("da"):
        [section] = answers([inside(found)])
    assert any(row[1].text == "+1,0" for row in section.rows)


def test_of_nine_nothing_is_shown_to_anybody() -> None:
    found = answered("x", pairs(*[(0, 4)] * 9), asked=9)
    assert (found.claim, found.change, found.bands) == (Claim.TOO_FEW, None, None)
    with translation.override("da"):
        [section] = answers([inside(found)])
        assert section.title.startswith("For få svar") and [len(row) for row in section.rows] == [1]


def test_what_moves_by_itself_stands_beside_it_where_somebody_knows() -> None:
    found = answered(
        "x", pairs(*[(30, 40)] * 12), asked=12, yardstick=Yardstick(10, 1, norm=70, reliability=0.8)
    )
    assert found.by_itself == pytest.approx(8) and found.claim in (Claim.MORE, Claim.UNSURE)
    assert any("8.0" in row[1].text.replace(",", ".") for row in answers([inside(found)])[0].rows)


def test_the_words_are_the_ones_that_were_proven_and_promise_nothing() -> None:
    with translation.override("en"):
        assert {claim: str(words) for claim, words in WORDS.items()} == SENTENCES
    for language in ("da", "en"):
        with translation.override(language):
            who, section = said_inside({"asked": 15, "both": 12}, [inside(answered("x", TWELVE, asked=15))])
            assert promises(f"{section.title} {section.lead} {who.title} {who.meaning}") == []
