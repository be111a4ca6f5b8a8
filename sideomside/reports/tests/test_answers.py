"""What people say themselves: change of the same people, by hand; nothing of fewer than ten; worse always said."""

import re
from dataclasses import replace

import pytest
from django.utils import translation

from sideomside.reports.rules import (
    Told,
    Yardstick,
    answered,
    answers,
    by_todays_rules,
    for_everybody,
    inside,
    moved_while_waiting,
    outside,
    paired,
    paired_aims,
    said_inside,
    steps_outside,
)
from sideomside.reports.rules.telling_aims import OF_AIMS
from sideomside.reports.rules.telling_answers import WORDS
from sideomside.reports.statistics.wording import SENTENCES, Claim, promises


def pairs(*two: tuple[float, float]) -> dict[str, tuple[float, float]]:
    return {str(number): each for number, each in enumerate(two)}


TWELVE = pairs(*[(1, 2)] * 6, *[(2, 2)] * 5, (3, 2))


def test_the_same_people_twice_with_the_newest_of_each() -> None:
    said = [("a", 1, "first_meeting", 1.0), ("a", 1, "first_meeting", 2.0), ("a", 1, "end", 3.0)]
    said += [("b", 1, "end", 4.0), ("c", 0, "intake", 0.0), ("c", 1, "end", 4.0)]
    said += [("d", 1, "first_meeting", None), ("d", 1, "end", 1.0)]
    assert paired(said) == {"a": (2.0, 3.0)}


def test_who_began_again_is_not_measured_across_two_companionships() -> None:
    """Ended in March with more than in January; a new peer in May is no part of that."""
    first = [("a", "jan", "first_meeting", 1.0), ("a", "jan", "end", 4.0)]
    assert paired([*first, ("a", "may", "first_meeting", 4.0)]) == {"a": (1.0, 4.0)}
    again = [("a", "may", "first_meeting", 4.0), ("a", "may", "end", 3.0)]
    assert paired([*first, *again]) == {"a": (4.0, 3.0)}  # once, the newest
    assert paired([("a", "jan", "end", 4.0), ("a", "jan", "first_meeting", 1.0)]) == {}
    came = [("a", "way in", "intake", 0.0), *first]
    assert moved_while_waiting([*came, *again]) == [] and moved_while_waiting(came) == [1.0]


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
        [hidden] = answers([inside(answered("C", pairs(*[(0, 4)] * 9, *[(2, 2)] * 2), asked=11))])
        assert [row[1].text for row in hidden.rows[:3]] == ["–", "–", "–"]


def test_what_somebody_chose_is_a_mean_of_the_same_things_in_one_companionship() -> None:
    two = [("sleep", ("a", "jan", "first_meeting", 2.0)), ("bus", ("a", "jan", "first_meeting", 4.0))]
    end = [("sleep", ("a", "jan", "end", 5.0)), ("bus", ("a", "jan", "end", 4.0))]
    assert paired_aims([*two, *end]) == {"a": (3.0, 4.5)}
    assert paired_aims([*two, end[0]]) == {"a": (2.0, 5.0)}  # only what has a number both times
    later = [("cook", ("a", "may", "first_meeting", 9.0)), ("cook", ("a", "may", "end", 1.0))]
    assert paired_aims([*two, *end, *later]) == {"a": (9.0, 1.0)}  # once, the newest
    assert paired_aims([*two, ("sleep", ("a", "may", "end", 5.0)), ("sleep", ("b", "x", "own", 5.0))]) == {}
    assert (
        paired_aims([("sleep", ("a", "x", "first_meeting", None)), ("sleep", ("a", "x", "end", 3.0))]) == {}
    )


def test_every_figure_of_a_report_shares_one_chance_of_a_false_alarm() -> None:
    some = pairs(*[(1, 2)] * 9, *[(2, 2)] * 5, (2, 1))
    alone, among = (answered("x", some, asked=15, questions=number) for number in (1, 9))
    assert (alone.claim, among.claim) == (Claim.MORE, Claim.UNSURE) and alone.change == among.change


def bands_of(told: object) -> tuple:
    return (told.better, told.same, told.worse)  # type: ignore[attr-defined]


def moved(better: int, same: int, worse: int) -> dict[str, tuple[float, float]]:
    return pairs(*[(1, 2)] * better, *[(2, 2)] * same, *[(3, 2)] * worse)


@pytest.mark.parametrize("heaps", [(30, 0, 3), (26, 0, 4), (12, 0, 0), (0, 0, 12), (28, 1, 1), (8, 4, 0)])
def test_nearly_all_in_one_heap_would_tell_of_those_who_are_not(heaps: tuple[int, int, int]) -> None:
    found = answered("x", moved(*heaps), asked=sum(heaps))
    assert bands_of(inside(found)) == bands_of(outside(found)) == (None, None, None)
    assert bands_of(for_everybody(outside(found))) == (None, None, None)


