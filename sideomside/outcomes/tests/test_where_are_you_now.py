"""Ida answers five things and a door: one a page, each to be skipped, and no sum anywhere."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from sideomside.consent import queries as consent
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault import keys
from sideomside.outcomes import actions, queries
from sideomside.outcomes.models import Answer, Sitting
from sideomside.outcomes.rules import COUNTED, LEVELS, QUESTIONS
from sideomside.outcomes.tests.cast import MINE, Cast
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone, wearing

pytestmark = pytest.mark.django_db


def sit_down(client: Client) -> str:
    """Where the first question stands."""
    once = re.search(r'name="once" value="([^"]+)"', client.get(MINE).content.decode())
    assert once
    return client.post(f"{MINE}begynd/", {"once": once[1]}).url


def standing() -> dict[str, str | None]:
    return {row.item: row.value for row in Answer.objects.filter(superseded_by=None)}


def test_she_answers_one_a_page_and_is_asked_what_she_would_like_next(cast: Cast) -> None:
    client = cast.inside()
    at = sit_down(client)
    for value in ("2", "3", "0", "4", "1", "2"):
        page = client.get(at).content.decode()
        assert page.count('type="radio"') == 5 and "Spring over" in page
        at = client.post(at, {"value": value}).url
    assert at.endswith("/doer/")
    at = client.post(at, {"words": ""}).url
    thanks = client.get(at).content.decode()
    assert "/min-side/retning/" in thanks and "12" not in re.sub(
        r"\d{3,}|112", "", thanks.split("</h1>")[1][:600]
    )
    assert standing() == {"C": "2", "H": "3", "I": "0", "M": "4", "E": "1", "D": "2"}
    assert Sitting.objects.get().done_at is not None


def test_every_question_can_be_skipped_and_nothing_is_missed(cast: Cast) -> None:
    client = cast.inside()
    at = sit_down(client)
    for sent in ({"value": "2", "skip": "yes"}, {}, {"skip": "yes"}, {}, {}, {"skip": "yes"}):
        answer = client.post(at, sent)
        assert answer.status_code == 302
        at = answer.url
    assert set(standing().values()) == {""}
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM outcomes_answer")
        assert all(len(bytes(sealed)) > 20 for (sealed,) in cursor.fetchall())  # not even a skip lies open


def test_the_danish_words_are_exactly_ours(cast: Cast) -> None:
    client = cast.inside()
    said = client.get(sit_down(client)).content.decode()
    assert "Der har været mindst ét menneske, jeg kunne være mig selv sammen med." in said
    for words in ("Slet ikke", "Lidt", "Noget", "En del", "I høj grad", "Spring over"):
        assert words in said


def test_going_back_and_pressing_twice_is_one_answer(cast: Cast) -> None:
    client = cast.inside()
    first = sit_down(client)
    for _ in range(2):
        second = client.post(first, {"value": "1"}).url
    assert re.search(r'value="1"[^>]*checked', client.get(first).content.decode())
    client.post(first, {"value": "3"})
    assert client.get(second).status_code == 200
    assert standing() == {"C": "3"}
    assert [row.value for row in Answer.objects.all()] == ["1", "3"]  # the first one stands behind the second


def test_beginning_twice_is_beginning_once(cast: Cast) -> None:
    client, once = cast.inside(), str(uuid4())
    assert len({client.post(f"{MINE}begynd/", {"once": once}).url for _ in range(2)}) == 1
    cast.asked()
    assert len({client.post(f"{MINE}begynd/", {"once": str(uuid4())}).url for _ in range(2)}) == 1
    assert Sitting.objects.count() == 2  # one of her own, one for the question that waited


@pytest.mark.parametrize("sent", [{"value": "9"}, {"value": "nej"}])
def test_an_answer_nobody_offered_is_not_kept(cast: Cast, sent: dict[str, str]) -> None:
    client = cast.inside()
    client.post(sit_down(client), sent)
    assert not Answer.objects.exists()


def test_opening_a_page_changes_nothing(cast: Cast) -> None:
    client = cast.inside()
    at = sit_down(client)
    before = Entry.objects.count()
    for page in (MINE, at, f"{MINE}svar/", f"{MINE}eget/"):
        assert client.get(page).status_code == 200
    assert Entry.objects.count() == before and not Answer.objects.exists()
    assert client.get(f"{MINE}begynd/").status_code == 405


def test_a_number_past_the_last_is_not_there(cast: Cast) -> None:
    client = cast.inside()
    at = sit_down(client)
    for number in ("0", "7", "99"):
        assert client.get(at.replace("/1/", f"/{number}/")).status_code == 404


def test_the_page_says_who_reads_it_and_where_help_is(cast: Cast) -> None:
    page = cast.inside().get(MINE).content.decode()
    assert "Kun du kan se" in page and "112" in page and "ikke afprøvet videnskabeligt" in page


def test_her_peer_is_asked_about_only_while_there_is_one(cast: Cast) -> None:
    assert queries.items_now(cast.as_ida, "own") == ["C", "H", "I", "M", "E", "D"]
    cast.pair()
    assert queries.items_now(cast.as_ida, "own")[-1] == "P"
    assert "Her er 7 ting og en dør." in cast.inside().get(MINE).content.decode()


def test_nobody_else_reads_or_answers(cast: Cast) -> None:
    sitting = cast.answers("2 2 2 2 2 2")
    strangers = [
        cast.karen, cast.frank, cast.as_jonas, wearing(cast.house, cast.ida, Hat.PEER),
        wearing(cast.house, cast.ida, Hat.PARTICIPANT, opened=False),
        wearing(cast.house, someone(cast.house, "Noor", Hat.PARTICIPANT), Hat.PARTICIPANT),
    ]  # fmt: skip
    for viewer in strangers:
        assert queries.sitting(viewer, sitting.id) is None
        assert queries.page_of(viewer, sitting, 1) is None
        assert queries.over_time(viewer) == [] and queries.tell(viewer, cast.ida.id) == {}
        assert queries.own_bundle(viewer)["entry"] == []
        with pytest.raises(NotAllowed):
            actions.say(sitting=sitting, number=1, value="0", by=viewer)
    assert set(standing().values()) == {"2"}


def test_her_answers_over_time_are_hidden_until_she_wants_them(cast: Cast) -> None:
    cast.answers("4 - 2 2 2 2")
    client = cast.inside()
    assert str(QUESTIONS["C"]) not in client.get(f"/en{MINE}svar/").content.decode()
    client.post(f"{MINE}valg/", {"do": "show"})
    page = client.get(f"/en{MINE}svar/").content.decode()
    assert str(QUESTIONS["C"]) in page and str(LEVELS[4]) in page and "Skipped" in page
    client.post(f"{MINE}valg/", {"do": "hide"})
    assert str(QUESTIONS["C"]) not in client.get(f"/en{MINE}svar/").content.decode()


def test_being_counted_is_asked_once_and_taken_back_as_easily(cast: Cast) -> None:
    at = f"{MINE}{cast.answers('2 2 2 2 2 2').id}/tak/"
    client = cast.inside()
    stands = "Et halvår, der er talt op, står"
    asked = client.get(at).content.decode()
    assert (
        'value="do_not_count"' in asked
        and stands in asked
        and stands not in client.get(MINE).content.decode()
    )
    client.post(f"{MINE}valg/", {"do": "do_not_count"})
    assert 'value="do_not_count"' not in client.get(at).content.decode()
    client.post(f"{MINE}valg/", {"do": "count"})
    assert consent.in_force(cast.as_ida, cast.ida.id, COUNTED) and stands in client.get(MINE).content.decode()
    client.post(f"{MINE}valg/", {"do": "count_no_more"})
    assert not consent.in_force(cast.as_ida, cast.ida.id, COUNTED)
    assert client.post(f"{MINE}valg/", {"do": "made up"}).status_code == 404


def test_her_own_copy_holds_every_answer_and_forgetting_takes_them(cast: Cast) -> None:
    sitting = cast.answers("4 - 2 2 2 2")
    actions.say(sitting=sitting, number=1, value="1", by=cast.as_ida)
    actions.bring(sitting=sitting, words="Brød til ænderne", peer=False, coordinator=False, by=cast.as_ida)
    told = queries.tell(cast.as_ida, cast.ida.id)
    assert [one["you_said"] for one in told["answers"]][:2] == [str(LEVELS[4]), ""]
    assert len(told["answers"]) == 7 and told["to_bring"][0]["words"] == "Brød til ænderne"
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert not Answer.objects.exists() and not Sitting.objects.exists()


def test_her_answers_as_fhir_skip_what_she_skipped(cast: Cast) -> None:
    cast.answers("4 - 2 2 2 2")
    told = cast.inside().post(f"{MINE}svar/hent/").json()
    [response] = [entry["resource"] for entry in told["entry"]]
    assert response["resourceType"] == "QuestionnaireResponse" and response["subject"] == {"display": "self"}
    codes = "urn:sideomside:outcomes:five-things-and-a-door"
    [said] = response["item"][0].pop("answer")
    assert response["item"][0] == {"linkId": "C"} and response["questionnaire"] == f"{codes}|1"
    assert (said["valueCoding"]["system"], said["valueCoding"]["code"]) == (codes, "4")
    assert response["item"][1] == {"linkId": "H"}


def test_without_her_key_nothing_can_be_read(cast: Cast) -> None:
    cast.answers("4 4 4 4 4 4")
    keys.destroy_key(cast.ida.id)
    with pytest.raises(keys.KeyIsGone):
        _ = Answer.objects.first().value
