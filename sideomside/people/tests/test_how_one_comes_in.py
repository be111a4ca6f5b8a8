"""The rules of coming in, asked at their edges: how long a link lives, how long one waits, and one spelling each."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils.translation import override

from sideomside.people.models import Contact, PrivateLink, Programme
from sideomside.people.rules import (
    LINK_LIVES,
    OneHouseOnly,
    first_language,
    has_no_password_to_forget,
    link_is_alive,
    link_path,
    must_wait_until,
    needs_a_new_link,
    normalised,
    qr_path,
    system,
    visitor,
    wait_in_words,
    way_of,
)
from sideomside.people.rules.guessing import FEWEST, OURS, left_of
from sideomside.people.rules.who import NotAllowed, allow

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("used", "revoked", "alive"),
    [
        (NOW, None, True),
        (NOW - LINK_LIVES + SECOND, None, True),
        (NOW - LINK_LIVES, None, False),
        (NOW, NOW, False),
    ],
)
def test_a_link_lives_from_when_it_was_last_used_until_it_is_closed(
    used: datetime, revoked: datetime | None, alive: bool
) -> None:
    link = PrivateLink(organisation_id=uuid4(), last_used_at=used, revoked_at=revoked)
    assert link_is_alive(link, NOW) is alive
    with time_machine.travel(NOW, tick=False):
        assert link_is_alive(link) is alive
    with time_machine.travel(NOW + 2 * LINK_LIVES, tick=False):
        assert not link_is_alive(link)


def test_a_link_leads_to_the_page_in_the_language_of_whose_it_is() -> None:
    with override("da"):
        assert link_path("abc", "en").startswith("/en/") and "abc" in link_path("abc", "en")
        assert not link_path("abc", "da").startswith("/en/") and link_path("abc", "da").endswith("/abc/")


def tried(times: int, at: datetime | None = NOW) -> Any:
    return SimpleNamespace(wrong_tries=times, tried_at=at)


@pytest.mark.parametrize(
    ("times", "seconds"),
    [(0, 0), (2, 0), (3, 2), (4, 4), (5, 8), (10, 256), (11, 512), (12, 512), (40, 512)],
)
def test_wrong_tries_slow_the_next_one_down_and_lock_nobody_out(times: int, seconds: int) -> None:
    until = must_wait_until(tried(times))
    assert until == (NOW + timedelta(seconds=seconds) if seconds else None)
    assert must_wait_until(tried(times, None)) is None
    assert needs_a_new_link(tried(times)) is (times >= 10)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, ""),
        (-5, ""),
        (0.4, "1 sekund"),
        (1, "1 sekund"),
        (2, "2 sekunder"),
        (59, "59 sekunder"),
        (59.5, "1 minut"),
        (60, "1 minut"),
        (61, "2 minutter"),
        (120, "2 minutter"),
        (121, "3 minutter"),
    ],
)
def test_how_long_is_said_as_one_says_it(left: float, said: str) -> None:
    with time_machine.travel(NOW, tick=False):
        key = tried(11, NOW - timedelta(seconds=512 - left))
        assert wait_in_words(key) == said
        assert wait_in_words(tried(2)) == ""


def test_how_long_is_said_in_english_too() -> None:
    with time_machine.travel(NOW, tick=False), override("en"):
        assert wait_in_words(tried(3)) == "2 seconds"
        assert wait_in_words(tried(11)) == "9 minutes"


@pytest.mark.parametrize(
    ("way", "typed", "spelt"),
    [
        ("mail", " Ida@Post.Example ", "ida@post.example"),
        ("phone", "20 12 34 56", "20123456"),
        ("phone", "+45 20 12 34 56", "20123456"),
        ("phone", "0045-20123456", "20123456"),
        ("phone", "123 45", "12345"),
        ("phone", "ring mig", ""),
    ],
)
def test_one_spelling_for_each_address(way: str, typed: str, spelt: str) -> None:
    assert normalised(way, typed) == spelt
    assert way_of(typed) == (Contact.Way.MAIL if way == "mail" else Contact.Way.PHONE)


@pytest.mark.parametrize(
    ("spoken", "first"),
    [(["en", "da"], "en"), (["so", "en", "da"], "en"), (["ar"], "da"), ([], "da"), (None, "da")],
)
def test_a_letter_is_in_what_is_mostly_spoken_there_of_what_we_write(
    spoken: list[str] | None, first: str
) -> None:
    programme = None if spoken is None else Programme(organisation_id=uuid4(), languages=spoken)
    assert first_language(programme) == first


@pytest.mark.parametrize(
    ("been_in", "by_password", "none"),
    [(True, False, True), (True, True, False), (False, False, False), (False, True, False)],
)
def test_only_who_was_in_without_a_password_has_none_to_forget(
    been_in: bool, by_password: bool, none: bool
) -> None:
    account: Any = SimpleNamespace(
        last_login=NOW if been_in else None, has_usable_password=lambda: by_password
    )
    assert has_no_password_to_forget(account) is none


def test_a_square_to_point_a_phone_at_is_as_wide_as_it_is_high() -> None:
    side, path = qr_path("http://huset.example/m/abc/")
    assert path.startswith("M4,4h1v1h-1zM5,4h1v1h-1z")  # after four squares of white, a corner
    squares = [tuple(map(int, one.partition("h")[0].split(","))) for one in path.split("M")[1:]]
    assert side == 37 and max(x for x, _y in squares) == max(y for _x, y in squares) == side - 5
    assert {(x, 4) for x in range(4, 11)} <= set(squares) and (11, 4) not in squares
    assert qr_path("http://huset.example/m/" + "abc" * 40)[0] > side


@pytest.mark.parametrize(
    ("password", "words", "left"),
    [
        ("kaffekop", ["kaffe"], 3),
        ("Kaffe-Kaffe 12", ["kaffe"], 0),
        ("rødgrød", ["grød"], 4),
        ("RØDGRØD med fløde", [], 18),
        ("ærlig og åben", ["aaben", "aerlig"], 2),
        ("peer2peer", ["peer", "peer2peer"], 0),
        ("peerpeers", ["peer", "peers"], 0),  # the longest first
        ("abab", ["ab"], 4),  # two letters stand in every word
        ("abcabc", ["abc"], 0),
        ("xpeer", ["p-e e.r"], 1),
    ],
)
def test_what_is_left_of_a_password_without_the_words_everybody_tries(
    password: str, words: list[str], left: int
) -> None:
    assert left_of(password, words) == left


def test_our_own_words_leave_too_little() -> None:
    assert all(left_of(f"{word.title()}2026!", OURS) < FEWEST for word in OURS)
    assert left_of("KøbenhavnSommer", OURS) == 0


def test_a_rule_that_says_no_stops_the_act() -> None:
    allow(True)
    with pytest.raises(NotAllowed):
        allow(False)
    assert not issubclass(OneHouseOnly, NotAllowed)


def test_a_visitor_and_the_house_are_nobody_in_particular() -> None:
    house = uuid4()
    for one, role in ((visitor(house), "visitor"), (system(house), "system")):
        assert (one.role, one.organisation_id, one.person_id, one.opened) == (role, house, None, True)
        assert one.programme_ids == frozenset() and one.at is None
    assert visitor().organisation_id is None
