"""Why there is nobody: counted per rule, with one bucket for everyone who is not available."""

import pytest

from sideomside.matching.engine.nobody import band, why_nobody
from sideomside.matching.engine.weights import Weights

from .people import candidate, seeker


def test_counts_those_who_break_only_one_rule():
    peers = [
        candidate(id="a", languages=frozenset({"en"})),
        candidate(id="b", slots=0b0010),
        candidate(id="c", slots=0b0010),
        candidate(id="d", slots=0b0010, areas=frozenset({"0751"})),
        candidate(id="e", paused=True),
        candidate(id="f", load=2),
    ]
    why = why_nobody(seeker(do_not_meet=frozenset({"b"})), peers, Weights())
    assert dict(why.only) == {
        "language": 1, "format": 0, "times": 1, "gender": 0, "age": 0, "place": 0, "themes": 0,
    }  # fmt: skip
    assert (why.could_meet, why.not_available_now, why.several_rules) == (0, 3, 1)
    assert dict(why.bands())["times"] == "few"


@pytest.mark.parametrize(("count", "word"), [(0, "none"), (1, "few"), (4, "few"), (5, "several")])
def test_participants_read_bands(count, word):
    assert band(count) == word
