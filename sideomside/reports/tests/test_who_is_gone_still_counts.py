"""Whoever is erased was here: a year told afterwards says what it said before, and nothing kept leads to anybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest

from sideomside.ground.audit.events import Event
from sideomside.reports.disclosure.ledger import Ledger
from sideomside.reports.queries.overview import _by_month as waits_by_month
from sideomside.reports.rules import (
    Figures,
    Kept,
    KeptLine,
    Material,
    Question,
    for_others,
    gone_by,
    helpers,
    journeys,
    live,
    over_with,
    periods_until,
    remembered,
    without,
)
from sideomside.reports.tests.cast import event

FIRST, TODAY = date(2024, 1, 1), date(2026, 9, 30)
SCOPES = ("p", "q", None)


def on(days: int) -> date:
    return FIRST + timedelta(days=days)


def lives(chance: Random, people: int = 60) -> tuple[list[Event], list[Event]]:
    """Nearly three years of two programmes: all who came have left, a few of them met two peers, and peers stop."""
    peers = [uuid4() for _ in range(8)]
    told = [event("peer.active", who, on(chance.randrange(90)), programme="pq"[n % 2], employment="volunteer")
            for n, who in enumerate(peers)]  # fmt: skip
    told += [event("peer.left", who, on(880), programme="pq"[n % 2]) for n, who in enumerate(peers[:4])]
    came: list[Event] = []
    for _ in range(people):
        came += one_life(chance, peers)
    return came, told


def one_life(chance: Random, peers: list[UUID]) -> list[Event]:
    who, day = uuid4(), chance.randrange(700)
    told: list[Event] = []
    for programme in chance.choice((["p"], ["q"], ["p", "q"])):
        at, enquiry = day + chance.randrange(20), uuid4()
        there = {"programme": programme, "sort": "seeks"}
        told.append(event("enquiry.received", who, on(at), enquiry, way=chance.choice(WAYS), **there))
        told.append(event("enquiry.answered", who, on(at + chance.randrange(3)), enquiry, **there))
        for _ in range(chance.choice((0, 1, 1, 2))):
            at = met(told, who, chance, at + chance.randrange(1, 60), (chance.choice(peers), programme))
        told.append(event("left_list", who, on(at + chance.randrange(60)), enquiry, **there))
    return told


def met(told: list[Event], who: UUID, chance: Random, at: int, with_: tuple[UUID, str]) -> int:
    """A companionship of up to six meetings; the day it ended."""
    pair, there = uuid4(), {"peer": str(with_[0]), "programme": with_[1]}
    for _ in range(chance.randrange(7)):
        told.append(event("meeting.held", who, on(at), pair, minutes="60", **there))
        at += chance.randrange(5, 15)
    told.append(event("episode.ended", who, on(at), pair, reason=chance.choice(("planned", "lost")), **there))
    return at


WAYS = ("form", "mail", "coffee")
Story = Callable[[], tuple[list[Event], list[Event], UUID]]


def material(came: list[Event], peers: list[Event], gone: dict[str | None, Kept] | None = None) -> Material:
    return Material(journeys(came), helpers(peers), [], TODAY, ("p", "q"), gone=gone or {})


def everything(found: Material) -> dict[tuple[str | None, str, str], Figures]:
    """Each period of each programme, as told inside, to funders and to everybody."""
    told: dict[tuple[str | None, str, str], Figures] = {}
    for when in periods_until(found.today, 3):
        for of in SCOPES:
            told[of, when.code, "R0"] = live(found, Question(of, when, "R0"))
            for level in ("R1", "R2"):
                told[of, when.code, level] = for_others(found, Question(of, when, level), Ledger())
    return told


def gone_after(
    whos: frozenset[UUID], came: list[Event], peers: list[Event], gone: dict[str | None, Kept]
) -> dict[str | None, Kept]:
    """What is kept when they go beside what was kept before."""
    came = [*came, *over_with(came, whos, TODAY)]
    before = gone_by(material(came, peers), whos)
    after = material(without(came, whos), without(peers, whos))
    kept = {}
    for of in SCOPES:
        lines = remembered(before.of(of), after.of(of))
        assert all(one.number > 0 for one in lines)
        kept[of] = Kept.of_lines([*lines_of(gone.get(of, Kept())), *lines])
    return kept


def lines_of(kept: Kept) -> list[KeptLine]:
    return [
        KeptLine(code, figure, programme, value, number)
        for (figure, code), counts in kept.found.items()
        for (programme, value), number in counts.items()
    ]


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_of_every_time_says_the_same_when_they_are_gone(seed: int) -> None:
    """A few at a time, peers who have stopped among them, until nobody who came is left."""
    chance = Random(seed)  # noqa: S311
    came, peers = lives(chance)
    said, months = everything(material(came, peers)), by_month(material(came, peers))
    assert said["p", "2025", "R0"].totals["came"] and said[None, "2025", "R0"].facts["wait_median"]
    who = sorted({one.who for one in [*came, *peers[-4:]] if one.who}, key=str)
    chance.shuffle(who)
    gone: dict[str | None, Kept] = {}
    while who:
        going = frozenset(who[:13])
        gone = gone_after(going, came, peers, gone)
        came, peers, who = without(came, going), without(peers, going), who[13:]
        for place, figures in everything(material(came, peers, gone)).items():
            assert as_told(figures, place) == as_told(said[place], place), place
        assert by_month(material(came, peers, gone)) == months
    assert not came


def by_month(found: Material) -> dict[int, list[int]]:
    """What the first page of figures draws."""
    mine = found.of("p")
    return {month: sorted(waits) for month, waits in waits_by_month(mine.journeys, TODAY, mine.kept).items()}


def as_told(figures: Figures, place: tuple[str | None, str, str]) -> Figures:
    """Hours leave only where enough volunteers who are still known stand behind them; inside they never shrink."""
    return figures if place[2] == "R0" else replace(figures, facts={**figures.facts, "hours": None})


def walked_and_walks_on() -> tuple[list[Event], list[Event], UUID]:
    """She walked with a peer who stopped, and walks on with another; he is to be erased."""
    stopped, other, who, enquiry = uuid4(), uuid4(), uuid4(), uuid4()
    there = {"programme": "p", "sort": "seeks"}
    came = [
        event("enquiry.received", who, on(60), enquiry, way="form", **there),
        event("meeting.held", who, on(90), first := uuid4(), minutes="60", peer=str(stopped)),
        event("episode.ended", who, on(240), first, reason="planned", peer=str(stopped)),
        event("meeting.held", who, on(300), uuid4(), minutes="60", peer=str(other)),
    ]
    peers = [
        event("peer.active", stopped, on(1), employment="volunteer"),
        event("peer.left", stopped, on(260), employment="volunteer"),
        event("peer.active", other, on(2), employment="volunteer"),
    ]
    return came, peers, stopped


def meets_and_waits() -> tuple[list[Event], list[Event], UUID]:
    """She met a peer this quarter, who asks to be erased before it is over; she meets nobody else."""
    peer, who, enquiry = uuid4(), uuid4(), uuid4()
    came = [
        event("enquiry.received", who, on(950), enquiry, way="form", sort="seeks"),
        event("meeting.held", who, on(955), uuid4(), minutes="60", peer=str(peer)),
    ]
    return came, [event("peer.active", peer, on(1), employment="volunteer")], peer


@pytest.mark.parametrize("story", [walked_and_walks_on, meets_and_waits])
@pytest.mark.parametrize("later", [0, 1, 40, 200, 400])
def test_whoever_stays_is_one_person_however_long_ago_their_peer_was_erased(story: Story, later: int) -> None:
    """What grows with the calendar goes on growing for them, as if the peer were here."""
    came, peers, going = story()
    told = [*came, *over_with(came, frozenset([going]), TODAY)]
    kept = gone_after(frozenset([going]), came, peers, {})
    as_if = gone_by(replace(material(told, peers), today=TODAY), frozenset([going]))
    as_if = replace(as_if, today=TODAY + timedelta(days=later))
    left = without(told, frozenset([going])), without(peers, frozenset([going]))
    now = replace(material(*left, kept), today=TODAY + timedelta(days=later))
    for when in periods_until(now.today, 4):
        for of in SCOPES:
            question = Question(of, when, "R0")
            assert live(now, question) == live(as_if, question), (when.code, of)
