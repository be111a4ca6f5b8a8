"""The rules said once more, one pair at a time in plain Python, with the cheapest question first: the yardstick."""

import numpy as np

from proofs.choosing.country import PHONE, Country


class Plain:
    """A country as lists of numbers, so that plain Python is as quick as it can be."""

    def __init__(self, country: Country) -> None:
        one, other = country.participants, country.peers
        names = ("languages", "slots", "formats", "themes", "gender", "stage", "x", "y")
        self.one = {name: getattr(one, name).tolist() for name in names}
        self.peers = list(zip(*(getattr(other, name).tolist() for name in names), strict=True))
        self.must, self.need = country.gender_must.tolist(), country.need.tolist()
        self.square = np.square(country.radius).tolist()
        self.apart = {(int(i), int(j)) for i, j in country.apart}
        self.exact = (one.x, one.y, other.x, other.y)

    def row(self, i: int) -> list[int]:
        """Every peer whom participant i could meet."""
        return [j for j in range(len(self.peers)) if self.holds(i, j)]

    def holds(self, i: int, j: int) -> bool:
        """True when the pair breaks no rule."""
        languages, slots, formats, themes, gender, stage, _, _ = self.peers[j]
        one = self.one
        if not (one["languages"][i] & languages and one["slots"][i] & slots and one["formats"][i] & formats):
            return False
        if stage <= one["stage"][i] or self.must[i] not in (-1, gender):
            return False
        if (one["themes"][i] & themes).bit_count() < self.need[i]:
            return False
        return self._near(i, j, formats) and (i, j) not in self.apart

    def _near(self, i: int, j: int, formats: int) -> bool:
        """Squared distances are 32-bit, as the instance says."""
        x, y, their_x, their_y = self.exact
        across, along = x[i] - their_x[j], y[i] - their_y[j]
        wide = 16 if self.one["formats"][i] & formats & PHONE else 1
        return bool(across * across + along * along <= wide * self.square[i])
