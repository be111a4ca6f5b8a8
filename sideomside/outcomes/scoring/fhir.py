"""Answers and scores as FHIR R4, for whoever takes their own along. The code system is our own.

A LOINC code is never guessed: 91651-0, often used for WHO-5, is another questionnaire.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from .questionnaire import ORDINAL


class Form(Protocol):
    """A card, or questions of one's own: a name, a version and what is asked."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def items(self) -> tuple[str, ...]: ...


def bundle(resources: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Several together in one file."""
    entries = [{"resource": each} for each in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def questionnaire_response(
    card: Form, answers: Mapping[str, float | None], authored: datetime | date, subject: str, system: str
) -> dict[str, Any]:
    """`subject` is a pseudonym the person chose to give. A skipped item has no answer, which is not 0.

    What is asked has closed answers, so each answer is a code, which says in itself how much it counts.
    """
    codes = f"{system}:{card.id}"
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{codes}|{card.version}",
        "status": "completed",
        "subject": {"display": subject},
        "authored": _moment(authored),
        "item": [{"linkId": item} | _answer(answers.get(item), codes) for item in card.items],
    }


def observation(
    card: Form, value: float | None, effective: datetime | date, subject: str, system: str
) -> dict[str, Any]:
    """`system` is the address of the house's own code system. No score is said as such, with its reason."""
    told: dict[str, Any] = {
        "resourceType": "Observation",
        "status": "final",
        "category": [
            {
                "coding": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                        "code": "survey",
                    }
                ]
            }
        ],
        "code": {"coding": [{"system": system, "code": card.id, "version": card.version}]},
        "subject": {"display": subject},
        "effectiveDateTime": _moment(effective),
    }
    return told | ({"valueQuantity": {"value": value}} if value is not None else _no_score())


def asked_when(resource: dict[str, Any], wave: str, system: str) -> dict[str, Any]:
    """At which of the times it was said: at the first meeting, at the end, or whenever somebody liked."""
    return resource | {"extension": [{"url": f"{system}:wave", "valueCode": wave}]}


def _no_score() -> dict[str, Any]:
    system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    return {"dataAbsentReason": {"coding": [{"system": system, "code": "not-performed"}]}}


def _answer(value: float | None, codes: str) -> dict[str, Any]:
    if value is None:
        return {}
    counts = {"url": ORDINAL, "valueDecimal": value}
    return {"answer": [{"valueCoding": {"extension": [counts], "system": codes, "code": f"{value:g}"}}]}


def _moment(when: datetime | date) -> str:
    """A day alone where the clock would say too much."""
    if not isinstance(when, datetime):
        return when.isoformat()
    if when.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return when.isoformat(timespec="seconds")
