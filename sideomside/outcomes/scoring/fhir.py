"""Answers and scores as FHIR R4, for whoever takes their own along. The code system is our own.

A LOINC code is never guessed: 91651-0, often used for WHO-5, is another questionnaire.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .card import Card


def questionnaire_response(
    card: Card, answers: Mapping[str, float | None], authored: datetime, subject: str
) -> dict[str, Any]:
    """`subject` is a pseudonym the person chose to give. A skipped item has no answer, which is not 0."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"Questionnaire/{card.id}|{card.version}",
        "status": "completed",
        "subject": {"display": subject},
        "authored": _moment(authored),
        "item": [{"linkId": item} | _answer(answers.get(item)) for item in card.items],
    }


def observation(
    card: Card, value: float | None, effective: datetime, subject: str, system: str
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


def _no_score() -> dict[str, Any]:
    system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    return {"dataAbsentReason": {"coding": [{"system": system, "code": "not-performed"}]}}


def _answer(value: float | None) -> dict[str, Any]:
    return {} if value is None else {"answer": [{"valueDecimal": value}]}


def _moment(when: datetime) -> str:
    if when.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return when.isoformat(timespec="seconds")
