"""Which word a programme's own front door may have: said aloud in one breath, and no way to a page of ours."""

import pytest

from sideomside.people.rules import door_at, first_word, is_a_door_word, words_of_ours


@pytest.mark.parametrize("word", ["naboen", "abc", "vest-by", "by2", "a" * 40])
def test_a_short_plain_word_is_one(word: str) -> None:
    assert is_a_door_word(word)


@pytest.mark.parametrize(
    "word",
    [
        "ab",
        "a" * 41,
        "Naboen",
        "2by",
        "-by",
        "by-",
        "ve--st",
        "næbo",
        "na bo",
        "en",
        "static",
        "konto",
        "huset",
    ],
)
def test_anything_else_and_every_word_of_ours_is_none(word: str) -> None:
    assert not is_a_door_word(word)


def test_our_own_words_are_the_first_of_each_address() -> None:
    assert {"da", "en", "konto", "m", "i-dag", "kort"} <= words_of_ours()
    assert (
        first_word("/naboen/en/") == "naboen" and first_word("naboen") == "naboen" and first_word("/") == ""
    )
    assert door_at("naboen", "en") == "/naboen/en/" and door_at("naboen", "da") == "/naboen/"
