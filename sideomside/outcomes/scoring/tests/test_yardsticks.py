"""A yardstick is used only with its text, with leave, and when its own examples come out right."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sideomside.outcomes.scoring import activation, card, fhir, questionnaire
from sideomside.outcomes.scoring.goals import attainment, movement
from sideomside.outcomes.scoring.score import failing, score
from sideomside.outcomes.scoring.shelf import FOLDER, shipped
from sideomside.outcomes.scoring.unusable import Unusable

CARDS = shipped()
LEAVE = activation.Leave("Karen", date(2026, 11, 22), "Read, and we are an association")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def text_for(of: card.Card) -> dict[str, object]:
    """A questionnaire of our own invention with the card's shape."""
    options = [
        {
            "valueCoding": {
                "display": f"Svar {n}",
                "extension": [{"url": questionnaire.ORDINAL, "valueDecimal": n}],
            }
        }
        for n in range(int(of.low), int(of.high) + 1)
    ]
    items = [
        {"linkId": i, "text": f"Opdigtet {i}", "type": "choice", "answerOption": options} for i in of.items
    ]
    group = {
        "linkId": "g",
        "type": "group",
        "item": [{"linkId": "d", "type": "display", "text": "Hej"}, *items],
    }
    return {
        "resourceType": "Questionnaire",
        "id": of.id,
        "title": "Opdigtet",
        "language": "da",
        "item": [group],
    }


def as_bytes(found: object) -> bytes:
    return json.dumps(found).encode()


@pytest.mark.parametrize("name", CARDS)
def test_each_card_scores_its_own_examples(name: str) -> None:
    text = questionnaire.read(as_bytes(text_for(CARDS[name])))
    assert len(CARDS[name].vectors) >= 6 and failing(CARDS[name]) == []
    assert activation.missing(CARDS[name], text, LEAVE) == []


def test_a_wrong_rule_is_found_by_the_examples() -> None:
    public_calculator = replace(CARDS["who-5"], times=4.0, plus=-20.0)
    assert failing(public_calculator)
    assert "vectors" in activation.missing(public_calculator, None, LEAVE)


def test_nothing_is_asked_without_text_and_leave() -> None:
    who = CARDS["who-5"]
    assert activation.missing(who, None, None) == ["text", "licence"]
    other = questionnaire.read(as_bytes(text_for(CARDS["ucla-3"])))
    assert activation.missing(who, other, replace(LEAVE, note=" ")) == ["items", "answers", "licence"]


def test_too_few_answers_are_no_score_and_never_nought() -> None:
    qpr = CARDS["qpr-15"]
    assert score(qpr, {}) is None
    assert score(qpr, dict.fromkeys(qpr.items[:13], 2.0)) == 30
    with pytest.raises(ValueError, match="between"):
        score(qpr, {qpr.items[0]: 5.0})
    with pytest.raises(ValueError, match="not on the card"):
        score(qpr, {"somebody": 1.0})


def test_a_reversed_item_and_a_table() -> None:
    turned = replace(CARDS["ucla-3"], reverse=frozenset({"ucla-3-1"}))
    assert score(turned, {"ucla-3-1": 3, "ucla-3-2": 1, "ucla-3-3": 1}) == 3
    looked_up = replace(turned, table={3: 7.5, 9: 35.0})
    assert score(looked_up, {"ucla-3-1": 1, "ucla-3-2": 3, "ucla-3-3": 3}) == 35


def test_goals_of_ones_own() -> None:
    assert movement([2, 5], [6, 5]) == 2
    told = [round(attainment(each), 2) for each in ([0], [1], [1, 1, 1], [-2, -2, -2])]
    assert told == [50, 60, 63.69, 22.61]
    with pytest.raises(ValueError, match="three goals"):
        movement([1, 2, 3, 4], [1, 2, 3, 4])


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda q: q | {"resourceType": "Patient"}, "not_a_questionnaire"),
        (lambda q: q | {"item": []}, "number_of_questions"),
        (lambda q: q | {"item": q["item"] * 2}, "asked_twice"),
        (lambda q: q | {"item": [{"linkId": "a", "text": "x", "type": "string"}]}, "kind_of_question"),
        (lambda q: q | {"item": [{"linkId": "a", "text": "x", "type": "choice"}]}, "number_of_answers"),
        (lambda q: q | {"title": ""}, "text_missing"),
        (lambda q: q | {"item": {"linkId": 1}}, "not_a_list"),
        (lambda q: [q], "not_json"),
        (lambda q: q | {"title": "x" * 300_000}, "too_large"),
    ],
)
def test_a_spoiled_questionnaire_says_why(spoil: object, why: str) -> None:
    with pytest.raises(Unusable) as refused:
        questionnaire.read(as_bytes(spoil(text_for(CARDS["who-5"]))))  # type: ignore[operator]
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"range": [5, 0]}, "range"),
        ({"reverse": ["who-5-9"]}, "reverse"),
        ({"min_answered": 6}, "min_answered"),
        ({"vectors": []}, "vectors"),
        ({"better": 0}, "better"),
        ({"reliability": 1.4}, "reliability"),
        ({"mid": "ten"}, "mid"),
        ({"licence_note": ""}, "licence_note"),
    ],
)
def test_a_spoiled_card_says_why(change: dict[str, object], why: str) -> None:
    good = json.loads((FOLDER / "who-5.json").read_text(encoding="utf-8"))
    with pytest.raises(Unusable) as refused:
        card.read(as_bytes(good | change))
    assert refused.value.why == why


def test_answers_go_along_as_fhir_and_a_skipped_one_is_not_nought() -> None:
    who = CARDS["who-5"]
    told = fhir.questionnaire_response(who, {"who-5-1": 3}, NOON, "Ida", "https://example.org/codes")
    counts = {"url": questionnaire.ORDINAL, "valueDecimal": 3}
    chosen = {"extension": [counts], "system": "https://example.org/codes:who-5", "code": "3"}
    assert told["item"][:2] == [
        {
            "linkId": "who-5-1",
            "answer": [{"valueCoding": chosen}],
        },  # a choice is answered by a code, not a number
        {"linkId": "who-5-2"},
    ]
    assert told["questionnaire"].startswith("https://example.org/codes:who-5|")
    none = fhir.observation(who, None, NOON, "Ida", "https://example.org/codes")
    assert "valueQuantity" not in none and "dataAbsentReason" in none
    assert fhir.observation(who, 52.0, NOON, "Ida", "x")["valueQuantity"] == {"value": 52.0}
    assert "91651-0" not in json.dumps(none)
    with pytest.raises(ValueError, match="zone"):
        fhir.observation(who, 52.0, datetime(2026, 1, 1), "Ida", "x")


def test_no_card_holds_the_words_of_a_question() -> None:
    for path in FOLDER.glob("*.json"):
        assert not {"text", "title", "questions"} & json.loads(path.read_text(encoding="utf-8")).keys()
