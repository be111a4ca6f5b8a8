"""A secret on three papers, any two of which give it back; one alone says nothing at all about it.

For each pair of papers the secret is split anew: one gets random bytes, the other the secret with them laid over it.
Nothing but exclusive-or, so that anybody can check it, or put it together by hand when no program is left.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256

PAPERS = "ABC"
PAIRS = ("AB", "AC", "BC")
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O or U: they are read wrong
SLIPS = str.maketrans("OILU", "011V")
CHECK = 3  # bytes, so that a slip of the pen is found at its line


class NotAPaper(ValueError):
    """Something was read or typed wrong; says where."""


@dataclass(frozen=True)
class Paper:
    """One of three, with its half of the two pairs it belongs to."""

    name: str
    halves: dict[str, bytes]


def split(secret: bytes) -> list[Paper]:
    halves: dict[str, dict[str, bytes]] = {name: {} for name in PAPERS}
    for pair in PAIRS:
        cover = secrets.token_bytes(len(secret))
        halves[pair[0]][pair], halves[pair[1]][pair] = cover, _over(secret, cover)
    return [Paper(name, halves[name]) for name in PAPERS]


def join(one: Paper, other: Paper) -> bytes:
    pair = "".join(sorted(one.name + other.name))
    if pair not in PAIRS:
        raise NotAPaper("Bring two different papers")
    return _over(one.halves[pair], other.halves[pair])


def written(paper: Paper) -> str:
    """As it is printed: a line for each pair."""
    return "\n".join(f"{pair} {_signs(pair, half)}" for pair, half in sorted(paper.halves.items()))


def read(text: str) -> Paper:
    """From what somebody typed off the paper; other lines on it are left alone."""
    halves = {}
    for line in text.upper().splitlines():
        pair, _, signs = line.strip().partition(" ")
        if pair in PAIRS and signs:
            halves[pair] = _bytes(pair, signs)
    common = set.intersection(*map(set, halves)) if len(halves) == 2 else set()
    if len(common) != 1:
        raise NotAPaper("A paper has two lines, which begin with two of AB, AC and BC")
    return Paper(common.pop(), halves)


def _signs(pair: str, half: bytes) -> str:
    whole = half + _check(pair, half)
    number, count = int.from_bytes(whole, "big"), -(-len(whole) * 8 // 5)
    signs = "".join(SIGNS[number >> (5 * place) & 31] for place in reversed(range(count)))
    return " ".join(signs[start : start + 4] for start in range(0, count, 4))


def _bytes(pair: str, signs: str) -> bytes:
    kept = "".join(signs.split()).translate(SLIPS)
    if strange := sorted(set(kept) - set(SIGNS)):
        raise NotAPaper(f"Line {pair}: {' '.join(strange)} is not on the paper")
    number, size = (
        sum(SIGNS.index(sign) << (5 * place) for place, sign in enumerate(reversed(kept))),
        len(kept) * 5 // 8,
    )
    if size <= CHECK or number >> (8 * size):
        raise NotAPaper(f"Line {pair} is too short or too long")
    whole = number.to_bytes(size, "big")
    half, check = whole[:-CHECK], whole[-CHECK:]
    if check != _check(pair, half):
        raise NotAPaper(f"There is a slip in line {pair}")
    return half


def _check(pair: str, half: bytes) -> bytes:
    return sha256(pair.encode() + half).digest()[:CHECK]


def _over(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
