"""Seekers and candidates, as the rules of one person read them, turned into columns for everybody at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ..fit import rarity
from ..sides import PHONE, Candidate, Seeker
from ..weights import TERMS, Weights
from .people import Participants, Peers
from .points import Wishes, rarity_table
from .problem import Refused


@dataclass(frozen=True)
class Columns:
    """Both sides, their wishes, who must not meet, and what room each peer has at what cost."""

    participants: Participants
    peers: Peers
    wishes: Wishes
    apart: np.ndarray  # (k, 2) rows
    capacity: np.ndarray  # (p,) places still free
    costs: np.ndarray  # (p, longest)


def columns(seekers: Sequence[Seeker], candidates: Sequence[Candidate], weights: Weights) -> Columns:
    """The same people. Codes become bits in the order of their names, so that nothing depends on who came first."""
    code = {name: _codes(name, seekers, candidates) for name in ("languages", "themes", "formats", "areas")}
    for kind in ("gender", "age"):
        said = [getattr(one, f"{kind}_{how}") for one in seekers for how in ("must", "rather")]
        code[kind] = {each: bit for bit, each in enumerate(sorted(set().union(*said)))}
    return Columns(
        _participants(seekers, code, weights),
        _peers(candidates, code),
        _wishes(seekers, candidates, code),
        _apart(seekers, candidates),
        np.array([max(0, one.capacity - one.load) for one in candidates], np.int64),
        _costs(candidates, weights),
    )


Codes = dict[str, dict[str, int]]


def _codes(name: str, seekers: Sequence[Seeker], candidates: Sequence[Candidate]) -> dict[str, int]:
    said: set[str] = set().union(*(getattr(one, name) for one in (*seekers, *candidates)))
    if name == "formats":
        said |= set().union(*(one.format_rather for one in seekers))
    if name == "languages":
        said |= set().union(*(one.language_rather for one in seekers))
    if len(said) > 63 and name not in {"areas", "themes"}:
        raise Refused(f"{name}: more than 63 in one programme")
    return {each: bit for bit, each in enumerate(sorted(said))}


def _bits(said: Iterable[Iterable[str]], code: dict[str, int]) -> np.ndarray:
    return np.array([sum(1 << code[each] for each in set(one) if each in code) for one in said], np.uint64)


def _themes(said: Iterable[Iterable[str]], code: dict[str, int]) -> np.ndarray:
    """One word each while that is enough; a programme with very many themes has several."""
    return _bits(said, code) if len(code) <= 64 else _words(said, code)


def _words(said: Iterable[Iterable[str]], code: dict[str, int]) -> np.ndarray:
    rows = list(said)
    words = np.zeros((len(rows), max(1, (len(code) + 63) // 64)), np.uint64)
    for row, one in enumerate(rows):
        for each in one:
            words[row, code[each] // 64] |= np.uint64(1) << np.uint64(code[each] % 64)
    return words


def _position(side: Sequence[Seeker] | Sequence[Candidate], axis: str) -> np.ndarray:
    return np.array([getattr(one.position, axis) if one.position else np.nan for one in side], np.float64)


def _reach(seekers: Sequence[Seeker], stretch: int) -> np.ndarray:
    """Squared metres: a distance counts in whole metres, so the next whole metre is just too far."""
    metres = [np.nan if one.reach_km is None else one.reach_km * 1000.0 * stretch for one in seekers]
    return (np.array(metres, np.float64) + 1) ** 2 - 1


def _participants(seekers: Sequence[Seeker], code: Codes, weights: Weights) -> Participants:
    phone = np.array([PHONE in one.formats for one in seekers], bool)
    near = _reach(seekers, 1)
    musts = [
        _bits((getattr(one, f"{kind}_must") for one in seekers), code[kind]) for kind in ("gender", "age")
    ]
    return Participants(
        languages=_bits((one.languages for one in seekers), code["languages"]),
        themes=_themes((one.themes for one in seekers), code["themes"]),
        need=np.array([one.need for one in seekers], np.int64),
        formats=_bits((one.formats for one in seekers), code["formats"]),
        slots=np.array([one.slots for one in seekers], np.uint64),
        phone=phone,
        asks=np.stack(musts, axis=1),
        areas=_words((one.areas for one in seekers), code["areas"]),
        x=_position(seekers, "east"),
        y=_position(seekers, "north"),
        near=near,
        by_phone=np.where(phone, _reach(seekers, weights.phone_reach), near),
    )


def _own(candidates: Sequence[Candidate], name: str) -> list[list[str]]:
    return [[getattr(one, name)] if getattr(one, name) else [] for one in candidates]


def _peers(candidates: Sequence[Candidate], code: Codes) -> Peers:
    musts = [
        _bits(_own(candidates, "gender"), code["gender"]),
        _bits(_own(candidates, "age_band"), code["age"]),
    ]
    ready = [
        one.approved and one.consent and not one.paused and one.load < one.capacity for one in candidates
    ]
    return Peers(
        languages=_bits((one.languages for one in candidates), code["languages"]),
        themes=_themes((one.themes for one in candidates), code["themes"]),
        formats=_bits((one.formats for one in candidates), code["formats"]),
        slots=np.array([one.slots for one in candidates], np.uint64),
        phone=np.array([PHONE in one.formats for one in candidates], bool),
        offers=np.stack(musts, axis=1),
        areas=_words((one.areas for one in candidates), code["areas"]),
        x=_position(candidates, "east"),
        y=_position(candidates, "north"),
        open=np.array(ready, bool),
    )


def _wishes(seekers: Sequence[Seeker], candidates: Sequence[Candidate], code: Codes) -> Wishes:
    kinds = {"gender": "gender", "age": "age", "format": "formats", "language": "languages"}
    rather = [_bits((getattr(one, f"{kind}_rather") for one in seekers), code[kinds[kind]]) for kind in kinds]
    offers = [
        _bits(_own(candidates, "gender"), code["gender"]),
        _bits(_own(candidates, "age_band"), code["age"]),
    ]
    offers += [
        _bits((getattr(one, name) for one in candidates), code[name]) for name in ("formats", "languages")
    ]
    most = [TERMS.index(one.most_important) if one.most_important in TERMS else -1 for one in seekers]
    rare = rarity(candidates)
    weights = [rare.get(theme, rare.get("", 1)) for theme in sorted(code["themes"])]
    return Wishes(
        np.stack(rather, 1), np.stack(offers, 1), np.array(most, np.int64), rarity_table(np.array(weights))
    )


def _apart(seekers: Sequence[Seeker], candidates: Sequence[Candidate]) -> np.ndarray:
    """Either side's word is enough, and whose it was is forgotten here."""
    row = {one.id: number for number, one in enumerate(seekers)}
    column = {one.id: number for number, one in enumerate(candidates)}
    pairs = {(i, column[each]) for i, one in enumerate(seekers) for each in one.do_not_meet if each in column}
    pairs |= {(row[each], j) for j, one in enumerate(candidates) for each in one.do_not_meet if each in row}
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)


def _costs(candidates: Sequence[Candidate], weights: Weights) -> np.ndarray:
    longest = max((one.capacity - one.load for one in candidates), default=1)
    ladder, last = weights.load_costs, len(weights.load_costs) - 1
    return np.array(
        [
            [ladder[min(one.load + more, last)] * one.load_percent // 100 for more in range(max(1, longest))]
            for one in candidates
        ],
        np.int64,
    ).reshape(len(candidates), max(1, longest))
