"""What stands between a card and its use. A card alone shows facts; it asks nobody anything."""

from dataclasses import dataclass
from datetime import date

from .card import Card
from .questionnaire import Questionnaire
from .score import failing


@dataclass(frozen=True)
class Leave:
    """Somebody in the house has read the licence and says that we may."""

    by: str
    on: date
    note: str


def missing(card: Card, text: Questionnaire | None, leave: Leave | None) -> list[str]:
    """Codes of all that is missing; empty when the yardstick may be used."""
    wrong = {
        "text": text is None,
        "items": text is not None and not _same_questions(card, text),
        "answers": text is not None and not _same_answers(card, text),
        "licence": leave is None or not leave.by.strip() or not leave.note.strip(),
        "vectors": bool(failing(card)),
        "examples": not _telling(card),
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]


def _same_questions(card: Card, text: Questionnaire) -> bool:
    return {question.link_id for question in text.questions} == set(card.items)


def _same_answers(card: Card, text: Questionnaire) -> bool:
    """Every question runs from the card's lowest answer to its highest."""
    values = [[option.value for option in question.options] for question in text.questions]
    return all((min(each), max(each)) == (card.low, card.high) for each in values)


def _telling(card: Card) -> bool:
    """The examples show both ends, a skipped item, and the point at which there is no score."""
    answers = [vector.answers for vector in card.vectors]
    ends = all((end,) * len(card.items) in answers for end in (card.low, card.high))
    skipped = any(None in each for each in answers)
    return ends and skipped and any(vector.score is None for vector in card.vectors)
