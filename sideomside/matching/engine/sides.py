"""The two sides of a possible meeting. Ids are opaque; a code is a word only to those who gave it."""

from dataclasses import dataclass
from math import isqrt

PHONE = "phone"
"""The one format the rules know by name: on the phone, distance matters less."""


@dataclass(frozen=True)
class Position:
    """A coarse point in whole metres (a town or postcode centre), never an address."""

    east: int
    north: int

    def metres_to(self, other: "Position") -> int:
        return isqrt((self.east - other.east) ** 2 + (self.north - other.north) ** 2)


@dataclass(frozen=True, kw_only=True)
class Seeker:
    """What a participant asked for. Empty or None means nothing was said, and then nothing is required."""

    id: str
    languages: frozenset[str]
    themes: tuple[str, ...] = ()
    need: int = 1
    formats: frozenset[str] = frozenset()
    slots: int = 0
    areas: frozenset[str] = frozenset()
    position: Position | None = None
    reach_km: int | None = None
    gender_must: frozenset[str] = frozenset()
    gender_rather: frozenset[str] = frozenset()
    age_must: frozenset[str] = frozenset()
    age_rather: frozenset[str] = frozenset()
    format_rather: frozenset[str] = frozenset()
    language_rather: frozenset[str] = frozenset()
    most_important: str | None = None
    waiting_days: int = 0
    do_not_meet: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What a peer offers now. The id of a peer says nothing about the person."""

    id: str
    languages: frozenset[str]
    themes: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    slots: int = 0
    areas: frozenset[str] = frozenset()
    position: Position | None = None
    gender: str | None = None
    age_band: str | None = None
    capacity: int = 1
    load: int = 0
    load_percent: int = 100
    approved: bool = True
    consent: bool = True
    paused: bool = False
    recent_heavy: bool = False
    do_not_meet: frozenset[str] = frozenset()


def available(seeker: Seeker, candidate: Candidate) -> bool:
    """One undivided answer: nobody can tell a pause, a full week or a "must not meet" apart."""
    barred = candidate.id in seeker.do_not_meet or seeker.id in candidate.do_not_meet
    ready = candidate.approved and candidate.consent and not candidate.paused
    return ready and candidate.load < candidate.capacity and not barred


def metres_between(seeker: Seeker, candidate: Candidate) -> int | None:
    """None unless both have a position."""
    if seeker.position is None or candidate.position is None:
        return None
    return seeker.position.metres_to(candidate.position)


def both_accept_phone(seeker: Seeker, candidate: Candidate) -> bool:
    return PHONE in seeker.formats and PHONE in candidate.formats
