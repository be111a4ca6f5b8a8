"""A scoring card: the facts of one yardstick, with worked examples that must come out right before it is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .questionnaire import whole_object
from .unusable import Unusable

ENOUGH_VECTORS = 6


@dataclass(frozen=True)
class Vector:
    """Answers in the order of the items (None: skipped), and the score they must give (None: no score)."""

    answers: tuple[float | None, ...]
    score: float | None


@dataclass(frozen=True)
class Card:
    """Points: each item lies in `low`..`high`; the sum becomes `times` * sum + `plus`, or is looked up in `table`.

    `meaningful` is the change a person would notice, in points of the score; `better` is 1 or -1. What is not
    known is None. `unverified` names facts nobody has yet checked at their source.
    """

    id: str
    version: str
    items: tuple[str, ...]
    reverse: frozenset[str]
    low: float
    high: float
    times: float
    plus: float
    table: Mapping[int, float] | None
    min_answered: int
    better: int
    meaningful: float | None
    reliability: float | None
    reference_sd: float | None
    norm: float | None
    cutoff: float | None
    source_url: str
    licence_note: str
    unverified: tuple[str, ...]
    vectors: tuple[Vector, ...]


def read(raw: bytes) -> Card:
    """From the bytes of a JSON file. Unusable says which fact is missing or impossible."""
    found = whole_object(raw)
    items = tuple(_texts(found, "items"))
    low, high = _pair(found, "range")
    transform = found.get("transform") or {}
    if not isinstance(transform, dict) or not transform.keys() <= {"times", "plus", "table"}:
        raise Unusable("transform")
    card = Card(
        id=_text(found, "id"),
        version=_text(found, "version"),
        items=items,
        reverse=frozenset(_texts(found, "reverse")),
        low=low,
        high=high,
        times=_number(transform, "times", 1.0),
        plus=_number(transform, "plus", 0.0),
        table=_table(transform),
        min_answered=int(_number(found, "min_answered", len(items))),
        better=int(_number(found, "better", 1)),
        meaningful=_maybe(found, "mid"),
        reliability=_maybe(found, "reliability"),
        reference_sd=_maybe(found, "reference_sd"),
        norm=_maybe(found, "norm"),
        cutoff=_maybe(found, "cutoff"),
        source_url=_text(found, "source_url"),
        licence_note=_text(found, "licence_note"),
        unverified=tuple(_texts(found, "unverified")),
        vectors=_vectors(found, len(items)),
    )
    _sound(card)
    return card


def _sound(card: Card) -> None:
    """What a slip of the pen would break."""
    wrong = {
        "items": not card.items or len(set(card.items)) < len(card.items),
        "reverse": not card.reverse <= set(card.items),
        "range": not card.low < card.high,
        "min_answered": not 1 <= card.min_answered <= len(card.items),
        "better": card.better not in (1, -1),
        "reliability": card.reliability is not None and not 0 < card.reliability < 1,
        "reference_sd": card.reference_sd is not None and card.reference_sd <= 0,
        "vectors": len(card.vectors) < ENOUGH_VECTORS,
        "transform": card.table is not None and not _every_sum(card) <= card.table.keys(),
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise Unusable(name)


def _every_sum(card: Card) -> set[int]:
    return set(range(int(card.low * len(card.items)), int(card.high * len(card.items)) + 1))


def _vectors(found: dict[str, Any], items: int) -> tuple[Vector, ...]:
    vectors = found.get("vectors", [])
    if not isinstance(vectors, list):
        raise Unusable("vectors")
    return tuple(_vector(each, items) for each in vectors)


def _vector(found: Any, items: int) -> Vector:
    answers = found.get("answers") if isinstance(found, dict) else None
    if not isinstance(answers, list) or len(answers) != items or "score" not in found:
        raise Unusable("vectors")
    numbers = [None if each is None else _as_number(each, "vectors") for each in answers]
    return Vector(tuple(numbers), None if found["score"] is None else _as_number(found["score"], "vectors"))


def _table(transform: dict[str, Any]) -> dict[int, float] | None:
    table = transform.get("table")
    if table is None:
        return None
    if not isinstance(table, dict) or not all(str(key).isdecimal() for key in table):
        raise Unusable("transform")
    return {int(key): _as_number(value, "transform") for key, value in table.items()}


def _texts(found: dict[str, Any], name: str) -> list[str]:
    texts = found.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise Unusable(name)
    return texts


def _pair(found: dict[str, Any], name: str) -> tuple[float, float]:
    pair = found.get(name)
    if not isinstance(pair, list) or len(pair) != 2:
        raise Unusable(name)
    return _as_number(pair[0], name), _as_number(pair[1], name)


def _text(found: dict[str, Any], name: str) -> str:
    if not isinstance(found.get(name), str) or not found[name].strip():
        raise Unusable(name)
    return str(found[name])


def _maybe(found: dict[str, Any], name: str) -> float | None:
    return None if found.get(name) is None else _as_number(found[name], name)


def _number(found: dict[str, Any], name: str, unless: float) -> float:
    return _as_number(found.get(name, unless), name)


def _as_number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e6:
        raise Unusable(name)
    return float(value)
