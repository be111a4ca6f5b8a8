"""Where the harm can be great, each who could be reached has heard it, or stands by name with the reason why not."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sideomside.breaches import actions, queries
from sideomside.breaches.models import Breach, Touched
from sideomside.breaches.rules import Thing
from sideomside.breaches.tests.cast import Cast, a_pair, signed_in
from sideomside.breaches.tests.test_it_may_have_got_out import TOLD, at, body, facts
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone
from tests.signing_in import at_work

WHY = "Tre opkald, og ingen tog den."


@pytest.fixture
def sofie(cast: Cast) -> Person:
    """Walks with Jonas too."""
    found = someone(cast.house, "Sofie", Hat.PARTICIPANT, mail="sofie@post.example")
    a_pair(cast.house, found, cast.jonas)
    return found


@pytest.fixture
def mette(cast: Cast) -> Person:
    """And she too."""
    found = someone(cast.house, "Mette", Hat.PARTICIPANT, mail="mette@post.example")
    a_pair(cast.house, found, cast.jonas)
    return found


def grave(cast: Cast, thing: str = Thing.DEVICE, person: Person | None = None) -> Breach:
    breach = actions.open_breach(facts=facts(thing, person), by=cast.second)
    actions.judge(breach=breach, risk="high", words="Den var åben.", once=uuid4(), by=cast.second)
    actions.need_not_report(breach=breach, words="x", once=uuid4(), by=cast.second)
    return breach


def is_ready(cast: Cast, breach: Breach) -> bool:
    one = queries.record(cast.second, breach.id)
    assert one
    return queries.is_ready(cast.second, one)


def test_one_who_has_heard_it_does_not_speak_for_the_other(cast: Cast, sofie: Person, mette: Person) -> None:
    log.record_opening(cast.him, about=cast.ida.id, screen="messages")
    breach, kim = grave(cast, Thing.DEVICE, cast.jonas), signed_in(cast.house, cast.kim)
    assert actions.tell_people(breach=breach, words=TOLD, only_seen=True, by=cast.second) == 1
    assert not is_ready(cast, breach)
    with pytest.raises(NotAllowed):
        actions.think_it_can_close(breach=breach, words="", by=cast.first)
    page = body(kim, at(breach))
    assert "2 har ikke hørt det" in page and f'value="{sofie.id}"' in page
    said = {"do": "not_reached", "words": WHY, "once": str(uuid4())}
    assert "Vælg, hvem der ikke kunne nås" in kim.post(at(breach), said).content.decode()
    assert not Touched.objects.filter(person=sofie).exists()
    for _again in range(2):
        answer = kim.post(at(breach), said | {"people": str(sofie.id)})
        assert answer.status_code == 302 and answer["Location"] == at(breach)
    assert Entry.objects.filter(verb="breach.not_reached").count() == 1
    [named] = Touched.objects.filter(person=sofie)
    assert (
        named.why.note == WHY
        and named.told_at is None
        and breach.steps.filter(name="not_reached").count() == 1
    )
    page = body(kim, at(breach))
    assert WHY in page and "Ved hvert navn står" in page and "De kan ikke få brev" not in page
    assert "Én har ikke hørt det" in page and not is_ready(cast, breach)
    kim.post(at(breach), said | {"people": str(mette.id), "once": str(uuid4())})
    assert is_ready(cast, breach)
    actions.think_it_can_close(breach=breach, words="", by=cast.first)
    actions.close(breach=breach, by=cast.second)
    breach.refresh_from_db()
    assert breach.closed_at is not None


def test_two_presses_at_once_are_one(cast: Cast, sofie: Person) -> None:
    log.record_opening(cast.him, about=cast.ida.id, screen="messages")
    breach, once = grave(cast, Thing.DEVICE, cast.jonas), uuid4()
    actions.tell_people(breach=breach, words=TOLD, only_seen=True, by=cast.second)
    for _again in range(2):
        by = cast.second
        told = actions.note_not_reached(breach=breach, people=[sofie.id], words=WHY, once=once, by=by)
        assert told == 1
    assert Entry.objects.filter(verb="breach.not_reached").count() == 1


def test_whoever_stands_with_a_reason_is_written_to_all_the_same(cast: Cast, sofie: Person) -> None:
    log.record_opening(cast.him, about=cast.ida.id, screen="messages")
    breach = grave(cast, Thing.DEVICE, cast.jonas)
    actions.tell_people(breach=breach, words=TOLD, only_seen=True, by=cast.second)
    actions.note_not_reached(breach=breach, people=[sofie.id], words=WHY, once=uuid4(), by=cast.second)
    for told in (1, 0):
        assert actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second) == told
    [row] = Touched.objects.filter(person=sofie, part="told")
    assert row.way == "letter" and row.told_at and row.step.note == TOLD and row.why.note == WHY
    page = body(signed_in(cast.house, cast.kim), at(breach))
    assert "2 har hørt det" in page and "Ved hvert navn står" not in page


def test_a_reason_is_not_the_easy_way_round_a_letter(cast: Cast, sofie: Person) -> None:
    breach, kim = grave(cast, Thing.DEVICE, cast.jonas), signed_in(cast.house, cast.kim)
    first = "Skriv først til dem, der kan få brev"
    page = body(kim, at(breach))
    assert first in page and 'value="not_reached"' not in page
    said = {"do": "not_reached", "words": WHY, "once": str(uuid4()), "people": str(sofie.id)}
    page = kim.post(at(breach), said).content.decode()
    assert first in page and WHY in page and not Touched.objects.filter(part="told").exists()
    with pytest.raises(NotAllowed):
        actions.note_not_reached(breach=breach, people=[sofie.id], words=WHY, once=uuid4(), by=cast.second)


def test_where_nobody_can_get_a_letter_the_reason_can_stand_at_once(cast: Cast) -> None:
    quiet = someone(cast.house, "Stille", Hat.PARTICIPANT)
    per = someone(cast.house, "Per", Hat.PEER)
    a_pair(cast.house, quiet, per)
    breach, kim = grave(cast, Thing.DEVICE, per), signed_in(cast.house, cast.kim)
    assert "Skriv først" not in body(kim, at(breach))
    kim.post(at(breach), {"do": "not_reached", "words": WHY, "once": str(uuid4()), "people": str(quiet.id)})
    page = body(kim, at(breach))
    assert WHY in page and "0 har hørt det" not in page and "De kan ikke få brev" not in page


def test_whoever_was_not_reached_can_still_be_told(cast: Cast, sofie: Person) -> None:
    log.record_opening(cast.him, about=cast.ida.id, screen="messages")
    breach = grave(cast, Thing.DEVICE, cast.jonas)
    actions.tell_people(breach=breach, words=TOLD, only_seen=True, by=cast.second)
    actions.note_not_reached(breach=breach, people=[sofie.id], words=WHY, once=uuid4(), by=cast.second)
    kim = signed_in(cast.house, cast.kim)
    kim.post(at(breach), {"do": "by_voice", "person": str(sofie.id)})
    assert Touched.objects.get(person=sofie).way == "voice"


def test_nobody_names_somebody_of_another_programme(cast: Cast) -> None:
    far = Programme.objects.create(name="Et andet program")
    hans = people.meet(name="Hans", by=cast.house.system)
    people.give_role(person=hans, programme=far, name=Hat.PARTICIPANT, by=cast.house.system)
    breach = grave(cast, Thing.COPY)
    actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second)
    with pytest.raises(NotAllowed):
        actions.note_not_reached(breach=breach, people=[hans.id], words=WHY, once=uuid4(), by=cast.second)
    assert not is_ready(cast, breach)  # Hans has not heard it, and those who know him tell him
    assert "Hans" not in body(signed_in(cast.house, cast.kim), at(breach))


def test_where_nobody_is_known_who_should_hear_it_the_reason_stands_alone(cast: Cast) -> None:
    breach, kim = grave(cast, Thing.OTHER), signed_in(cast.house, cast.kim)
    assert not is_ready(cast, breach)
    kim.post(at(breach), {"do": "not_reached", "words": "Det var en tom mappe.", "once": str(uuid4())})
    assert is_ready(cast, breach)


def test_of_lesser_harm_nobody_is_asked_about_one_by_one(cast: Cast, sofie: Person) -> None:
    breach = actions.open_breach(facts=facts(Thing.DEVICE, cast.jonas), by=cast.second)
    actions.judge(breach=breach, risk="some", words="Den var låst.", once=uuid4(), by=cast.second)
    actions.need_not_report(breach=breach, words="x", once=uuid4(), by=cast.second)
    assert is_ready(cast, breach)


def test_whoever_sat_down_at_an_open_screen_writes_to_nobody(cast: Cast) -> None:
    breach = grave(cast, Thing.DEVICE, cast.jonas)
    kim = at_work(cast.house, cast.kim, proved_ago=timedelta(hours=3))
    said = {"do": "tell", "only_seen": "all", "words": TOLD, "sure": "1"}
    answer = kim.post(f"{at(breach)}fortael/", said)
    assert answer.status_code == 302 and "fortael" not in answer["Location"].partition("?")[0]
    kim.post(at(breach), said)
    assert not Touched.objects.filter(part="told").exists()
    at_work(cast.house, cast.kim).post(f"{at(breach)}fortael/", said)
    assert Touched.objects.filter(part="told").count() == 1


def test_what_to_do_now_is_one_press_away(cast: Cast) -> None:
    kim = signed_in(cast.house, cast.kim)
    assert f"/huset/kolleger/{cast.karen.id}/#begin-again" in body(
        kim, at(grave(cast, Thing.DEVICE, cast.karen))
    )
    assert (
        "#begin-again" in (peer := body(kim, at(grave(cast, Thing.DEVICE, cast.jonas)))) and "/peers/" in peer
    )
    assert f"/vej-ind/{cast.ida.id}/" in body(kim, at(grave(cast, Thing.LINK, cast.ida)))
    assert 'href="/huset/kolleger/"' in body(kim, at(grave(cast, Thing.DEVICE)))
