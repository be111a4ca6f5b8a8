"""Where one more peer would help most: imagined peers, held against everybody who waits, by the standing's prices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from ..fit import tier_points
from ..sides import Candidate, Seeker
from ..weights import Weights
from .answers import recruitment_map, what_one_more_is_worth
from .columns import columns
from .meeting import who_could_meet
from .points import fits
from .tonight import Scene, scene, solved

EVERY_SLOT = 2**21 - 1
ROUNDS = 12


@dataclass(frozen=True)
class Kinds:
    """What may tell one imagined peer from another; everything else about them fits everybody."""

    areas: tuple[str, ...]
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    genders: tuple[str, ...]
    formats: frozenset[str]
    house_language: str


@dataclass(frozen=True)
class Wanted:
    """One more peer like this: place, theme, language, gender; and how many of those who wait could meet them."""

    area: str
    theme: str
    language: str
    gender: str
    people: int
    times: int = 1  # so many of them, before another kind would help more


def where_one_more_helps(
    seekers: Sequence[Seeker],
    candidates: Sequence[Candidate],
    weights: Weights,
    kinds: Kinds,
    secret: bytes,
    most: int = 5,
) -> list[Wanted]:
    """The best kind first; then, with that one there, the next. Kinds that fewer than five could meet are hidden."""
    imagined = list(_imagined(kinds))
    found: dict[str, Wanted] = {}
    peers = list(candidates)
    for more in range(ROUNDS):
        best = _best(list(seekers), peers, weights, imagined, secret) if imagined and seekers else None
        if best is None or (best[1].id not in found and len(found) == most):
            break
        wanted, peer = best
        with_them = [*peers, replace(peer, id=f"{peer.id}/{more}")]
        if _met(seekers, with_them, weights, secret) <= _met(seekers, peers, weights, secret):
            break  # a little better for somebody who has somebody is no reason to look for one more
        before = found.get(peer.id)
        found[peer.id] = replace(before, times=before.times + 1) if before else wanted
        peers = with_them
    return list(found.values())


def _met(seekers: Sequence[Seeker], peers: Sequence[Candidate], weights: Weights, secret: bytes) -> int:
    return solved(scene(seekers, peers, weights, secret)).certificate().met


def _imagined(kinds: Kinds) -> Iterator[Candidate]:
    """Somebody who knows one theme, meets in one place and speaks one language besides the house's own."""
    for labels in product(kinds.areas, kinds.themes, kinds.languages, kinds.genders):
        area, theme, language, gender = labels
        yield Candidate(
            id="/".join(labels),
            languages=frozenset({language or kinds.house_language, kinds.house_language}),
            themes=frozenset({theme}),
            formats=kinds.formats,
            slots=EVERY_SLOT,
            areas=frozenset({area}) if area else frozenset(),
            gender=gender or None,
        )


def _best(
    seekers: list[Seeker], peers: list[Candidate], weights: Weights, imagined: list[Candidate], secret: bytes
) -> tuple[Wanted, Candidate] | None:
    here = scene(seekers, peers, weights, secret)
    gain = solved(here).at.gain[: len(here.seekers)] // here.stretch
    column, people, worth = _pairs(here, imagined, weights)
    labels = [tuple(one.id.split("/")) for one in imagined]
    cells = recruitment_map(labels, np.diff(column), what_one_more_is_worth(column, people, worth, gain))
    if not cells:
        return None
    # Nothing is asked for that helps nobody: of kinds that are worth the same, the one that more could meet.
    cell = min(cells, key=lambda one: (-one.worth, -one.people, one.labels))
    area, theme, language, gender = cell.labels
    return Wanted(area, theme, language, gender, cell.people), next(
        one for one in imagined if one.id == "/".join(cell.labels)
    )


def _pairs(
    here: Scene, imagined: list[Candidate], weights: Weights
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Whom each imagined peer could meet, and what for; how rare a theme is, is told by all of them alike."""
    cast = columns(here.seekers, imagined, weights)
    both = (cast.participants, cast.peers)
    pairs = who_could_meet(*both, cast.apart)
    fit = fits(both, cast.wishes, weights, pairs.participant, pairs.peer)
    enough = fit >= weights.minimum_fit
    person, peer = pairs.participant[enough], pairs.peer[enough]
    order = np.argsort(peer, kind="stable")
    tiers = np.array([tier_points(one.waiting_days, weights) for one in here.seekers], np.int64)
    column = np.searchsorted(peer[order], np.arange(len(imagined) + 1))
    return column, person[order], (tiers[person] + fit[enough])[order]
