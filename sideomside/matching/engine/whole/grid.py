"""Candidates in compiled loops: peers lie in the cells of a map, and only the cells within reach are opened."""

from typing import NamedTuple

import numpy as np

from .compiled import compiled
from .people import Participants, Peers

CELLS = 0.6
"""Cells along the longer side, times the root of the peers: in a country about two kilometres each."""


class _Map(NamedTuple):
    """Peers in the order of their cells, those without a place in one last cell."""

    order: np.ndarray  # (p,) int32
    start: np.ndarray  # (cells + 2,) int64
    corner: np.ndarray  # (2,) float64
    shape: np.ndarray  # (2,) int64: cells across, cells along
    size: float


class _Said(NamedTuple):
    """What one side said, without names for what only the other side has."""

    languages: np.ndarray
    themes: np.ndarray
    formats: np.ndarray
    slots: np.ndarray
    phone: np.ndarray
    musts: np.ndarray
    areas: np.ndarray
    x: np.ndarray
    y: np.ndarray


class _Limits(NamedTuple):
    need: np.ndarray
    near: np.ndarray
    by_phone: np.ndarray


class _Found(NamedTuple):
    row: np.ndarray
    peer: np.ndarray
    count: np.ndarray  # (2,) int64: pairs so far, next participant


def by_grid(participants: Participants, peers: Peers) -> tuple[np.ndarray, np.ndarray]:
    """Row offsets and peers, as `by_strips` finds them."""
    chart = _chart(peers)
    theirs = _said(peers, peers.offers, chart.order)
    own = _said(participants, participants.asks, slice(None))
    limits = _Limits(participants.need, participants.near, participants.by_phone)
    people = len(participants.x)
    found = _Found(
        np.zeros(people + 1, np.int64), np.empty(1024 + 64 * people, np.int32), np.zeros(2, np.int64)
    )
    while True:
        _look(own, limits, theirs, chart, found)
        if found.count[1] == people:
            return found.row, found.peer[: found.count[0]].copy()
        longer = np.empty(2 * len(found.peer) + len(chart.order), np.int32)
        longer[: found.count[0]] = found.peer[: found.count[0]]
        found = found._replace(peer=longer)


def _said(side: Participants | Peers, musts: np.ndarray, order: np.ndarray | slice) -> _Said:
    names = ("languages", "themes", "formats", "slots", "phone")
    told = [np.ascontiguousarray(getattr(side, name)[order]) for name in names]
    rest = [np.ascontiguousarray(each[order]) for each in (musts, side.areas, side.x, side.y)]
    return _Said(*told, *rest)


def _chart(peers: Peers) -> _Map:
    rows = np.flatnonzero(peers.open)
    placed = rows[~np.isnan(peers.x[rows])]
    x, y = peers.x[placed].astype(np.float64), peers.y[placed].astype(np.float64)
    corner = np.array([x.min(initial=np.inf), y.min(initial=np.inf)]) if len(placed) else np.zeros(2)
    width, height = (x.max() - corner[0], y.max() - corner[1]) if len(placed) else (0.0, 0.0)
    size = max(width, height, 1e-9) / (1 + CELLS * np.sqrt(len(placed)))
    shape = np.array([int(width / size) + 1, int(height / size) + 1], np.int64)
    cell = np.full(len(peers.x), shape.prod(), np.int64)
    cell[placed] = ((y - corner[1]) / size).astype(np.int64) * shape[0] + ((x - corner[0]) / size).astype(
        np.int64
    )
    order = rows[np.argsort(cell[rows], kind="stable")].astype(np.int32)
    start = np.searchsorted(cell[order], np.arange(shape.prod() + 2))
    return _Map(order, start.astype(np.int64), corner, shape, size)


