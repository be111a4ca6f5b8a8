"""Numbers that look like a person's are covered, and nothing else is touched. None of these is anyone's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideomside.ground.vault.cpr import COVER, find, mask

HITS = ["010157-5000", "0101575000", "010157 5000", "290256-5000"]
MISSES = ["290257-5000", "300257-5000", "311357-5000", "20123456", "4520123456", "50101575000"]


@pytest.mark.parametrize("number", HITS)
def test_a_number_that_could_be_a_persons_is_found(number):
    assert find(number) == [(0, len(number))]


@pytest.mark.parametrize("number", MISSES)
def test_a_number_that_cannot_be_is_left_alone(number):
    assert find(number) == []
    assert mask(f"ring på {number}.") == (f"ring på {number}.", False)


@pytest.mark.parametrize("number", HITS)
def test_only_the_number_is_covered_and_the_words_around_it_stay(number):
    masked, found = mask(f"Hej, jeg hedder Ida, mit nummer er {number}, kærligst 🌱")
    assert found
    assert masked == f"Hej, jeg hedder Ida, mit nummer er {COVER}, kærligst 🌱"


@pytest.mark.parametrize("number", ["010157–5000", "010157 - 5000", "010157\u20115000", "010157\u00a05000"])
def test_phones_and_word_processors_write_other_dashes_and_spaces(number):
    assert mask(number) == (COVER, True)


@pytest.mark.parametrize(
    "number",
    [
        *(
            "01.01.57-5000",
            "01/01/57-5000",
            "01-01-57-5000",
            "01 01 57 5000",
            "01 01 57 50 00",
            "01 01 57-5000",
        ),
        *("010157/5000", "01011957-5000", "01.01.1957-5000", "010157  5000", "610157-5000"),
    ],
)
def test_people_write_it_in_many_ways(number):
    assert mask(f"det er {number}.") == (f"det er {COVER}.", True)


def test_one_that_is_nobodys_does_not_hide_the_next():
    assert mask("45 01 01 57 50 00") == (f"45 {COVER}", True)


def test_the_leap_day_of_2000_existed_though_that_of_1900_did_not():
    assert find("290200-5000") == [(0, 11)]


def test_two_numbers_in_one_letter_are_both_covered():
    assert mask("mig 010157-5000 og min søn 290256-5000") == (f"mig {COVER} og min søn {COVER}", True)


@pytest.mark.parametrize(
    "text",
    ["", "20 12 34 56", "+45 20 12 34 56", "21-11-2026", "Konto 1234 0001234567", "kl. 14.30-15.00"]
    + [
        "den 21.11.26 2300 København",
        "21-11-2026 kl. 1430",
        "92 01 57 50 00",
        "0045 20 12 34 56",
        "21.11.2026 2300 S",
    ],
)
def test_phones_dates_and_accounts_pass(text):
    assert mask(text) == (text, False)


def test_a_number_inside_a_longer_one_is_not_a_persons():
    assert mask("faktura 99010157-50001") == ("faktura 99010157-50001", False)


@given(st.text())
def test_masking_never_fails_and_masked_text_is_clean(text):
    masked, found = mask(text)
    assert find(masked) == []
    assert found == (masked != text)


def test_of_two_that_share_digits_neither_is_left_half_uncovered():
    both = "01 01 57 50 01-01-57-5000"
    assert find(both) == [(0, len(both))]
    assert mask(f"mit {both}, tak") == (f"mit {COVER}, tak", True)
