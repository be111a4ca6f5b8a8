"""Ida comes in by her private link and a word of her own; nobody else does."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people import actions, jobs
from sideomside.people.models import Person, PrivateLink, SmallKey
from sideomside.people.rules import Hat, NotAllowed
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

TOKEN_OF_FORM = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
SHAPE = re.compile(r"'[^']*'|\b\d+\b|[0-9a-f]{32,}|s\d+_x\d+")
WORD = "Blåbær kage"


@pytest.fixture
def house() -> House:
    return build_house("København")


@pytest.fixture
def ida(house: House) -> Any:
    with within(house.organisation.id):
        return someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")


def link_to(house: House, person: Any, **how: Any) -> str:
    with within(house.organisation.id):
        return actions.make_link(person=person, by=house.system, **how)


def lines_in(house: House, verb: str) -> int:
    with within(house.organisation.id):
        return Entry.objects.filter(verb=verb).count()


def come_in(client: Client, token: str, word: str = WORD) -> Any:
    client.post(f"/m/{token}/")
    return client.post("/din-noegle/", {"word": word})


def test_a_preview_of_the_link_does_nothing(house: House, ida: Any, client: Client) -> None:
    token = link_to(house, ida)
    with within(house.organisation.id):
        before = PrivateLink.objects.get().last_used_at
    for _ in range(3):
        seen = client.get(f"/m/{token}/")
        client.head(f"/m/{token}/")
    assert seen.status_code == 200
    assert "Ida" not in seen.content.decode()
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert lines_in(house, "link.opened") == 0
    with within(house.organisation.id):
        assert PrivateLink.objects.get().last_used_at == before


def test_the_link_page_is_neutral_and_kept_by_nobody(house: House, ida: Any, client: Client) -> None:
    seen = client.get(f"/m/{link_to(house, ida)}/")
    page = seen.content.decode()
    # Nothing asked for from here carries the token, nor where it comes from at all.
    assert (
        seen.headers["Referrer-Policy"] == "no-referrer" and 'name="referrer" content="no-referrer"' in page
    )
    assert seen.headers["Cache-Control"] == "no-store"
    assert "noindex" in seen.headers["X-Robots-Tag"] and "noindex" in page
    assert "Side om side" not in page and "peer" not in page.casefold()


def test_the_button_comes_in_and_the_token_leaves_the_address(house: House, ida: Any, client: Client) -> None:
    token = link_to(house, ida)
    came = client.post(f"/m/{token}/")
    assert (came.status_code, came.headers["Location"]) == (302, "/min-side/")
    assert lines_in(house, "link.opened") == 1
    assert token not in client.get("/min-side/").content.decode()


def test_before_the_word_only_states_and_times_are_shown(house: House, ida: Any, client: Client) -> None:
    client.post(f"/m/{link_to(house, ida)}/")
    page = client.get("/min-side/").content.decode()
    assert 'class="path"' in page
    assert "Ida" not in page and "ida@" not in page


def test_the_first_time_she_chooses_a_word(house: House, ida: Any, client: Client) -> None:
    came = come_in(client, link_to(house, ida))
    assert came.headers["Location"] == "/min-side/"
    assert "Ida" in client.get("/min-side/").content.decode()
    with within(house.organisation.id):
        kept = SmallKey.objects.get()
    assert "blåbær" not in kept.word_hash.casefold()


def test_a_very_short_word_is_asked_for_again(house: House, ida: Any, client: Client) -> None:
    came = come_in(client, link_to(house, ida), "abc")
    assert came.status_code == 200 and 'class="fix"' in came.content.decode()
    with within(house.organisation.id):
        assert not SmallKey.objects.exists()


def test_the_next_time_the_word_is_asked_for_however_it_is_spelt(house: House, ida: Any) -> None:
    token = link_to(house, ida)
    come_in(Client(), token)
    again = Client()
    again.post(f"/m/{token}/")
    assert "Ida" not in again.get("/min-side/").content.decode()
    assert again.post("/din-noegle/", {"word": "noget andet"}).status_code == 200
    assert "Ida" not in again.get("/min-side/").content.decode()
    assert again.post("/din-noegle/", {"word": " blåbær   KAGE "}).headers["Location"] == "/min-side/"
    assert "Ida" in again.get("/min-side/").content.decode()


def test_whoever_has_the_link_cannot_choose_over_her_word(house: House, ida: Any) -> None:
    token = link_to(house, ida)
    come_in(Client(), token)
    stranger = Client()
    stranger.post(f"/m/{token}/")
    with within(house.organisation.id), pytest.raises(NotAllowed):
        by = wearing(house, ida, Hat.PARTICIPANT, opened=False)
        actions.choose_small_key(person=ida, word="stjålet", by=by)


def test_wrong_words_slow_the_next_one_down_and_say_when(house: House, ida: Any) -> None:
    token = link_to(house, ida)
    come_in(Client(), token)
    client = Client()
    client.post(f"/m/{token}/")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(3):
            client.post("/din-noegle/", {"word": "forkert"})
        early = client.post("/en/din-noegle/", {"word": WORD})  # right, but too soon
        assert "That was not the word" not in early.content.decode()
        assert "You can try again in 2 seconds" in early.content.decode()
        clock.shift(timedelta(seconds=3))
        assert client.post("/din-noegle/", {"word": WORD}).status_code == 302


def test_after_ten_wrong_words_only_a_new_link_helps(house: House, ida: Any) -> None:
    token = link_to(house, ida)
    come_in(Client(), token)
    client = Client()
    client.post(f"/m/{token}/")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(10):
            client.post("/din-noegle/", {"word": "forkert"})
            clock.shift(timedelta(minutes=9))
        assert client.post("/din-noegle/", {"word": WORD}).status_code == 200
        assert client.post("/din-noegle/nyt-link/").status_code == 200
    assert client.get("/min-side/").headers["Location"] == "/linket-virker-ikke/"
    assert Client().post(f"/m/{token}/").headers["Location"] == "/linket-virker-ikke/"
    with within(house.organisation.id):
        letter = Letter.objects.get()
        fresh = (letter.text or "").split("/m/")[1].split("/")[0]
        assert letter.address == "ida@eksempel.example"
    again = Client()
    again.post(f"/m/{fresh}/")
    assert again.post("/din-noegle/", {"word": WORD}).status_code == 302


def test_a_new_link_is_not_sent_to_whoever_has_tried_less(house: House, ida: Any, client: Client) -> None:
    come_in(Client(), token := link_to(house, ida))
    client.post(f"/m/{token}/")
    assert client.post("/din-noegle/nyt-link/").headers["Location"] == "/din-noegle/"
    with within(house.organisation.id):
        assert not Letter.objects.exists()


@pytest.mark.parametrize("days, opens", [(179, True), (181, False)])
def test_a_link_lives_half_a_year_from_its_last_use(
    house: House, ida: Any, client: Client, days: int, opens: bool
) -> None:
    token = link_to(house, ida)
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert (client.post(f"/m/{token}/").headers["Location"] == "/min-side/") is opens


def test_a_newer_link_closes_the_older_even_while_somebody_is_inside(house: House, ida: Any) -> None:
    client = Client()
    come_in(client, link_to(house, ida))
    newer = link_to(house, ida)
    assert client.get("/min-side/").headers["Location"] == "/linket-virker-ikke/"
    assert Client().post(f"/m/{newer}/").headers["Location"] == "/min-side/"


@pytest.mark.parametrize("token", ["x", "a" * 32, "%00", "æøå"])
def test_a_made_up_link_meets_a_kind_page(house: House, ida: Any, client: Client, token: str) -> None:
    for ask in (client.get, client.post):
        gone = ask(f"/m/{token}/", follow=True)
        assert gone.status_code in (200, 404)
        assert "Ida" not in gone.content.decode()


def test_two_people_on_one_phone_do_not_meet(house: House, ida: Any) -> None:
    with within(house.organisation.id):
        noor = someone(house, "Noor", Hat.PARTICIPANT)
    phone = Client()
    come_in(phone, link_to(house, ida))
    come_in(phone, link_to(house, noor), "solsikke")
    page = phone.get("/min-side/").content.decode()
    assert "Noor" in page and "Ida" not in page


def test_coming_in_by_a_link_takes_no_peers_hat_along(house: House, client: Client) -> None:
    """Per is a peer and a participant: by his link he is only a participant."""
    with within(house.organisation.id):
        per = someone(house, "Per", Hat.PARTICIPANT, Hat.PEER)
    come_in(client, link_to(house, per))
    assert (
        "/konto/login/" in client.get(f"/vej-ind/{per.id}/").headers["Location"]
    )  # no way in to staff pages
    assert "Per" in client.get("/min-side/").content.decode()


def test_close_quickly_empties_the_phone_and_leads_to_the_weather(house: House, ida: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    token = link_to(house, ida)
    client.get(f"/m/{token}/")
    form = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    client.post(f"/m/{token}/", form)
    gone = client.post("/luk/")
    assert (gone.status_code, gone.headers["Location"]) == (303, settings.EXIT_TO)
    assert gone.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert gone.headers["Referrer-Policy"] == "no-referrer"
    assert gone.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert client.get("/min-side/").headers["Location"] == "/linket-virker-ikke/"


def test_a_dead_link_promises_nothing_to_whoever_has_deleted_it_all(house: House, client: Client) -> None:
    """The page cannot tell who asks, so each thing it says holds for everybody."""
    page = client.get("/linket-virker-ikke/").content.decode()
    assert "Linket åbner ikke" not in page, "most who come here have only been away for half an hour"
    assert "Åbn dit link igen" in page and settings.IDLE["participant"] == timedelta(minutes=30)
    assert "Så er intet gået tabt" in page and "fordi der var gået meget lang tid, er det væk" in page


def test_leaving_is_never_done_by_following_a_link(house: House, client: Client) -> None:
    assert client.get("/luk/").status_code == 405


def test_the_lost_link_goes_the_way_we_always_write(house: House, ida: Any, client: Client) -> None:
    with within(house.organisation.id):
        someone(house, "Karen", Hat.COORDINATOR)
        actions.add_contact(person=ida, way="phone", value="20 00 00 00", by=house.system)
    answer = client.post("/mistet-link/", {"contact": "+45 20000000"})  # she writes her phone; we write mails
    with within(house.organisation.id):
        jobs.lost_links()
        letter = Letter.objects.get()
        assert (letter.address, letter.channel) == ("ida@eksempel.example", "mail")
        assert letter.subject == "Hej fra Karen"
        token = (letter.text or "").split("/m/")[1].split("/")[0]
    assert "ida@" not in answer.content.decode()
    assert Client().post(f"/m/{token}/").headers["Location"] == "/min-side/"


def test_known_and_unknown_addresses_get_the_same_answer(house: House, ida: Any, client: Client) -> None:
    client.get("/mistet-link/")
    answers = [
        TOKEN_OF_FORM.sub("", client.post("/mistet-link/", {"contact": typed}).content.decode())
        for typed in ("ida@eksempel.example", "ukendt@eksempel.example", "12345678", "ø")
    ]
    assert len(set(answers)) == 1
    with within(house.organisation.id):
        jobs.lost_links()
        assert Letter.objects.count() == 1


def test_somebody_who_wants_no_letters_gets_none(house: House, ida: Any, client: Client) -> None:
    with within(house.organisation.id):
        actions.change_person(person=ida, changes={"channel": "none"}, by=house.system)
    client.post("/mistet-link/", {"contact": "ida@eksempel.example"})
    with within(house.organisation.id):
        jobs.lost_links()
        assert not Letter.objects.exists() and not PrivateLink.objects.exists()


def test_a_peers_address_gets_no_participants_link(house: House, client: Client) -> None:
    with within(house.organisation.id):
        someone(house, "Jonas", Hat.PEER, mail="jonas@eksempel.example")
    client.post("/mistet-link/", {"contact": "jonas@eksempel.example"})
    with within(house.organisation.id):
        jobs.lost_links()
        assert not Letter.objects.exists()


def test_asking_again_and_again_sends_no_flood(house: House, ida: Any, client: Client) -> None:
    for _ in range(8):
        answer = client.post("/mistet-link/", {"contact": "ida@eksempel.example"})
        with within(house.organisation.id):
            jobs.lost_links()
    assert answer.status_code == 200
    with within(house.organisation.id):
        assert Letter.objects.count() == 3


def test_a_link_that_is_sent_is_neutral(house: House, ida: Any) -> None:
    with within(house.organisation.id):
        someone(house, "Karen", Hat.COORDINATOR)
        actions.send_link(person=ida, by=house.system)
        letter = Letter.objects.get()
        said = f"{letter.subject} {letter.text}".casefold()
    assert len(letter.subject or "") <= 40
    for word in ("ida", "peer", "side om side", "københavn", "hjælp"):
        assert word not in said


def test_known_and_unknown_addresses_cost_the_same(house: House, ida: Any, client: Client) -> None:
    """The same questions to the database, so that no clock tells who is here; the looking up is done later."""
    client.post("/mistet-link/", {"contact": "en anden"})  # the sender's own counter is there from now on
    asked = []
    for typed in ("ukendt@eksempel.example", "ida@eksempel.example", "12345678"):
        with CaptureQueriesContext(connection) as queries:
            client.post("/mistet-link/", {"contact": typed})
        asked.append([SHAPE.sub("?", query["sql"]) for query in queries.captured_queries])
    assert asked[0] == asked[1] == asked[2]


def asked_for(house: House, client: Client) -> set[Any]:
    """Whom letters go to when the link to Ida's address is lost."""
    client.post("/mistet-link/", {"contact": "ida@eksempel.example"})
    with within(house.organisation.id):
        jobs.lost_links()
        return set(Letter.objects.values_list("to_id", flat=True))


