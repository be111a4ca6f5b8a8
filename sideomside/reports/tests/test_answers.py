"""What people say themselves: change of the same people, by hand; nothing of fewer than ten; worse always said."""

import pytest
from django.utils import translation

from sideomside.reports.rules import Yardstick, answered, answers, paired
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
    assert found.shown_bands == (6, None, None)  # the one alone could be worked out from the rest
    whole = answered("x", pairs(*[(1, 2)] * 6, *[(2, 2)] * 5, *[(3, 2)] * 5), asked=16)
    assert whole.shown_bands == (6, 5, 5)


def test_of_nine_nothing_is_shown_to_anybody() -> None:
    found = answered("x", pairs(*[(0, 4)] * 9), asked=9)
    assert (found.claim, found.change, found.bands) == (Claim.TOO_FEW, None, None)
    with translation.override("da"):
        [section] = answers([found])
        assert section.title.startswith("For få svar") and {row[1].text for row in section.rows} == {"–"}


def test_what_moves_by_itself_stands_beside_it_where_somebody_knows() -> None:
    found = answered(
        "x", pairs(*[(30, 40)] * 12), asked=12, yardstick=Yardstick(10, 1, norm=70, reliability=0.8)
    )
    assert found.by_itself == pytest.approx(8) and found.claim in (Claim.MORE, Claim.UNSURE)
    assert any("8.0" in row[1].text.replace(",", ".") for row in answers([found])[0].rows)


def test_the_words_are_the_ones_that_were_proven_and_promise_nothing() -> None:
    with translation.override("en"):
        assert {claim: str(words) for claim, words in WORDS.items()} == SENTENCES
    for language in ("da", "en"):
        with translation.override(language):
            [section] = answers([answered("x", TWELVE, asked=15)])
            assert promises(f"{section.title} {section.lead} {section.meaning}") == []
