"""Whoever is erased was here: a year told afterwards says what it said before, and nothing kept leads to anybody."""

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
    periods_until,
    remembered,
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


def without(events: list[Event], whos: frozenset[UUID]) -> list[Event]:
    names = {str(who) for who in whos}
    return [one for one in events if one.who not in whos and one.payload.get("peer") not in names]


def gone_after(
    whos: frozenset[UUID], came: list[Event], peers: list[Event], gone: dict[str | None, Kept]
) -> dict[str | None, Kept]:
    """What is kept when they go beside what was kept before."""
    before, after = (
        gone_by(material(came, peers), whos),
        material(without(came, whos), without(peers, whos)),
    )
    kept = {}
    for of in SCOPES:
        lines = remembered(before.of(of), after.of(of))
        assert all(one.number for one in lines)
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
