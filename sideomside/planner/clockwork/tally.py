"""What a life of the programme left behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

NOT_HERE, WAITING, AGREED, TOGETHER, IN_GROUP, LEFT, NEVER_MET, ENDED = range(8)
"""Where a person is. Everybody who came is in exactly one place; these are places in `Tally.where`."""


@dataclass(frozen=True)
class Tally:
    """Counts at the end, days until the first meeting, and areas (people x days) after the warm-up."""

    days: float
    measured: float
    where: tuple[int, ...]
    came_on: tuple[float, ...]
    waited: tuple[float, ...]
    """For each who came, days until the first meeting; inf when there was none."""
    became: tuple[int, ...]
    """Where each who came is at the end."""
    rematches: int
    groups: int
    meetings: int
    """First meetings with a peer of one's own, those after a lost peer too."""
    peers_left: int
    peer_ages: tuple[tuple[float, float], ...]
    """For each peer who started, how long they had been here at first and at last."""
    lengths: tuple[tuple[float, bool], ...]
    """For each companionship, its days so far, and whether it ended by itself."""
    queue_days: float
    """Days spent on the list by everybody, added up person by person."""
    queue_area: float
    """The same, added up day by day: the two agree (Little 1961)."""
    queue_measured: float
    taken_measured: float
    free_measured: float

    @property
    def came(self) -> int:
        return len(self.came_on)

    @property
    def waiting(self) -> float:
        """Mean number waiting after the warm-up."""
        return self.queue_measured / self.measured

    @property
    def used(self) -> float | None:
        """Share of all places that were taken; None when there were none."""
        places = self.taken_measured + self.free_measured
        return self.taken_measured / places if places else None

    def median_wait(self, after: float = 0.0, before: float = inf) -> float | None:
        """Of those who came in that time; who never met anybody waited for ever. None when nobody came."""
        return quantile(self._waits(after, before), 0.5)

    def met_within(self, days: float, after: float = 0.0, before: float = inf) -> float | None:
        waits = self._waits(after, before)
        return sum(wait <= days for wait in waits) / len(waits) if waits else None

    def gave_up(self, after: float = 0.0) -> float | None:
        """Share of those who came after that day and left the list."""
        became = [where for day, where in zip(self.came_on, self.became, strict=True) if day >= after]
        return became.count(LEFT) / len(became) if became else None

    def _waits(self, after: float, before: float) -> list[float]:
        pairs = zip(self.came_on, self.waited, strict=True)
        return [wait for day, wait in pairs if after <= day < before]


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value that `share` of them do not exceed; None for no values. Right for inf too."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]