def test_what_older_rules_told_is_told_again_only_as_far_as_todays_allow() -> None:
    older = Told("x", "more", 35, 35, 0.9, 0.8, 1.0, 30, None, None)
    assert bands_of(by_todays_rules(older)) == (None, None, None) and by_todays_rules(older).mean == 0.9
    alike = Told("x", "more", 35, 35, 1.0, 1.0, 1.0, 35, 0, 0)
    assert by_todays_rules(alike) == Told("x", "too_few")
    mixed = outside(answered("x", moved(17, 12, 6), asked=40))
    assert bands_of(mixed) == (15, 10, 5) and by_todays_rules(mixed) == mixed


@pytest.mark.parametrize("heaps", [(12, 0, 0), (0, 30, 0), (30, 0, 3)])
def test_a_mean_with_no_width_would_say_what_everybody_answered(heaps: tuple[int, int, int]) -> None:
    """+1.0 (+1.0 to +1.0): then each of them moved by exactly one, and the sentence would say so."""
    known = answered("x", moved(*heaps), asked=sum(heaps))
    for told in (inside(known), outside(known), for_everybody(outside(known))):
        assert (told.claim, told.n, told.mean, told.low, told.high) == ("too_few", None, None, None, None)
    wide = outside(answered("x", pairs(*[(0, 4)] * 9, *[(2, 2)] * 3), asked=12))
    assert bands_of(wide) == (None, None, None) and wide.mean == 3.0
    with translation.override("da"):
        [section] = answers([outside(known)])
        assert "ligner hinanden for meget" in section.title


def test_what_leaves_counts_people_in_fives_and_everybody_sees_no_more_than_that() -> None:
    """No two reports differ by one person, and the public one is made of the other."""
    known = answered("x", moved(17, 12, 3), asked=41)
    told = outside(known)
    assert (told.asked, told.n, *bands_of(told)) == (40, 30, 15, None, None)
    assert told == outside(answered("x", moved(17, 12, 3), asked=42))
    everybody = for_everybody(told)
    assert (everybody.n, everybody.mean, *bands_of(everybody)) == (30, told.mean, 15, None, None)
    few = for_everybody(outside(answered("x", moved(12, 5, 5), asked=22)))
    assert (few.n, few.mean, few.claim) == (None, None, "too_few")
    steps = {"asked": 41, "replied": 33, "counted": 12, "both": 9}
    assert steps_outside(steps) == {"asked": 40, "replied": 35, "counted": 10, "both": 10}
    assert steps_outside(steps, for_all=True) == {"asked": 40, "replied": 35, "counted": None, "both": None}


def test_what_some_of_them_moved_while_they_waited_stands_beside_it_with_how_many() -> None:
    said = [
        ("a", 0, "intake", 1.0),
        ("a", 1, "first_meeting", 2.0),
        ("a", 1, "end", 2.0),
        ("b", 1, "end", 4.0),
    ]
    others = [("c", 0, "intake", 1.0), ("c", 1, "first_meeting", 4.0)]
    assert moved_while_waiting([*said, *others]) == [1.0]
    assert answered("x", TWELVE, asked=12, waited=[1.0] * 9).waiting is None
    found = answered("C", TWELVE, asked=12, waited=[1.0] * 11)
    with translation.override("da"):
        [section] = answers([outside(found)])
        older = answers([replace(outside(found), waited=None)])[0]
    label = "Point flyttet i ventetiden, for de omkring 10, der også havde svaret før"
    assert (label, "+1,0") in [(row[0].text, row[1].text) for row in section.rows]
    assert any("for dem, der også" in row[0].text for row in older.rows)


def test_of_nine_nothing_is_shown_to_anybody() -> None:
    found = answered("x", pairs(*[(0, 4)] * 9), asked=9)
    assert (found.claim, found.change, found.bands) == (Claim.TOO_FEW, None, None)
    with translation.override("da"):
        [section] = answers([inside(found)])
        assert section.title.startswith("For få svar") and [len(row) for row in section.rows] == [1]


def test_what_moves_by_itself_stands_beside_it_where_somebody_knows() -> None:
    found = answered(
        "x",
        pairs(*[(20, 70)] * 6, *[(40, 10)] * 6),
        asked=12,
        yardstick=Yardstick(10, 1, norm=70, reliability=0.8),
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
            [aims] = answers([inside(answered("aim", TWELVE, asked=15))])
            of_aims = [str(words) for words in OF_AIMS.values()]
            assert promises(f"{aims.title} {aims.lead} {aims.meaning} {of_aims}") == []
            holes = re.compile(r"%\((\w+)\)s")
            assert {frozenset(holes.findall(words)) for words in of_aims} == {
                frozenset({"asked", "n", "mean", "low", "high"})
            }
