"""From answers to a number, or to none. Too few answers never become 0."""

from collections.abc import Mapping

from .card import Card, Vector


def score(card: Card, answers: Mapping[str, float | None]) -> float | None:
    """`answers` by link id; a skipped item is None or left out. None when too few were answered.

    With a few allowed to be missing, those answered stand for them on average. ValueError for an answer the card
    does not know.
    """
    if unknown := answers.keys() - set(card.items):
        raise ValueError(f"not on the card: {sorted(unknown)}")
    given = [_points(card, item, answers[item]) for item in card.items if answers.get(item) is not None]
    if len(given) < card.min_answered:
        return None
    raw = sum(given) * len(card.items) / len(given)
    if card.table is not None:
        return card.table.get(round(raw))
    return card.times * raw + card.plus


def _points(card: Card, item: str, answer: float | None) -> float:
    if answer is None or not card.low <= answer <= card.high:
        raise ValueError(f"{item} lies between {card.low:g} and {card.high:g}")
    return card.low + card.high - answer if item in card.reverse else answer


def failing(card: Card) -> list[Vector]:
    """The card's own examples that do not come out as it says they must."""
    return [each for each in card.vectors if not _holds(card, each)]


def comes_to(card: Card, vector: Vector) -> float | None:
    """What the card's rule makes of the example; none also for an answer the card does not know."""
    try:
        return score(card, dict(zip(card.items, vector.answers, strict=True)))
    except ValueError:
        return None


def _holds(card: Card, vector: Vector) -> bool:
    known = [each for each in vector.answers if each is not None]
    if any(not card.low <= each <= card.high for each in known):
        return False
    found = comes_to(card, vector)
    if found is None or vector.score is None:
        return found is vector.score
    return abs(found - vector.score) < 0.005
