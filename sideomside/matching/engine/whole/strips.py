"""Candidates in numpy: for each person the peers in a strip of the map, and the cheapest rules first."""

from dataclasses import fields

import numpy as np

from .people import Participants, Peers


def by_strips(participants: Participants, peers: Peers) -> tuple[np.ndarray, np.ndarray]:
    """Row offsets and peers. Whoever said no place, or an area, is held against everybody."""
    strip = Strip(participants, peers)
    found = [strip.candidates(one) for one in range(len(participants.x))]
    row = np.zeros(len(found) + 1, np.int64)
    np.cumsum([len(each) for each in found], out=row[1:])
    return row, np.concatenate([np.empty(0, np.int32), *found]).astype(np.int32)


class Strip:
    """Open peers from south to north; those who said no place come last."""

    def __init__(self, participants: Participants, peers: Peers) -> None:
        self.people = participants
        order = np.flatnonzero(peers.open)
        self.order = order[np.argsort(peers.y[order], kind="stable")]
        self.peers = Peers(
            **{column.name: getattr(peers, column.name)[self.order] for column in fields(peers)}
        )
        self.placed = int(np.count_nonzero(~np.isnan(self.peers.y)))

    def candidates(self, one: int) -> np.ndarray:
        """Rows of all peers whom this participant could meet, rising."""
        people = self.people
        spots = np.concatenate([self._shared_words(people, one, part) for part in self._parts(people, one)])
        for rule in (self._musts, self._themes, self._place):
            spots = spots[rule(people, one, spots)]
        return np.sort(self.order[spots]).astype(np.int32)

    def _parts(self, people: Participants, one: int) -> list[slice]:
        """Which stretches of peers can be near enough at all."""
        limit = max(people.near[one], people.by_phone[one])
        if np.isnan(people.x[one]) or np.isnan(limit) or people.areas[one].any():
            return [slice(0, len(self.order))]
        reach = np.sqrt(np.float64(limit)) * (1 + 1e-6) + 1e-6
        south, north = np.float64(people.y[one]) - reach, np.float64(people.y[one]) + reach
        first, last = np.searchsorted(self.peers.y[: self.placed], [south, north])
        return [slice(int(first), int(last)), slice(self.placed, len(self.order))]

    def _shared_words(self, people: Participants, one: int, part: slice) -> np.ndarray:
        fits = (self.peers.languages[part] & people.languages[one]) != 0
        for name in ("slots", "formats"):
            said, theirs = getattr(people, name)[one], getattr(self.peers, name)[part]
            if said:
                fits &= ((theirs & said) != 0) | (theirs == 0)
        return np.flatnonzero(fits) + part.start

    def _musts(self, people: Participants, one: int, spots: np.ndarray) -> np.ndarray:
        asks = people.asks[one]
        return ((self.peers.offers[spots] & asks) != 0)[:, asks != 0].all(axis=1)

    def _themes(self, people: Participants, one: int, spots: np.ndarray) -> np.ndarray:
        own = people.themes[one]
        need = min(int(people.need[one]), int(np.bitwise_count(own).sum()))
        shared = np.bitwise_count(self.peers.themes[spots] & own)
        return (shared if shared.ndim == 1 else shared.sum(axis=1)) >= need

    def _place(self, people: Participants, one: int, spots: np.ndarray) -> np.ndarray:
        areas = people.areas[one]
        shared = ((self.peers.areas[spots] & areas) != 0).any(axis=1)
        by_phone = self.peers.phone[spots] & people.phone[one]
        across, along = self.peers.x[spots] - people.x[one], self.peers.y[spots] - people.y[one]
        far = across * across + along * along
        near = far <= np.where(by_phone, people.by_phone[one], people.near[one])
        unmeasured = np.isnan(far) | np.isnan(people.near[one])
        unsaid = ~areas.any() | ~self.peers.areas[spots].any(axis=1) | by_phone
        return shared | np.where(unmeasured, unsaid, near)
