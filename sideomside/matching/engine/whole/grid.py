"""Candidates in compiled loops: only those cells of the map are opened that lie within reach."""

from typing import Any, NamedTuple

import numpy as np

from .chart import Chart, chart_of
from .compiled import compiled
from .people import Participants, Peers

ANY = np.uint64(2**64 - 1)
ALWAYS = np.uint64(2**63)


class _Said(NamedTuple):
    """One side, rewritten so that a shared bit is all there is to ask for: unsaid becomes every bit."""

    languages: np.ndarray
    slots: np.ndarray
    formats: np.ndarray
    themes: np.ndarray
    musts: np.ndarray
    areas: np.ndarray
    phone: np.ndarray
    x: np.ndarray
    y: np.ndarray


class _Limits(NamedTuple):
    need: np.ndarray
    near: np.ndarray
    by_phone: np.ndarray


class _Found(NamedTuple):
    row: np.ndarray
    peer: np.ndarray
    so_far: np.ndarray  # (2,) int64: pairs so far, next participant


def by_grid(participants: Participants, peers: Peers) -> tuple[np.ndarray, np.ndarray]:
    """Row offsets and peers, as `by_strips` finds them."""
    there = Around(participants, peers)
    people = len(participants.x)
    found = there.found._replace(peer=np.empty(len(there.chart.order) + 64 * people, np.int32))
    while True:
        _look(there.own, there.limits, there.theirs, there.chart, found)
        if found.so_far[1] == people:
            return found.row, found.peer[: found.so_far[0]].copy()
        longer = np.empty(2 * len(found.peer) + len(there.chart.order), np.int32)
        longer[: found.so_far[0]] = found.peer[: found.so_far[0]]
        found = found._replace(peer=longer)


class Around:
    """All peers laid out once, so that one person's candidates are found in the blink of an eye."""

    def __init__(self, participants: Participants, peers: Peers) -> None:
        self.chart = chart_of(peers)
        self.theirs = _said(peers, peers.offers | ALWAYS, self.chart.order)
        asks = np.where(participants.asks == 0, ALWAYS, participants.asks)
        self.own = _said(participants, asks, slice(None))
        self.limits = _Limits(_needed(participants), participants.near, participants.by_phone)
        many = len(self.chart.order)
        self.found = _Found(
            np.zeros(len(participants.x) + 1, np.int64), np.empty(many, np.int32), np.zeros(2, np.int64)
        )

    def candidates(self, one: int) -> np.ndarray:
        """Rows of all peers whom this participant could meet, rising; a view until the next call."""
        self.found.so_far[:] = 0, one
        _look_once(self.own, self.limits, self.theirs, self.chart, self.found)
        return self.found.peer[: self.found.so_far[0]]


def _needed(participants: Participants) -> np.ndarray:
    """Nobody needs to share more themes than they named."""
    return np.minimum(participants.need, np.bitwise_count(participants.themes)).astype(np.int64)


def _said(side: Participants | Peers, musts: np.ndarray, order: np.ndarray | slice) -> _Said:
    slots, formats = (np.where(each == 0, ANY, each) for each in (side.slots, side.formats))
    told = (side.languages, slots, formats, side.themes, musts, side.areas, side.phone, side.x, side.y)
    return _Said(*(np.ascontiguousarray(each[order]) for each in told))


@compiled
def _look(own: _Said, limits: _Limits, theirs: _Said, chart: Chart, found: _Found) -> None:
    """Row after row until done, or until there may be no space for another row."""
    while found.so_far[1] < len(own.x) and found.so_far[0] + len(chart.order) <= len(found.peer):
        _look_once(own, limits, theirs, chart, found)


@compiled
def _look_once(own: _Said, limits: _Limits, theirs: _Said, chart: Chart, found: _Found) -> None:
    one, begin = found.so_far[1], found.so_far[0]
    if np.isnan(own.x[one]) or np.isnan(limits.near[one]) or own.areas[one].any():
        _everybody(own, limits, theirs, (one, 0, len(chart.order)), found)
    else:
        _cells(own, limits, theirs, chart, found)
    for pair in range(begin, found.so_far[0]):
        found.peer[pair] = chart.order[found.peer[pair]]
    found.peer[begin : found.so_far[0]].sort()
    found.so_far[1] = one + 1
    found.row[one + 1] = found.so_far[0]


