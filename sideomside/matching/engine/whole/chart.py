"""Peers in the cells of a map.

Two maps lie on each other, peers who like the phone apart from those who do not: their reaches differ.
"""

from typing import NamedTuple

import numpy as np

from .people import Peers

CELLS = 0.6
"""Cells along the longer side, times the root of the peers: in a country about two kilometres each."""


class Chart(NamedTuple):
    """Peers in the order of their cells: without phone, with phone, then those who said no place."""

    order: np.ndarray  # (p,) int32
    start: np.ndarray  # (2 * cells + 1,) int64
    corner: np.ndarray  # (2,) float64
    shape: np.ndarray  # (2,) int64: cells across, cells along
    size: float


def chart_of(peers: Peers) -> Chart:
    rows = np.flatnonzero(peers.open)
    placed = rows[~np.isnan(peers.x[rows])]
    x, y = peers.x[placed].astype(np.float64), peers.y[placed].astype(np.float64)
    corner = np.array([x.min(initial=np.inf), y.min(initial=np.inf)]) if len(placed) else np.zeros(2)
    width, height = (x.max() - corner[0], y.max() - corner[1]) if len(placed) else (0.0, 0.0)
    size = max(width, height, 1e-9) / (1 + CELLS * np.sqrt(len(placed)))
    shape = np.array([int(width / size) + 1, int(height / size) + 1], np.int64)
    cell = np.full(len(peers.x), 2 * shape.prod(), np.int64)
    at = ((y - corner[1]) / size).astype(np.int64) * shape[0] + ((x - corner[0]) / size).astype(np.int64)
    cell[placed] = at + peers.phone[placed] * shape.prod()
    order = rows[np.argsort(cell[rows], kind="stable")].astype(np.int32)
    start = np.searchsorted(cell[order], np.arange(2 * shape.prod() + 1))
    return Chart(order, start.astype(np.int64), corner, shape, size)
