"""A FHIR R4 Questionnaire, as far as a yardstick needs it: questions, answers, and what each answer counts.

Only closed questions are taken; groups are walked through, and texts that ask nothing stand before the questions.
Whatever else the file holds is ignored, and whatever is missing is named.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .unusable import Unusable

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
MOST_BYTES, MOST_ITEMS, MOST_OPTIONS, LONGEST_TEXT, DEEPEST = 200_000, 100, 20, 2000, 5


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, and what it counts."""

    value: float
    text: str


@dataclass(frozen=True)
class Question:
    """`link_id` ties it to the scoring card."""

    link_id: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Questionnaire:
    """Questions in the order they are asked."""

    id: str
    title: str
    language: str
    questions: tuple[Question, ...]
    before: tuple[str, ...] = ()  # what stands before the questions, to be shown with each of them


def read(raw: bytes) -> Questionnaire:
    """From the bytes of a file. Unusable says why not."""
    found = whole_object(raw)
    if found.get("resourceType") != "Questionnaire":
        raise Unusable("not_a_questionnaire")
    questions = tuple(_questions(_list(found, "item", "item"), 0))
    if not 0 < len(questions) <= MOST_ITEMS:
        raise Unusable("number_of_questions", str(len(questions)))
    names = [question.link_id for question in questions]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Unusable("asked_twice", twice[0])
    return Questionnaire(
        _text(found, "id", "id"),
        _text(found, "title", "title"),
        str(found.get("language", "")),
        questions,
        tuple(_told_before(found["item"])),
    )


def whole_object(raw: bytes) -> dict[str, Any]:
    """JSON of a bounded size whose outside is an object."""
    if len(raw) > MOST_BYTES:
        raise Unusable("too_large")
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise Unusable("not_json") from wrong
    if not isinstance(found, dict):
        raise Unusable("not_json")
    return found


def _questions(items: list[Any], depth: int) -> Iterator[Question]:
    if depth > DEEPEST:
        raise Unusable("too_deep")
    for item in items:
        if not isinstance(item, dict):
            raise Unusable("not_an_item")
        kind = item.get("type")
        if kind == "group":
            yield from _questions(_list(item, "item", "item"), depth + 1)
        elif kind != "display":
            yield _question(item, str(kind))


def _told_before(items: list[Any]) -> Iterator[str]:
    """How a questionnaire says one is to answer: its own words, unaltered. Called when all has been read once."""
    for item in items:
        if item.get("type") in ("group", "display") and isinstance(item.get("text"), str):
            yield item["text"][:LONGEST_TEXT].strip()
        if item.get("type") == "group":
            yield from _told_before(item.get("item", []))


def _question(item: dict[str, Any], kind: str) -> Question:
    link_id = _text(item, "linkId", "linkId")
    if kind not in ("choice", "integer"):
        raise Unusable("kind_of_question", f"{link_id} {kind}")
    options = tuple(_option(each, link_id) for each in _list(item, "answerOption", link_id))
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise Unusable("number_of_answers", link_id)
    if len({option.value for option in options}) < len(options):
        raise Unusable("two_answers_count_the_same", link_id)
    return Question(link_id, _text(item, "text", link_id), options)


def _option(option: Any, where: str) -> Option:
    if not isinstance(option, dict):
        raise Unusable("not_an_answer", where)
    if type(option.get("valueInteger")) is int:
        return Option(float(option["valueInteger"]), str(option["valueInteger"]))
    coding = option.get("valueCoding")
    if not isinstance(coding, dict):
        raise Unusable("not_an_answer", where)
    counts = [*_ordinals(option), *_ordinals(coding)]
    if len(counts) != 1:
        raise Unusable("answer_without_number", where)
    return Option(counts[0], _text(coding, "display", where))


def _ordinals(holder: dict[str, Any]) -> Iterator[float]:
    for extension in holder.get("extension") or []:
        if isinstance(extension, dict) and extension.get("url") == ORDINAL:
            number = extension.get("valueDecimal")
            if isinstance(number, int | float) and not isinstance(number, bool) and abs(number) < 1e6:
                yield float(number)


def _list(holder: dict[str, Any], name: str, where: str) -> list[Any]:
    found = holder.get(name, [])
    if not isinstance(found, list):
        raise Unusable("not_a_list", where)
    return found


def _text(holder: dict[str, Any], name: str, where: str) -> str:
    found = holder.get(name)
    if not isinstance(found, str) or not 0 < len(found.strip()) <= LONGEST_TEXT:
        raise Unusable("text_missing", where)
    return found.strip()