@compiled
def _look(own: _Said, limits: _Limits, theirs: _Said, chart: _Map, found: _Found) -> None:
    """Row after row until done, or until there may be no space for another row."""
    while found.count[1] < len(own.x) and found.count[0] + len(chart.order) <= len(found.peer):
        one, begin = found.count[1], found.count[0]
        limit = max(limits.near[one], limits.by_phone[one])
        if np.isnan(own.x[one]) or np.isnan(limit) or own.areas[one].any():
            _stretch(own, limits, theirs, (one, 0, len(chart.order)), chart.order, found)
        else:
            _cells(own, limits, theirs, chart, found)
        found.peer[begin : found.count[0]].sort()
        found.count[1] = one + 1
        found.row[one + 1] = found.count[0]


@compiled
def _cells(own: _Said, limits: _Limits, theirs: _Said, chart: _Map, found: _Found) -> None:
    one = found.count[1]
    limit = max(limits.near[one], limits.by_phone[one])
    reach = np.sqrt(limit) * (1 + 1e-6) + 1e-6
    across, along = chart.shape[0], chart.shape[1]
    west, east = _span(own.x[one] - chart.corner[0], reach, chart.size, across)
    south, north = _span(own.y[one] - chart.corner[1], reach, chart.size, along)
    for line in range(south, north):
        first, last = chart.start[line * across + west], chart.start[line * across + max(west, east)]
        _stretch(own, limits, theirs, (one, first, last), chart.order, found)
    nowhere = chart.start[across * along]
    _stretch(own, limits, theirs, (one, nowhere, len(chart.order)), chart.order, found)


@compiled
def _span(at: float, reach: float, size: float, cells: int) -> tuple[int, int]:
    """First cell within reach and the one after the last."""
    first = np.int64(np.floor((at - reach) / size))
    last = np.int64(np.floor((at + reach) / size)) + 1
    return min(max(first, 0), cells), min(max(last, 0), cells)


@compiled
def _stretch(
    own: _Said, limits: _Limits, theirs: _Said, part: tuple[int, int, int], order: np.ndarray, found: _Found
) -> None:
    one, first, last = part
    count = found.count[0]
    for spot in range(first, last):
        if (own.languages[one] & theirs.languages[spot]) == 0 or not _words(own, theirs, one, spot):
            continue
        if _enough_themes(own.themes[one], theirs.themes[spot], limits.need[one]) and _place(
            own, limits, theirs, one, spot
        ):
            found.peer[count] = order[spot]
            count += 1
    found.count[0] = count


@compiled
def _words(own: _Said, theirs: _Said, one: int, spot: int) -> bool:
    """Times, formats and musts."""
    if not _shared_or_unsaid(own.slots[one], theirs.slots[spot]):
        return False
    if not _shared_or_unsaid(own.formats[one], theirs.formats[spot]):
        return False
    for must in range(own.musts.shape[1]):
        if own.musts[one, must] != 0 and (own.musts[one, must] & theirs.musts[spot, must]) == 0:
            return False
    return True


@compiled
def _shared_or_unsaid(own: int, theirs: int) -> bool:
    return own == 0 or theirs == 0 or (own & theirs) != 0


@compiled
def _enough_themes(own: int, theirs: int, need: int) -> bool:
    """Strike out one shared theme after the other; whoever named fewer than needed must share them all."""
    shared, left = own & theirs, own
    for _ in range(need):
        if left == 0:
            return True
        if shared == 0:
            return False
        shared &= shared - np.uint64(1)
        left &= left - np.uint64(1)
    return True


@compiled
def _place(own: _Said, limits: _Limits, theirs: _Said, one: int, spot: int) -> bool:
    both_phone = own.phone[one] and theirs.phone[spot]
    across, along = theirs.x[spot] - own.x[one], theirs.y[spot] - own.y[one]
    far = across * across + along * along
    unsaid = True
    for word in range(own.areas.shape[1]):
        if (own.areas[one, word] & theirs.areas[spot, word]) != 0:
            return True
    if not np.isnan(far) and not np.isnan(limits.near[one]):
        return far <= (limits.by_phone[one] if both_phone else limits.near[one])
    unsaid = not own.areas[one].any() or not theirs.areas[spot].any()
    return unsaid or both_phone
