"""Somebody is worried: said in few words, read by one who is here, and never by the one it is about."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.concerns import actions, queries
from sideomside.concerns.models import Concern, OnIt
from sideomside.concerns.rules import NobodyReads, Worry
from sideomside.concerns.tests.cast import WORDS, Cast, came_in, signed_in
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.people import actions as people
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import House, someone


def test_it_comes_to_one_coordinator_and_no_other_can_find_it(cast: Cast) -> None:
    one = cast.worry(cast.her)
    assert cast.on_it(one) == {cast.karen.id}
    assert queries.concern(cast.first, one.id) == one
    assert queries.concern(cast.second, one.id) is None
    assert queries.listed(cast.second) == []


def test_the_words_and_whom_it_is_about_are_sealed(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.jonas)
    raw = Concern.objects.filter(id=one.id).values()[0]
    assert WORDS not in str(raw) and str(cast.jonas.id) not in str(raw)
    assert Concern.objects.get(id=one.id).words == WORDS


@pytest.mark.parametrize("hat", [Hat.PARTICIPANT, Hat.PEER, Hat.HOST, Hat.COORDINATOR])
def test_everybody_here_may_say_it(cast: Cast, hat: str) -> None:
    one = cast.worry(cast.as_(someone(cast.house, "Per", hat), hat))
    assert one.hat == hat and cast.on_it(one) <= {cast.karen.id, cast.kim.id}


@pytest.mark.parametrize("hat", [Hat.EVALUATOR, Hat.PARTNER, "visitor"])
def test_nobody_else_may(cast: Cast, hat: str) -> None:
    with pytest.raises(NotAllowed):
        cast.worry(cast.as_(cast.ida, hat))


def test_not_before_the_small_key(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        cast.worry(cast.as_(cast.ida, Hat.PARTICIPANT, opened=False))


def test_a_double_press_is_one(cast: Cast) -> None:
    once = uuid4()
    assert cast.worry(cast.her, once=once) == cast.worry(cast.her, once=once)
    assert Concern.objects.count() == 1 and Letter.objects.count() == 1


def test_a_worry_about_a_coordinator_goes_past_her(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.karen)
    assert cast.on_it(one) == {cast.kim.id}
    assert queries.concern(cast.first, one.id) is None
    with pytest.raises(NotAllowed):
        actions.bring_in(concern=one, colleague=cast.karen, by=cast.second)


def test_even_a_row_that_says_so_lets_nobody_read_about_themselves(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.karen)
    OnIt.objects.create(concern=one, person=cast.karen)  # however it came there
    assert queries.concern(cast.first, one.id) is None and queries.listed(cast.first) == []
    with pytest.raises(NotAllowed):
        actions.note_read(concern=one, by=cast.first)


def test_about_the_only_coordinator_it_goes_to_another_programme(cast: Cast) -> None:
    Role.objects.filter(person=cast.kim).update(state="left")
    other = people.open_programme(name="Naboen", about={}, by=cast.house.system)
    noor = someone(cast.house, "Noor")
    people.give_role(person=noor, programme=other, name=Hat.COORDINATOR, by=cast.house.system)
    one = cast.worry(cast.her, about=cast.karen)
    assert cast.on_it(one) == {noor.id}


def test_about_the_only_coordinator_of_the_house_it_is_not_taken_in(cast: Cast) -> None:
    Role.objects.filter(person=cast.kim).update(state="left")
    with pytest.raises(NobodyReads):
        cast.worry(cast.her, about=cast.karen)
    assert Concern.objects.count() == 0
    cast.house.organisation.contact_phone = "11 22 33 44"
    cast.house.organisation.save()
    page = {"words": WORDS, "whom": str(cast.karen.id), "once": str(uuid4())}
    answer = came_in(cast.house, cast.ida).post("/min-side/bekymret/graense/", page)
    told = answer.content.decode()
    assert answer.status_code == 200 and "Vi har ikke sendt det" in told and WORDS in told
    assert "11&nbsp;22&nbsp;33&nbsp;44" in told or "11\u00a022\u00a033\u00a044" in told


def test_a_coordinators_own_worry_goes_to_a_colleague_and_alone_to_herself(cast: Cast) -> None:
    assert cast.on_it(cast.worry(cast.first)) == {cast.kim.id}
    Role.objects.filter(person=cast.kim).update(state="left")
    assert cast.on_it(cast.worry(cast.first)) == {cast.karen.id}


def test_whoever_is_away_does_not_get_it(cast: Cast) -> None:
    today = timezone.localdate()
    people.note_absence(stand_in=cast.kim, first_day=today, last_day=today, by=cast.first)
    assert cast.on_it(cast.worry(cast.her)) == {cast.kim.id}


def test_whoever_has_fewest_gets_the_next(cast: Cast) -> None:
    assert cast.on_it(cast.worry(cast.her)) == {cast.karen.id}
    assert cast.on_it(cast.worry(cast.him)) == {cast.kim.id}


def test_one_cannot_point_at_somebody_one_does_not_know_here(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        cast.worry(cast.her, about=someone(cast.house, "Noor", Hat.PARTICIPANT))


def test_the_letter_says_nothing(cast: Cast) -> None:
    cast.worry(cast.her)
    letter = Letter.objects.get()
    assert letter.to_id == cast.karen.id and len(letter.subject) <= 40
    for word in ("bekym", "Ida", "peer", "Peer", "112", WORDS):
        assert word not in letter.subject + (letter.text or "")


def test_a_number_from_the_state_is_covered(cast: Cast) -> None:
    worry = Worry("other", "Hun hedder noget med 010157-5000", uuid4())
    one = actions.send(programme=cast.house.programme, worry=worry, by=cast.her)
    assert "010157" not in one.words


def test_the_receipt_says_who_reads_it_and_when_somebody_else_does(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    answer = client.post("/min-side/bekymret/peer/", {"words": WORDS, "once": str(uuid4()), "call": "on"})
    assert answer.url == "/min-side/bekymret/sendt/"
    told = client.get(answer.url).content.decode()
    assert "Karen har fået den at læse" in told and "får Kim den også" in told and WORDS in told
    assert "Du vil gerne ringes op" in told


def test_the_receipt_follows_along_without_a_word_about_the_other(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.jonas)
    actions.note_read(concern=one, by=cast.first)
    actions.note_done(concern=one, words="Jonas er ringet op", by=cast.first)
    client = came_in(cast.house, cast.ida)
    told = client.get("/min-side/bekymret/sendt/").content.decode()
    assert "Karen har læst den" in told and "ringet op" not in told and "Jonas" not in told
    actions.ask_to_close(concern=one, colleague=cast.kim, by=cast.first)
    actions.close(concern=one, by=cast.second)
    assert "To af os har set på den" in client.get("/min-side/bekymret/sendt/").content.decode()


def test_what_was_sent_as_a_peer_is_not_in_the_participants_room(cast: Cast) -> None:
    people.give_role(
        person=cast.jonas, programme=cast.house.programme, name=Hat.PARTICIPANT, by=cast.house.system
    )
    cast.worry(cast.him)
    assert len(queries.sent(cast.him)) == 1
    assert queries.sent(cast.as_(cast.jonas, Hat.PARTICIPANT)) == []


def test_the_one_it_is_about_is_told_nothing_not_even_by_the_log(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.jonas)
    actions.note_read(concern=one, by=cast.first)
    actions.note_done(concern=one, words="Ringet", by=cast.first)
    queries.opened(cast.first, one.id)
    assert not Entry.objects.filter(about_id=cast.jonas.id, thing_id=str(one.id)).exists()
    assert not Entry.objects.filter(about_id=cast.jonas.id, detail__screen="concern").exists()
    told = signed_in(cast.house, cast.jonas).get("/arbejde/mine-oplysninger/").content.decode()
    assert "Læste, hvad du er" not in told and "din bekymring" not in told


def test_before_the_form_stands_112_and_what_to_do(house: House, cast: Cast) -> None:
    for client in (came_in(house, cast.ida), signed_in(house, cast.jonas), signed_in(house, cast.karen)):
        told = client.get("/bekymret/").content.decode()
        assert told.index("tel:112") < told.index("Hvad er du bekymret for?")
    child = came_in(house, cast.ida).get("/min-side/bekymret/barn/").content.decode()
    assert "underretning" in child and child.index("pligt") < child.index('name="words"')


def test_a_stranger_finds_112_and_no_form(house: House, cast: Cast, client: object) -> None:
    told = client.get("/bekymret/").content.decode()  # type: ignore[attr-defined]
    assert "tel:112" in told and "/skriv/" in told and "Hvad er du bekymret for?" not in told


def test_an_empty_form_keeps_its_kind_words(cast: Cast) -> None:
    answer = came_in(cast.house, cast.ida).post("/min-side/bekymret/andet/", {"once": str(uuid4())})
    assert "Skriv et par ord" in answer.content.decode() and Concern.objects.count() == 0


def test_an_address_nobody_named_is_no_page(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    assert client.get("/min-side/bekymret/alt-muligt/").status_code == 404
    assert signed_in(cast.house, cast.jonas).get("/bekymret/alt-muligt/").status_code == 404


def test_kept_two_years_after_two_closed_it(cast: Cast) -> None:
    one = cast.closed()
    assert actions.let_go(by=cast.house.system) == 0
    long_ago = timezone.now() - timedelta(days=731)
    Concern.objects.filter(id=one.id).update(closed_at=long_ago)
    assert actions.let_go(by=cast.house.system) == 1
    assert actions.let_go(by=cast.house.system) == 0 and Concern.objects.count() == 0


def test_the_receipt_names_whoever_read_it_and_not_whoever_had_it(cast: Cast) -> None:
    one = cast.worry(cast.her)
    actions.bring_in(concern=one, colleague=cast.kim, by=cast.first)
    actions.note_read(concern=one, by=cast.second)
    told = came_in(cast.house, cast.ida).get("/min-side/bekymret/sendt/").content.decode()
    assert "Kim har læst den" in told and "Karen" not in told.split("Kim har læst den")[1][:80]
    assert queries.sent(cast.her)[0].readers == ["Kim"]


def test_the_hours_at_the_desk_are_the_programmes_own(cast: Cast) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 10, 0, tzinfo=COPENHAGEN), tick=False):
        assert cast.worry(cast.her).second_at == datetime(2026, 11, 23, 14, 0, tzinfo=COPENHAGEN)
        hours = {"desk_opens": time(12), "desk_closes": time(15)}
        people.change_promises(programme=cast.house.programme, changes=hours, version=1, by=cast.first)
        cast.house.programme.refresh_from_db()
        assert cast.worry(cast.her).second_at == datetime(2026, 11, 24, 13, 0, tzinfo=COPENHAGEN)


def test_at_work_one_sees_who_read_ones_worry_and_only_what_one_sent_there(cast: Cast) -> None:
    one = cast.worry(cast.him)
    page = "/arbejde/mine-oplysninger/"
    jonas = signed_in(cast.house, cast.jonas)
    assert "bekymret for" not in jonas.get(page).content.decode().split('id="looked"')[1]
    signed_in(cast.house, cast.karen).get(f"/bekymringer/{one.id}/")
    looked = jonas.get(page).content.decode().split('id="looked"')[1]
    assert "Læste, hvad du er bekymret for (koordinator)" in looked
    people.give_role(
        person=cast.jonas, programme=cast.house.programme, name=Hat.PARTICIPANT, by=cast.house.system
    )
    page = came_in(cast.house, cast.jonas).get("/min-side/hvem-har-set/")
    assert page.status_code == 200 and "bekymret for" not in page.content.decode()
