"""Whose words may be seen by whom, written by hand: part, place, and how near the reader stands.

A canary says in which state its thing is, whose key it is sealed with, and in which field it stood. Words of a state
somebody does not stand near may be read only where `AMONG_US` says so: first names within one's own programme.
"""

from fnmatch import fnmatch

from proofs.guarding.actors import Actor

# How near -> whose -> which fields.
MAY_READ: dict[str, dict[str, tuple[str, ...]]] = {}
AMONG_US: dict[str, dict[str, tuple[str, ...]]] = {}


def may_read(who: Actor, address: str, state: str, whose: str, where: str) -> bool:
    near = MAY_READ.get(who.to(state), {})
    around = AMONG_US.get(who.hat, {})
    return any(_is_one_of(where, found.get(whose, ())) for found in (near, around))


def _is_one_of(where: str, places: tuple[str, ...]) -> bool:
    """A canary cut short shows only the beginning of its place."""
    return any(fnmatch(where, place) for place in places)
