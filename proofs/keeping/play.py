"""The years are lived, and after each night what is here is held against what should be."""

import json
import random
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.db import connection
from django.utils import timezone

from proofs.keeping import counts, goodbyes
from proofs.keeping.faults import FAULTS, Fault
from proofs.keeping.lives import KINDS, here, only, promises_broken, unlike
from proofs.keeping.made import Kind
from proofs.keeping.nights import NEAR, drawn, hash_hour, nights_that_matter
from proofs.living.world import _taken_back
from sideomside.concerns import jobs as concerns
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.ground.vault.walls import within
from sideomside.intake import jobs as intake
from sideomside.partners import jobs as partners
from sideomside.path import jobs as path
from sideomside.peers import jobs as peers
from sideomside.people.models import Person
from sideomside.privacy import jobs as privacy
from sideomside.privacy.queries import gone_long_enough
from sideomside.site.sweeps import all_jobs
from tests.people import House, build_house

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FIRST = datetime(2027, 6, 1, 4, 30, tzinfo=COPENHAGEN)  # a leap day comes after nine months
IN_THE_DAY = timedelta(hours=6)  # nobody is written to at night
NIGHTLY = (
    "privacy.keep_times",
    "concerns.let_go",
    "path.let_go",
    "peers.clear_lists",
    "intake.tidy_mail",
    "partners.let_go",
    "silence.announce",
)


@dataclass
class Item:
    kind: str
    known_as: Any
    end: datetime


@dataclass
class Told:
    """What went, in time or not."""

    nights: int = 0
    made: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    late: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    again: int = 0
    goodbyes: dict[Any, datetime] = field(default_factory=dict)  # when each was said
    unannounced: list[str] = field(default_factory=list)
    figures_held: int = 0
    changed: list[str] = field(default_factory=list)  # figures that a night's sweeps changed


def play(days: str, every: str, seed: str, nights: str = "") -> None:
    with time_machine.travel(FIRST, tick=False):
        house = build_house("København")
    births = drawn(int(days), int(every), random.Random(int(seed)))
    with within(house.organisation.id):
        lived = list(range(int(days))) if nights else nights_that_matter(births, int(days))
        told = _live(house, lived, births, KINDS)
        plants = {name: _seen(house, fault, lived[-1] + 40) for name, fault in FAULTS.items()}
    plants |= promises_broken()
    figures = {
        "days": int(days),
        "nights_lived": told.nights,
        "kinds": len(KINDS),
        "items": sum(told.made.values()),
        "items_gone_in_time": sum(told.gone.values()),
        "kinds_without_an_end": len(_never_gone(told, lived[-1])),
        "late": len(told.late),
        "early": len(told.early),
        "gone_without_a_goodbye": len(told.unannounced),
        "goodbyes_said": len(told.goodbyes),
        "figures_held_against_a_night": told.figures_held,
        "figures_changed_by_a_night": len(told.changed),
        "second_runs_that_did_something": told.again,
        "sweeps_nobody_runs": len(set(NIGHTLY) - {job.name for job in all_jobs()}),
        "keep_times": len(KEEP_DAYS),
        "keep_times_that_differ_from_the_promise": len(unlike(KEEP_DAYS)),
    }
    wrong = [
        *told.late[:20],
        *told.early[:20],
        *told.unannounced[:20],
        *told.changed[:20],
        *(f"differs from the promise, or has no life: {name}" for name in unlike(KEEP_DAYS)),
        *(f"none ever went: {name}" for name in _never_gone(told, lived[-1])),
    ]
    print(json.dumps({"figures": figures, "wrong": wrong, "plants": plants}))


def _never_gone(told: Told, last: int) -> list[str]:
    """Of whatever could have gone before the last night, at least one has; a line of the log needs its month."""
    return [
        name
        for name, kind in KINDS.items()
        if kind.days is not None
        and kind.days + (45 if kind.rows is Entry else 10) < last
        and not told.gone[name]
    ]


