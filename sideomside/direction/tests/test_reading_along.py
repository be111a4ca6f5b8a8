"""Ida lets her sister read one line; her sister reads that line and nothing else, until Ida ends it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from sideomside.direction import actions, queries
from sideomside.direction.models import Supporter
from sideomside.direction.rules import MOST_SUPPORTERS, Readers
from sideomside.direction.tests.test_my_direction import STEP, WORDS, a_pair, herself, inside
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db

WORD = "kirsebær"


@pytest.fixture
def house() -> Any:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def ida(house: House) -> Person:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    actions.write(person=ida, what="hope", words=WORDS, by=herself(house, ida))
    actions.write(person=ida, what="step", words=STEP, by=herself(house, ida))
    return ida


def invited(house: House, ida: Person, name: str = "Min søster") -> tuple[Supporter, str]:
    return actions.invite(person=ida, name=name, word=WORD, once=uuid4(), by=herself(house, ida))


def shown(house: House, ida: Person, supporter: Supporter) -> None:
    hope = queries.mine(herself(house, ida)).hopes[0]
    actions.show(supporter=supporter, items=[hope.item], by=herself(house, ida))


def sister(token: str, word: str = WORD) -> Client:
    client = Client()
    client.post(f"/l/{token}/", {"word": word})
    return client


def read(client: Client) -> str:
    return client.get("/l/", follow=True).content.decode()


def test_ida_invites_her_sister_and_chooses_one_line(house: House, ida: Person) -> None:
    client = inside(house, ida)
    form = {"name": "Min søster", "word": WORD, "once": str(uuid4())}
    page = client.post("/min-side/retning/laeser-med/ny/", form).content.decode()
    token = re.search(r"/l/([\w-]{32})/", page)
    assert token is not None
    hope = queries.mine(herself(house, ida)).hopes[0]
    supporter = Supporter.objects.get()
    client.post(f"/min-side/retning/laeser-med/{supporter.id}/", {"items": [str(hope.item)]})
    page = read(sister(token[1]))
    assert WORDS in page and STEP not in page and "Ida" in page
    assert "Min søster reads along." in client.get("/en/min-side/retning/").content.decode()


def test_before_anything_is_ticked_there_is_nothing(house: House, ida: Person) -> None:
    _, token = invited(house, ida)
    page = read(sister(token))
    assert WORDS not in page and STEP not in page and "Ida" not in page


def test_opening_the_link_shows_nothing_and_does_nothing(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    answer = Client().get(f"/l/{token}/")
    page = answer.content.decode()
    assert WORDS not in page and "Ida" not in page and "Side om side" not in page
    assert answer.headers["Cache-Control"] == "no-store" and "noindex" in answer.headers["X-Robots-Tag"]
    assert "<title>Et par ord</title>" in page
    assert not Entry.objects.filter(verb="read.opened").exists()


@pytest.mark.parametrize("word", ["forkert", "", "kirsebaer "])
def test_without_the_word_nobody_reads(house: House, ida: Person, word: str) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    assert WORDS not in read(sister(token, word))


def test_the_word_may_be_written_as_one_likes(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    assert WORDS in read(sister(token, "  KIRSEBÆR "))


def test_guessing_slows_down_and_ends_with_a_new_link(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    for _ in range(4):
        sister(token, "gæt")
    supporter.refresh_from_db()
    assert supporter.wrong_tries == 3  # the fourth came too soon to count
    assert WORDS not in read(sister(token))
    Supporter.objects.update(wrong_tries=10, tried_at=timezone.now() - timedelta(days=1))
    assert WORDS not in read(sister(token))
    fresh = actions.new_way_in(supporter=supporter, by=herself(house, ida))
    assert WORDS in read(sister(fresh))


def test_a_new_link_closes_the_old_one_and_an_old_one_wears_out(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    fresh = actions.new_way_in(supporter=supporter, by=herself(house, ida))
    assert WORDS not in read(sister(token)) and WORDS in read(sister(fresh))
    Supporter.objects.update(last_used_at=timezone.now() - timedelta(days=181))
    assert WORDS not in read(sister(fresh))


def test_a_new_link_puts_out_whoever_came_in_by_the_old_one(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    reader = sister(token)
    assert WORDS in read(reader)
    actions.new_way_in(supporter=supporter, by=herself(house, ida))
    page = read(reader)
    assert WORDS not in page and "Spørg den, der gav dig det" in page and "/mistet-link/" not in page


def test_taken_back_is_gone_at_the_next_look(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    reader = sister(token)
    assert WORDS in read(reader)
    actions.show(supporter=supporter, items=[], by=herself(house, ida))
    assert WORDS not in read(reader)


def test_ended_it_opens_no_more_and_pressing_twice_does_no_harm(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    reader, client = sister(token), inside(house, ida)
    for _ in range(2):
        assert client.post(f"/min-side/retning/laeser-med/{supporter.id}/slut/").status_code == 302
    assert WORDS not in read(reader) and WORDS not in read(sister(token))
    assert Readers.of(queries.mine(herself(house, ida)).hopes[0]) == Readers()
    with pytest.raises(NotAllowed):
        actions.new_way_in(supporter=Supporter.objects.get(), by=herself(house, ida))


def test_each_reading_is_seen_by_ida_in_plain_words(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    read(sister(token))
    page = inside(house, ida).get("/en/min-side/hvem-har-set/").content.decode()
    assert "somebody you invited" in page.lower()
    assert Entry.objects.get(verb="read.opened").thing_id == str(supporter.id)


def test_what_is_written_anew_is_chosen_anew(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    hope = queries.mine(herself(house, ida)).hopes[0]
    inside(house, ida).post(f"/min-side/retning/{hope.id}/", {"words": "Noget helt nyt", "shared": []})
    assert "Noget helt nyt" not in read(sister(token))
    page = inside(house, ida).get(f"/min-side/retning/{queries.mine(herself(house, ida)).hopes[0].id}/")
    assert "Min søster" in page.content.decode()


def test_the_same_form_twice_is_one_invitation(house: House, ida: Person) -> None:
    client, form = inside(house, ida), {"name": "Mor", "word": WORD, "once": str(uuid4())}
    for _ in range(2):
        assert client.post("/min-side/retning/laeser-med/ny/", form).status_code == 200
    assert Supporter.objects.count() == 1


def test_five_at_a_time_is_enough(house: House, ida: Person) -> None:
    for number in range(MOST_SUPPORTERS):
        invited(house, ida, f"Nummer {number}")
    with pytest.raises(NotAllowed):
        invited(house, ida, "En til")
    assert "/laeser-med/ny/" not in inside(house, ida).get("/min-side/retning/laeser-med/").content.decode()


def test_nobody_else_may_invite_show_or_end(house: House, ida: Person) -> None:
    supporter, _ = invited(house, ida)
    lone, noor = someone(house, "Lone", Hat.PEER), someone(house, "Noor", Hat.PARTICIPANT)
    a_pair(house, ida, lone)
    for by in (
        wearing(house, lone, Hat.PEER), wearing(house, noor, Hat.PARTICIPANT),
        wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR),
        wearing(house, ida, Hat.PARTICIPANT, opened=False), wearing(house, ida, Hat.PEER),
        Viewer("visitor", house.organisation.id),
    ):  # fmt: skip
        assert queries.living_supporters(by) == []
        for act in (
            lambda by=by: actions.invite(person=ida, name="x", word=WORD, once=uuid4(), by=by),
            lambda by=by: actions.show(supporter=supporter, items=[], by=by),
            lambda by=by: actions.part(supporter=supporter, by=by),
            lambda by=by: actions.new_way_in(supporter=supporter, by=by),
            lambda by=by: actions.take_along(person=ida, by=by),
        ):
            with pytest.raises(NotAllowed):
                act()
    theirs = inside(house, noor)
    for path in ("", "link/", "slut/"):
        answer = theirs.post(f"/min-side/retning/laeser-med/{supporter.id}/{path}")
        assert answer.status_code == (302 if path == "slut/" else 404)
    assert Supporter.objects.get().revoked_at is None


def test_a_link_of_one_house_opens_nothing_next_door(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    build_house("Nabo", host="nabo.example")
    client = Client(headers={"host": "nabo.example"})
    client.post(f"/l/{token}/", {"word": WORD})
    assert WORDS not in client.get("/l/", follow=True).content.decode()


def test_the_name_is_sealed_and_the_token_and_word_are_nowhere(house: House, ida: Person) -> None:
    _, token = invited(house, ida)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, token_hash, word_hash FROM direction_supporter")
        row = cursor.fetchone()
    assert "søster".encode() not in bytes(row[0])
    assert token not in str(row) and WORD not in str(row)


def test_ida_sees_them_in_her_copy_and_they_go_when_she_goes(house: House, ida: Person) -> None:
    supporter, token = invited(house, ida)
    shown(house, ida, supporter)
    told = queries.tell(herself(house, ida), ida.id)
    assert [one["name"] for one in told["read_along"]] == ["Min søster"]
    assert [line["shown_to"] for line in told["direction"]][-1] == ["Min søster"]
    reader = sister(token)
    actions.forget(person_id=ida.id, by=house.system)
    assert WORDS not in read(reader) and not Supporter.objects.exists()


def test_a_little_book_holds_what_stands_now_and_leaves_as_a_file(house: House, ida: Person) -> None:
    actions.write(person=ida, what="hope", words="Synge & danse", by=herself(house, ida))
    client = inside(house, ida)
    page = client.get("/min-side/retning/bog/").content.decode()
    assert WORDS in page and STEP in page
    answer = client.post("/min-side/retning/bog/hent/")
    text = answer.content.decode("utf-8-sig")
    assert WORDS in text and STEP in text and "Synge & danse" in text
    assert 'filename="ord.txt"' in answer.headers["Content-Disposition"]
    assert client.get("/min-side/retning/bog/hent/").status_code == 405
    assert Entry.objects.filter(verb="direction.printed", about_id=ida.id).count() == 1