@compiled
def _cells(own: _Said, limits: _Limits, theirs: _Said, chart: Chart, found: _Found) -> None:
    """Both maps, each as far as the reach goes there, and whoever said no place."""
    one = found.so_far[1]
    across, along = chart.shape[0], chart.shape[1]
    for phone in range(2):
        limit = limits.by_phone[one] if phone == 1 and own.phone[one] else limits.near[one]
        reach = np.sqrt(limit) * (1 + 1e-6) + 1e-6
        west, east = _span(own.x[one] - chart.corner[0], reach, chart.size, across)
        south, north = _span(own.y[one] - chart.corner[1], reach, chart.size, along)
        for line in range(south + phone * along, north + phone * along):
            first, last = chart.start[line * across + west], chart.start[line * across + max(west, east)]
            _stretch(own, theirs, (one, first, last), (limit, limits.need[one]), found)
    nowhere = chart.start[2 * across * along]
    _everybody(own, limits, theirs, (one, nowhere, len(chart.order)), found)


@compiled
def _span(at: float, reach: float, size: float, cells: int) -> Any:
    """First cell within reach and the one after the last."""
    first = np.int64(np.floor((at - reach) / size))
    last = np.int64(np.floor((at + reach) / size)) + 1
    return min(max(first, 0), cells), min(max(last, 0), cells)


@compiled
def _stretch(
    own: _Said, theirs: _Said, part: tuple[int, int, int], wants: tuple[float, int], found: _Found
) -> None:
    """Those within the limit, all of whom have a place."""
    one, first, last = part
    limit, need = wants
    x, y, themes = own.x[one], own.y[one], own.themes[one]
    languages, slots, formats = own.languages[one], own.slots[one], own.formats[one]
    count = found.so_far[0]
    for spot in range(first, last):
        if not _enough(theirs.themes[spot] & themes, need) or (theirs.slots[spot] & slots) == 0:
            continue
        across, along = theirs.x[spot] - x, theirs.y[spot] - y
        if across * across + along * along > limit or (theirs.languages[spot] & languages) == 0:
            continue
        if (theirs.formats[spot] & formats) != 0 and _musts(own, theirs, one, spot):
            found.peer[count] = spot
            count += 1
    found.so_far[0] = count


@compiled
def _everybody(own: _Said, limits: _Limits, theirs: _Said, part: tuple[int, int, int], found: _Found) -> None:
    """Where areas are said, or no place at all, nobody can be left out beforehand."""
    one, first, last = part
    for spot in range(first, last):
        words = (theirs.slots[spot] & own.slots[one]) != 0 and (theirs.formats[spot] & own.formats[one]) != 0
        if not words or (theirs.languages[spot] & own.languages[one]) == 0:
            continue
        shared = theirs.themes[spot] & own.themes[one]
        if not _enough(shared, limits.need[one]) or not _musts(own, theirs, one, spot):
            continue
        if _place(own, limits, theirs, one, spot):
            found.peer[found.so_far[0]] = spot
            found.so_far[0] += 1


@compiled
def _enough(shared: Any, need: int) -> bool:
    """One shared theme is struck out after the other."""
    for _ in range(need):
        if shared == 0:
            return False
        shared &= shared - np.uint64(1)
    return True


@compiled
def _musts(own: _Said, theirs: _Said, one: int, spot: int) -> bool:
    fits = True
    for must in range(own.musts.shape[1]):
        fits &= (own.musts[one, must] & theirs.musts[spot, must]) != 0
    return fits


@compiled
def _place(own: _Said, limits: _Limits, theirs: _Said, one: int, spot: int) -> bool:
    both_phone = own.phone[one] and theirs.phone[spot]
    across, along = theirs.x[spot] - own.x[one], theirs.y[spot] - own.y[one]
    far = across * across + along * along
    for word in range(own.areas.shape[1]):
        if (own.areas[one, word] & theirs.areas[spot, word]) != 0:
            return True
    if not np.isnan(far) and not np.isnan(limits.near[one]):
        return far <= (limits.by_phone[one] if both_phone else limits.near[one])
    unsaid = not own.areas[one].any() or not theirs.areas[spot].any()
    return unsaid or both_phone
