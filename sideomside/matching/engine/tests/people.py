"""Seekers and candidates for tests: a plain pair that fits, and hypothesis' idea of a whole programme."""

from typing import Any

from hypothesis import strategies as st

from sideomside.matching.engine.sides import PHONE, Candidate, Position, Seeker

SECRET = b"a secret of the programme"

THEMES = ("alone", "grief", "work", "parent", "sleep")
LANGUAGES, FORMATS = ("da", "en", "ar"), ("meet", PHONE, "walk")
AREAS, GENDERS, AGES = ("0101", "0147", "0751"), ("woman", "man"), ("18-29", "30-44", "45-64")


def seeker(**wishes: Any) -> Seeker:
    """Asks for one shared theme, Danish, a meeting on Monday or Tuesday morning, in one area."""
    plain: dict[str, Any] = {
        "id": "s1",
        "languages": frozenset({"da"}),
        "themes": ("alone", "grief"),
        "formats": frozenset({"meet"}),
        "slots": 0b1001,
        "areas": frozenset({"0101"}),
    }
    return Seeker(**plain | wishes)


def candidate(**offers: Any) -> Candidate:
    """Fits the plain seeker."""
    plain: dict[str, Any] = {
        "id": "c1",
        "languages": frozenset({"da"}),
        "themes": frozenset({"alone"}),
        "formats": frozenset({"meet"}),
        "slots": 0b0001,
        "areas": frozenset({"0101"}),
        "gender": "woman",
        "age_band": "30-44",
        "capacity": 2,
    }
    return Candidate(**plain | offers)


def some(values, **size):
    return st.frozensets(st.sampled_from(values), **size)


positions = st.none() | st.builds(
    Position, st.integers(-60, 60).map(lambda km: km * 1000), st.integers(-60, 60).map(lambda km: km * 1000)
)
slots = st.integers(0, 2**21 - 1) | st.integers(0, 7)

seekers = st.builds(
    Seeker,
    id=st.just("s1"),
    languages=some(LANGUAGES, min_size=1),
    themes=st.lists(st.sampled_from(THEMES), unique=True, max_size=3).map(tuple),
    need=st.integers(1, 2),
    formats=some(FORMATS),
    slots=slots,
    areas=some(AREAS),
    position=positions,
    reach_km=st.none() | st.integers(1, 30),
    gender_must=some(GENDERS, max_size=1),
    gender_rather=some(GENDERS, max_size=1),
    age_must=some(AGES, max_size=2),
    age_rather=some(AGES, max_size=2),
    format_rather=some(FORMATS, max_size=1),
    most_important=st.sampled_from((None, "themes", "nearness", "times", "wishes")),
    waiting_days=st.integers(0, 4000),
    do_not_meet=some(("c0", "c1", "c2"), max_size=2),
)


def candidate_named(name: str):
    return st.builds(
        Candidate,
        id=st.just(name),
        languages=some(LANGUAGES, min_size=1),
        themes=some(THEMES, max_size=4),
        formats=some(FORMATS),
        slots=slots,
        areas=some(AREAS),
        position=positions,
        gender=st.none() | st.sampled_from(GENDERS),
        age_band=st.none() | st.sampled_from(AGES),
        capacity=st.integers(1, 4),
        load=st.integers(0, 3),
        load_percent=st.integers(50, 200),
        approved=st.sampled_from((True, True, True, False)),
        paused=st.sampled_from((False, False, False, True)),
        recent_heavy=st.booleans(),
    )


programmes = st.integers(0, 8).flatmap(
    lambda count: st.tuples(*(candidate_named(f"c{number}") for number in range(count)))
)
