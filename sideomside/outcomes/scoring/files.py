"""From what an operator has in hand to the two files the house keeps: a card and a FHIR Questionnaire.

The short form is YAML: the title, the answers once, the questions by name, and perhaps the card. The same may be
written as TOML, which needs no package; what stands in it is one and the same from there on.

    id: my-questions
    title: My questions
    language: da
    before: The last week
    answers: [Never, Sometimes, Often]          # count 0, 1, 2
    questions:
      a: ...
      b: ...
    card:                                       # the same facts as in a card of its own
      version: "1"
"""

import json
from dataclasses import dataclass
from typing import Any

from .card import read as read_card
from .questionnaire import ORDINAL
from .questionnaire import read as read_questionnaire
from .shelf import shipped_bytes
from .short import read as read_short
from .unusable import Unusable


@dataclass(frozen=True)
class Files:
    """What the house keeps of it."""

    card: bytes
    text: bytes


def together(text: bytes, card: bytes | None) -> Files:
    """Both files, each read through once. Unusable says what is wrong, or that there is no card."""
    short = _short(text)
    asked = _as_fhir(short) if short else text
    name = read_questionnaire(asked).id
    found = card or _card_within(short, name) or shipped_bytes().get(name)
    if found is None:
        raise Unusable("no_card", name)
    read_card(found)
    return Files(found, asked)


def _short(raw: bytes) -> dict[str, Any] | None:
    """None when it looks like JSON."""
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    return read_short(raw)


def _as_fhir(short: dict[str, Any]) -> bytes:
    """Whatever is missing is named when the result is read as a Questionnaire."""
    questions, answers = short.get("questions"), short.get("answers")
    if not isinstance(questions, dict) or not isinstance(answers, list):
        raise Unusable("text_missing", "questions" if not isinstance(questions, dict) else "answers")
    first = short.get("first", 0)
    if type(first) is not int:
        raise Unusable("answer_without_number", "first")
    options = [_option(first + at, _words(words, "answers")) for at, words in enumerate(answers)]
    said = {
        name: _words(short[name], name) for name in ("id", "title", "language", "before") if name in short
    }
    before = [{"linkId": "before", "type": "display", "text": said.pop("before")}] if "before" in said else []
    items = [
        {"linkId": name, "text": _words(words, name), "type": "choice", "answerOption": options}
        for name, words in questions.items()
    ]
    told = {"resourceType": "Questionnaire", "status": "active", "item": [*before, *items]}
    return json.dumps(told | said, ensure_ascii=False).encode()


def _words(said: Any, where: str) -> Any:
    """What people read is words. Nothing at all is named as missing when the result is read."""
    if said is not None and not isinstance(said, str):
        raise Unusable("needs_quotes", f"{where}: {said}"[:60])
    return said


def _option(counts: int, words: Any) -> dict[str, Any]:
    coding = {"display": words, "extension": [{"url": ORDINAL, "valueDecimal": counts}]}
    return {"valueCoding": coding}


def _card_within(short: dict[str, Any] | None, name: str) -> bytes | None:
    found = short.get("card") if short else None
    if short is None or not isinstance(found, dict):
        return None
    # TOML has no null: a skipped answer, and no score, may be written "none".
    plain = {"id": name, "items": list(short["questions"]), **found}
    return json.dumps(_without_none(plain), ensure_ascii=False).encode()


def _without_none(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _without_none(value) for name, value in told.items()}
    if isinstance(told, list):
        return [_without_none(value) for value in told]
    return None if told == "none" else told