def _live(house: House, nights: Iterable[int], births: dict[int, list[str]], kinds: dict[str, Kind]) -> Told:
    told, items = Told(), list[Item]()
    waiting = dict(births)
    for night in nights:
        now = datetime.combine(FIRST.date() + timedelta(days=night), FIRST.timetz())
        with time_machine.travel(now + IN_THE_DAY, tick=False):
            goodbyes.said(house, told.goodbyes)
        for day in [one for one in waiting if one <= night]:
            for name in waiting.pop(day):
                with time_machine.travel(now + timedelta(hours=hash_hour(name, day)), tick=False):
                    items.append(Item(name, kinds[name].make(house), timezone.now()))
                told.made[name] += 1
        now += timedelta(hours=23)
        with time_machine.travel(now, tick=False):
            _counted_night(house, told)
        _hold_against(items, kinds, now, told)
        told.nights += 1
        if night % 97 == 0:
            told.again += _second_run(house, now)
    return told


def _counted_night(house: House, told: Told) -> None:
    """What is counted may not notice that somebody goes; most nights nobody does."""
    before = counts.told(house) if gone_long_enough(house.system, timezone.now()) else {}
    _night(house)
    if before:
        after = counts.told(house)
        told.figures_held += len(after)
        told.changed += [
            f"{name} is told otherwise after {timezone.localdate()}" for name in counts.unlike(before, after)
        ]


def _night(house: House) -> None:
    for sweep in (concerns.let_go, path.let_go, partners.let_go, peers.clear):
        with suppress(Exception):  # as the worker does: one that fails stops no other
            sweep()
    with suppress(Exception):
        privacy.keep(house.organisation.id)
    intake.tidy(house.organisation.id)


def _second_run(house: House, now: datetime) -> int:
    """Safe to run twice: the second finds nothing."""
    before = Entry.objects.count()
    with time_machine.travel(now, tick=False):
        _night(house)
    return Entry.objects.count() - before


def _hold_against(items: list[Item], kinds: dict[str, Kind], now: datetime, told: Told) -> None:
    stands = {rows: here(rows) for rows in {kind.rows for kind in kinds.values()}}
    for item in list(items):
        due, is_here = _due(kinds[item.kind], item), item.known_as in stands[kinds[item.kind].rows]
        if is_here and due is not None and now > due + _a_day_more(kinds[item.kind]):
            told.late.append(
                f"{item.kind} of {item.end:%Y-%m-%d %H:%M} is still here at {now:%Y-%m-%d %H:%M}"
            )
            items.remove(item)
        elif not is_here:
            items.remove(item)
            if due is None or now < due:
                told.early.append(
                    f"{item.kind} of {item.end:%Y-%m-%d %H:%M} was gone at {now:%Y-%m-%d %H:%M}"
                )
            else:
                told.gone[item.kind] += 1
            if kinds[item.kind].told and kinds[item.kind].rows is Person:
                told.unannounced += goodbyes.missing(item.known_as, item.kind, now, told.goodbyes)


def _a_day_more(kind: Kind) -> timedelta:
    return timedelta(days=1 if kind.told else 0)


def _due(kind: Kind, item: Item) -> datetime | None:
    """The log goes in whole months: with the night in which its month and half a year more are over."""
    if kind.rows is not Entry:
        return kind.due(item.end)
    day = timezone.localdate(item.end)
    next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return datetime.combine(next_month, datetime.min.time(), COPENHAGEN) + timedelta(days=183)


def _seen(house: House, fault: Fault, start: int) -> bool:
    """Lived around the days that matter, and undone."""
    kinds = only(fault.kinds)
    nights = sorted(
        {
            start,
            *(
                start + day + near
                for kind in kinds.values()
                for day in kind.days_that_matter
                for near in NEAR
            ),
        }
    )
    if any(kind.rows is Entry for kind in kinds.values()):
        nights = list(range(start, start + 260, 5))
    with _taken_back("default"), _taken_back("keys"), fault.planted():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_session")
        told = _live(house, fault.nights(nights), {start: list(fault.kinds)}, kinds)
    return bool(told.late or told.early or told.changed or told.unannounced)