def test_a_guest_who_wrote_to_us_later_gets_the_way_in_to_both(
    house: House, ida: Any, client: Client
) -> None:
    with within(house.organisation.id):
        again = someone(house, "Ida H", Hat.PARTICIPANT, mail="ida@eksempel.example")
        someone(house, "Jonas", Hat.PEER, mail="ida@eksempel.example")
    assert asked_for(house, client) == {ida.id, again.id}
    with within(house.organisation.id):
        assert {one.address for one in Letter.objects.all()} == {"ida@eksempel.example"}


def test_those_who_are_joined_get_one(house: House, ida: Any, client: Client) -> None:
    with within(house.organisation.id):
        again = someone(house, "Ida H", Hat.PARTICIPANT, mail="ida@eksempel.example")
        Person.objects.filter(id=ida.id).update(joined_into=again)
    assert asked_for(house, client) == {again.id}


def test_a_guest_of_many_evenings_gets_a_few_and_her_own_page_is_among_them(
    house: House, ida: Any, client: Client
) -> None:
    with within(house.organisation.id):
        actions.choose_small_key(person=ida, word=WORD, by=wearing(house, ida, Hat.PARTICIPANT))
        for number in range(8):
            with time_machine.travel(timezone.now() + timedelta(hours=number), tick=False):
                last = someone(house, f"Måne {number}", Hat.PARTICIPANT, mail="ida@eksempel.example")
    found = asked_for(house, client)
    assert len(found) == 5 and {ida.id, last.id} <= found
