"""A questionnaire others have made: loaded by the operator, used only with leave, and answered after our own."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import translation

from sideomside.ground.audit.models import Entry
from sideomside.outcomes import actions, queries
from sideomside.outcomes.models import Instrument, Sitting
from sideomside.outcomes.scoring.files import together
from sideomside.outcomes.scoring.unusable import Unusable
from sideomside.outcomes.tests.cast import MINE, OURS, Cast
from sideomside.people.models import Person
from sideomside.people.rules import NotAllowed
from tests.people import at_work

pytestmark = pytest.mark.django_db
SHELF = "/huset/spoergeskemaer/"


def load(raw: bytes, cast: Cast) -> Instrument:
    return actions.load(text_file=raw, by=cast.house.system)


def test_it_asks_nobody_before_somebody_has_read_the_licence(cast: Cast) -> None:
    one = Instrument.objects.get(id=cast.yardstick(active=False))
    assert actions.activate(instrument=one, by=cast.karen) == ["licence"]
    actions.note_leave(instrument=one, note="Brev fra dem, 3. november", by=cast.karen)
    assert actions.activate(instrument=one, by=cast.karen) == []
    one.refresh_from_db()
    assert one.state == "active" and one.leave_by_id == cast.karen.person_id and one.leave_at
    noted = Entry.objects.filter(verb__startswith="outcomes.", thing_id=str(one.id)).order_by("seq")
    assert list(noted.values_list("verb", flat=True)) == [
        "outcomes.loaded",
        "outcomes.leave",
        "outcomes.activated",
    ]


def test_a_card_whose_examples_come_out_wrong_is_never_used(cast: Cast) -> None:
    one = load(OURS.replace(b"score = 3 }", b"score = 3.5 }"), cast)
    actions.note_leave(instrument=one, note="Vores", by=cast.karen)
    assert actions.activate(instrument=one, by=cast.karen) == ["vectors"]
    karen = at_work(cast.house, Person.objects.get(id=cast.karen.person_id))
    page = karen.get(f"{SHELF}{one.id}/").content.decode()
    assert "<li>2, 1 giver 3. Kortet siger 3,5.</li>" in page and 'value="activate"' not in page


def test_examples_that_show_too_little_are_named_and_too_few_are_told_kindly(cast: Cast) -> None:
    few = OURS.replace(b'{ answers = [2, "none"], score = "none" },', b"{ answers = [1, 2], score = 3 },")
    few = few.replace(b'{ answers = ["none", "none"], score = "none" },', b"{ answers = [0, 2], score = 2 },")
    one = load(few, cast)
    actions.note_leave(instrument=one, note="Vores", by=cast.karen)
    assert actions.activate(instrument=one, by=cast.karen) == ["examples"]
    karen = at_work(cast.house, Person.objects.get(id=cast.karen.person_id))
    five = SimpleUploadedFile("x.toml", OURS.replace(b"{ answers = [2, 1], score = 3 }, ", b""))
    assert "mindst seks udregnede eksempler" in karen.post(SHELF, {"text": five}).content.decode()


def test_another_text_under_the_same_name_needs_leave_again_and_never_replaces_one_in_use(cast: Cast) -> None:
    one = load(OURS, cast)
    actions.note_leave(instrument=one, note="Vores", by=cast.karen)
    again = load(OURS.replace(b"sovet", b"hvilet"), cast)
    assert again.id == one.id and again.leave_at is None
    actions.note_leave(instrument=again, note="Vores", by=cast.karen)
    actions.activate(instrument=again, by=cast.karen)
    assert "hvilet" in load(OURS, cast).text
    assert load(OURS.replace(b'version = "1"', b'version = "2"'), cast).id != one.id


@pytest.mark.parametrize(
    "spoil, why",
    [((b'id = "three-things"', b""), "text_missing"), ((b"[questions]", b"[other]"), "text_missing"),
     ((b"[card]", b"[cards]"), "no_card"), ((b"title", b"title ="), "not_json"), ((b"version", b"verse"), "version")],
)  # fmt: skip
def test_a_spoiled_file_says_why(spoil: tuple[bytes, bytes], why: str) -> None:
    with pytest.raises(Unusable) as wrong:
        together(OURS.replace(*spoil, 1), None)
    assert wrong.value.why == why


def test_ida_answers_it_after_our_own_word_for_word_and_sees_no_number(cast: Cast) -> None:
    one = cast.yardstick()
    cast.lets_count()
    cast.asked()
    sitting, client = cast.answers("2 2 2 2 2 2"), cast.inside()
    assert "Tre ting" in client.get(f"{MINE}{sitting.id}/tak/").content.decode()
    at = client.post(f"{MINE}{sitting.id}/mere/{one}/").url
    page = client.get(at).content.decode()
    assert "Den sidste uge" in page and "Jeg har sovet." in page and "Spring over" in page
    at = client.post(client.post(at, {"value": "2"}).url, {"value": "1"}).url
    assert at.endswith("/tak/") and "Tre ting" not in client.get(at).content.decode()
    [score] = [said for said in cast.figures() if said.yardstick]
    assert (score.yardstick, score.item, score.value, score.wave) == (
        "three-things|1",
        "score",
        3,
        "first_meeting",
    )
    assert queries.cards_in_use(cast.karen)["three-things|1"].meaningful == 1
    told = queries.own_bundle(cast.as_ida)["entry"]
    kinds = [entry["resource"]["resourceType"] for entry in told]
    assert kinds == ["QuestionnaireResponse", "QuestionnaireResponse", "Observation"]
    assert queries.tell(cast.as_ida, cast.ida.id)["answers"][-1]["you_said"] == "Lidt"


def test_whoever_has_answered_one_is_offered_the_others_too(cast: Cast) -> None:
    one = Instrument.objects.get(id=cast.yardstick())
    other = load(OURS.replace(b"three-things", b"more-things").replace(b"Tre ting", b"Flere ting"), cast)
    actions.note_leave(instrument=other, note="Vores", by=cast.karen)
    assert actions.activate(instrument=other, by=cast.karen) == []
    cast.asked()
    sitting, client = cast.answers("2 2 2 2 2 2"), cast.inside()
    at = client.post(f"{MINE}{sitting.id}/mere/{one.id}/").url
    thanks = client.post(client.post(at, {"value": "2"}).url, {"value": "1"}).url
    page = client.get(thanks).content.decode()
    assert "Flere ting" in page and "Tre ting" not in page
    at = client.post(thanks.replace("tak/", f"mere/{other.id}/")).url
    thanks = client.post(client.post(at, {"value": "0"}).url, {"value": "1"}).url
    assert "/mere/" not in client.get(thanks).content.decode()


def test_one_left_out_too_many_is_no_number_at_all(cast: Cast) -> None:
    one = Instrument.objects.get(id=cast.yardstick())
    cast.lets_count()
    cast.asked()
    more = actions.go_on(sitting=cast.answers("2"), instrument=one, once=uuid4(), by=cast.as_ida)
    for _ in range(2):
        actions.say(sitting=more, number=1, value="2", by=cast.as_ida)
    actions.say(sitting=more, number=2, value="", by=cast.as_ida)
    assert [said.value for said in cast.figures() if said.yardstick] == [None]


@pytest.mark.parametrize("wave", ["week_six", ""])
def test_it_is_offered_only_at_its_times(cast: Cast, wave: str) -> None:
    one = Instrument.objects.get(id=cast.yardstick())
    if wave:
        cast.asked(wave)
    sitting = cast.answers("2")
    assert queries.offered(cast.as_ida, sitting) == []
    with pytest.raises(NotAllowed):
        actions.go_on(sitting=sitting, instrument=one, once=uuid4(), by=cast.as_ida)


def test_out_of_use_it_is_asked_no_more_and_what_was_said_stays(cast: Cast) -> None:
    one = Instrument.objects.get(id=cast.yardstick())
    cast.asked()
    sitting = cast.answers("2")
    actions.go_on(sitting=sitting, instrument=one, once=uuid4(), by=cast.as_ida)
    actions.retire(instrument=one, by=cast.karen)
    assert queries.offered(cast.as_ida, sitting) == [] and Sitting.objects.count() == 2


def test_only_a_coordinator_says_that_the_house_may_use_it(cast: Cast) -> None:
    one = Instrument.objects.get(id=cast.yardstick(active=False))
    for by in (cast.house.system, cast.as_jonas, cast.as_ida, cast.frank):
        with pytest.raises(NotAllowed):
            actions.note_leave(instrument=one, note="Ja", by=by)
        with pytest.raises(NotAllowed):
            actions.activate(instrument=one, by=by)


def test_the_page_loads_acknowledges_activates_and_retires(cast: Cast) -> None:
    karen = at_work(cast.house, Person.objects.get(id=cast.karen.person_id))
    assert "who-5" in karen.get(SHELF).content.decode()
    wrong = karen.post(SHELF, {"text": SimpleUploadedFile("x.json", b"{}")})
    assert wrong.status_code == 200 and 'class="fix"' in wrong.content.decode()
    twice = SimpleUploadedFile("x.yaml", b"id: a\ntitle: A\ntitle: B\n")
    page = karen.post(SHELF, {"text": twice}).content.decode()
    assert "Det samme navn står der to gange" in page and "(said_twice: line 3 title)" in page
    at = karen.post(SHELF, {"text": SimpleUploadedFile("x.toml", OURS)}).url
    karen.post(at, {"do": "leave", "note": "Vores egne ord"})
    assert Instrument.objects.get().leave_at is None  # without the tick it is no acknowledgement
    karen.post(at, {"do": "leave", "note": "Vores egne ord", "read": "on"})
    karen.post(at, {"do": "activate"})
    assert Instrument.objects.get().state == "active"
    assert "Vores egne ord" in karen.get(at).content.decode()
    karen.post(at, {"do": "retire"})
    assert Instrument.objects.get().state == "retired"


def test_the_operator_loads_one_by_command(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "three.toml"
    file.write_bytes(OURS)
    call_command("instrument", "add", str(file))
    assert "Tre ting (three-things 1 da) is loaded." in capsys.readouterr().out
    file.write_bytes(OURS.replace(b"score = 3 }", b"score = 3.5 }").replace(b"three-things", b"wrong-things"))
    with translation.override("da"):
        call_command("instrument", "add", str(file))
    assert "2, 1 giver 3. Kortet siger 3,5." in capsys.readouterr().out
    file.write_bytes(OURS.replace(b"{ answers = [2, 1], score = 3 }, ", b""))
    with translation.override("da"), pytest.raises(CommandError, match="mindst seks udregnede eksempler"):
        call_command("instrument", "add", str(file))
    file.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="not_json"):
        call_command("instrument", "add", str(file))
    with pytest.raises(CommandError):
        call_command("instrument", "add", str(tmp_path / "nowhere"))


def test_a_questionnaire_of_somebody_elses_finds_its_card_on_the_shelf() -> None:
    options = [{"valueInteger": number} for number in range(6)]
    each = {"text": "Opdigtet", "type": "choice", "answerOption": options}
    items = [{"linkId": f"who-5-{number}", **each} for number in range(1, 6)]
    asked = {"resourceType": "Questionnaire", "id": "who-5", "title": "Opdigtet", "item": items}
    files = together(json.dumps(asked).encode(), None)
    assert json.loads(files.card)["mid"] == 10
