"""Ida and Jonas write to each other; nobody else reads a word."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.messages import actions, queries
from sideomside.messages.models import Message
from sideomside.messages.rules import Closed
from sideomside.messages.tests.cast import HELLO, Cast, a_pair, came_in, make_cast, signed_in
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import build_house, someone, wearing

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"


def test_ida_writes_and_jonas_answers(cast: Cast) -> None:
    hers, his = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    assert "Jonas" in hers.get(MINE).content.decode()
    answer = hers.post(f"{MINE}{cast.pair.id}/", {"words": HELLO, "once": str(uuid4())})
    assert answer.status_code == 302 and answer["Location"].endswith("#newest")
    page = his.get(f"{HIS}{cast.pair.id}/").content.decode()
    assert HELLO in page and "Ida" in page
    his.post(f"{HIS}{cast.pair.id}/", {"words": "Hej Ida. Godt at høre fra dig."})
    assert "Godt at høre fra dig" in hers.get(f"{MINE}{cast.pair.id}/").content.decode()


def test_help_lines_are_within_reach_on_every_conversation(cast: Cast) -> None:
    cast.writes(cast.her)
    for client, tree in ((came_in(cast.house, cast.ida), MINE), (signed_in(cast.house, cast.jonas), HIS)):
        page = client.get(f"{tree}{cast.pair.id}/").content.decode()
        assert "/hvis-det-haster/" in page.partition("<main")[2].partition("</main>")[0]


def test_whoever_writes_to_the_coordinators_is_told_that_all_of_them_read_it(cast: Cast) -> None:
    [row] = [row for row in queries.mine(cast.him) if row.sort == "coordinator"]
    his = signed_in(cast.house, cast.jonas)
    assert "Alle koordinatorer her kan læse" in his.get(f"{HIS}{row.thread_id}/").content.decode()
    assert "Alle koordinatorer her kan læse" not in his.get(f"{HIS}{cast.pair.id}/").content.decode()


def test_the_tab_says_nothing_of_it(cast: Cast) -> None:
    page = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/")
    assert page["Cache-Control"] == "no-store" and "<title>Beskeder</title>" in page.content.decode()


def test_the_words_are_sealed_with_the_threads_own_key(cast: Cast) -> None:
    message = cast.writes(cast.her)
    assert message.drawer_id == cast.pair.id not in {cast.ida.id, cast.jonas.id}
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM messages_message")
        assert b"Jonas" not in bytes(cursor.fetchone()[0])


def test_pressed_twice_is_sent_once_and_back_with_other_words_is_another(cast: Cast) -> None:
    client, once = came_in(cast.house, cast.ida), str(uuid4())
    for words in (HELLO, HELLO, "Noget andet"):
        client.post(f"{MINE}{cast.pair.id}/", {"words": words, "once": once})
    assert [m.words for m in Message.objects.all()] == [HELLO, "Noget andet"]


def test_one_form_posted_in_two_conversations_is_a_message_in_each(cast: Cast) -> None:
    noor = someone(cast.house, "Noor", Hat.PARTICIPANT)
    other = a_pair(cast.house, noor, cast.jonas)
    his, once = signed_in(cast.house, cast.jonas), str(uuid4())
    for pair in (cast.pair, other, other):
        assert his.post(f"{HIS}{pair.id}/", {"words": HELLO, "once": once}).status_code == 302
    assert sorted(m.thread_id for m in Message.objects.all()) == sorted([cast.pair.id, other.id])


def test_ten_thousand_characters_and_emoji_come_through_whole(cast: Cast) -> None:
    long = "🫖" * 9_990 + "\r\nslut"
    client = came_in(cast.house, cast.ida)
    assert client.post(f"{MINE}{cast.pair.id}/", {"words": long}).status_code == 302
    assert Message.objects.get().words == long.replace("\r\n", "\n")


def test_a_text_that_is_too_long_comes_back_whole(cast: Cast) -> None:
    answer = came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/", {"words": "æ" * 10_001})
    assert answer.status_code == 200 and "æ" * 10_001 in answer.content.decode()
    assert 'class="fix"' in answer.content.decode() and not Message.objects.exists()


def test_nothing_at_all_is_asked_about_kindly(cast: Cast) -> None:
    answer = came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/", {"words": "  \r\n "})
    assert answer.status_code == 200 and not Message.objects.exists()


def test_a_personal_number_is_covered_and_said(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    answer = client.post(f"{MINE}{cast.pair.id}/", {"words": "Mit nummer er 010157-5000"}, follow=True)
    assert "5000" not in (Message.objects.get().words or "") and Message.objects.get().covered
    assert "dækket" in answer.content.decode()


def test_heavy_words_show_help_to_the_writer_alone(cast: Cast) -> None:
    hers, his = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    page = hers.post(f"{MINE}{cast.pair.id}/", {"words": "Jeg har ikke lyst til at leve mere"}, follow=True)
    assert "lyder tungt" in page.content.decode() and "tel:112" in page.content.decode()
    assert "lyder tungt" not in his.get(f"{HIS}{cast.pair.id}/").content.decode()
    assert not Entry.objects.filter(verb="read.opened").exists()


def everybody_else(cast: Cast) -> list[Viewer]:
    noor, lone = someone(cast.house, "Noor", Hat.PARTICIPANT), someone(cast.house, "Lone", Hat.PEER)
    a_pair(cast.house, noor, lone)
    next_door = build_house("Nabo", host="nabo.example")
    with within(next_door.organisation.id):
        karla = someone(next_door, "Karla", Hat.COORDINATOR)
    return [
        cast.as_(noor, Hat.PARTICIPANT), cast.as_(lone, Hat.PEER), cast.as_(lone, Hat.HOST),
        cast.as_(cast.karen, Hat.COORDINATOR), wearing(next_door, karla, Hat.COORDINATOR),
        cast.as_(cast.ida, Hat.PEER), cast.as_(cast.ida, Hat.PARTICIPANT, opened=False),
        cast.as_(cast.jonas, Hat.PARTICIPANT), Viewer("visitor", cast.house.organisation.id),
    ]  # fmt: skip


def test_nobody_else_reads_or_writes(cast: Cast) -> None:
    message = cast.writes(cast.her)
    for viewer in everybody_else(cast):
        assert queries.thread(viewer, cast.pair.id) is None
        assert queries.message(viewer, message.id) is None
        assert queries.visible_to(viewer).count() == 0
        for act in (
            lambda viewer=viewer: actions.write(thread=cast.thread, words="x", by=viewer),
            lambda viewer=viewer: actions.share(message=message, by=viewer),
            lambda viewer=viewer: actions.hide(thread=cast.thread, by=viewer),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_another_pairs_address_is_not_there(cast: Cast) -> None:
    noor, lone = someone(cast.house, "Noor", Hat.PARTICIPANT), someone(cast.house, "Lone", Hat.PEER)
    a_pair(cast.house, noor, lone)
    cast.writes(cast.her)
    clients = [(came_in(cast.house, noor), MINE, 404), (signed_in(cast.house, lone), HIS, 404)]
    clients += [(signed_in(cast.house, cast.karen), HIS, 404), (Client(), MINE, 302)]
    for client, tree, status in clients:
        for path in (f"{tree}{cast.pair.id}/", f"{tree}{cast.pair.id}/nyt/"):
            answer = client.get(path)
            assert answer.status_code == status and "Ida" not in answer.content.decode()


def test_a_participant_who_is_a_peer_too_has_two_sealed_rooms(cast: Cast) -> None:
    """Jonas is Ida's peer, and has a peer of his own."""
    per = someone(cast.house, "Per", Hat.PARTICIPANT, Hat.PEER)
    lone = someone(cast.house, "Lone", Hat.PEER)
    own, walks = a_pair(cast.house, per, lone), a_pair(cast.house, cast.ida, per)
    as_participant, as_peer = cast.as_(per, Hat.PARTICIPANT), cast.as_(per, Hat.PEER)
    for pair, wears in ((own, as_participant), (walks, as_peer)):
        actions.write(thread=queries.thread(wears, pair.id), words=HELLO, by=wears)
    assert [t.id for t in queries.visible_to(as_participant)] == [own.id]
    assert [t.id for t in queries.visible_to(as_peer)] == [walks.id]
    actions.say_rhythm(answers="kun mandag", by=as_peer)
    assert queries.my_rhythm(as_participant) is None
    assert walks.id not in {row.thread_id for row in queries.mine(as_participant)}


def test_a_new_peer_never_meets_what_was_written_before(cast: Cast) -> None:
    cast.writes(cast.her)
    cast.ends()
    lone = someone(cast.house, "Lone", Hat.PEER)
    again = a_pair(cast.house, cast.ida, lone)
    assert queries.conversation(
        cast.as_(lone, Hat.PEER), queries.thread(cast.as_(lone, Hat.PEER), again.id)
    ).letters == []  # fmt: skip
    assert queries.thread(cast.as_(lone, Hat.PEER), cast.pair.id) is None


def test_when_the_pair_ends_both_are_closed_and_the_words_typed_are_kept(cast: Cast) -> None:
    cast.writes(cast.her)
    hers, his = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    cast.ends()
    for client, tree in ((hers, MINE), (his, HIS)):
        answer = client.post(f"{tree}{cast.pair.id}/", {"words": "Det her nåede jeg ikke"})
        assert answer.status_code == 409 and "Det her nåede jeg ikke" in answer.content.decode()
        page = client.get(f"{tree}{cast.pair.id}/").content.decode()
        assert HELLO in page and "<form method" in page and 'name="words"' not in page
    assert Message.objects.count() == 1


def test_a_yes_taken_back_closes_it_too(cast: Cast) -> None:
    cast.writes(cast.her)
    consent.withdraw(person=cast.ida, purpose=Purpose.MATCHING, channel="page", by=cast.her)
    with pytest.raises(Closed):
        cast.writes(cast.him)
    with pytest.raises(Closed):
        cast.writes(cast.her, "mere")


def test_after_the_session_has_run_out_the_text_is_shown_to_copy(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        answer = client.post(f"{MINE}{cast.pair.id}/", {"words": "En lang tekst, der ikke må blive væk"})
    assert answer.status_code == 403 and "der ikke må blive væk" in answer.content.decode()
    assert not Message.objects.exists()


def test_a_page_left_open_asks_for_news_and_keeps_no_session_alive(cast: Cast) -> None:
    cast.writes(cast.him, "Hej")
    client, now = came_in(cast.house, cast.ida), timezone.now()
    at = f"{MINE}{cast.pair.id}/nyt/?after=1"
    client.get(f"{MINE}{cast.pair.id}/")
    for minute in (5, 10, 20, 29):
        with time_machine.travel(now + timedelta(minutes=minute)):
            assert client.get(at, headers={"X-Live": "1"}).status_code == 200
    with time_machine.travel(now + timedelta(minutes=31)):
        assert client.get(at, headers={"X-Live": "1"}).status_code == 302


def test_news_are_only_what_is_new(cast: Cast) -> None:
    cast.writes(cast.him, "Først")
    client = came_in(cast.house, cast.ida)
    at = f"{MINE}{cast.pair.id}/nyt/?after=1"
    nothing = client.get(at)
    assert nothing.content.strip() == b"" and nothing["ETag"]
    mark = {"If-None-Match": nothing["ETag"], "X-Live": "1"}
    assert client.get(at, headers=mark).status_code == 304
    cast.writes(cast.him, "Bagefter")
    news = client.get(at, headers=mark).content.decode()
    assert "Bagefter" in news and "Først" not in news and "<html" not in news


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40, "1; drop"])
def test_an_odd_number_is_no_fault(cast: Cast, after: str) -> None:
    cast.writes(cast.him)
    client = came_in(cast.house, cast.ida)
    assert client.get(f"{MINE}{cast.pair.id}/nyt/", {"after": after}).status_code == 200
    assert client.get(f"{MINE}{cast.pair.id}/", {"before": after}).status_code == 200


def test_a_long_conversation_is_read_page_by_page(cast: Cast) -> None:
    for number in range(60):
        cast.writes(cast.her, f"besked {number:02}")
    client = came_in(cast.house, cast.ida)
    page = client.get(f"{MINE}{cast.pair.id}/").content.decode()
    assert "besked 59" in page and "besked 10" in page and "besked 09" not in page
    before = client.get(f"{MINE}{cast.pair.id}/", {"before": 11}).content.decode()
    assert "besked 09" in before and "besked 00" in before and "besked 10" not in before


def test_reading_costs_the_same_for_one_and_for_ten(cast: Cast, django_assert_max_num_queries: Any) -> None:
    cast.writes(cast.her)

    def cost() -> int:
        with within(cast.house.organisation.id), django_assert_max_num_queries(60) as counted:
            queries.conversation(cast.him, queries.thread(cast.him, cast.pair.id))
        return len(counted)

    once = cost()
    for _ in range(9):
        cast.writes(cast.her)
    assert cost() == once


def test_no_answer_for_some_days_gets_a_kind_word_and_says_nothing_of_reading(cast: Cast) -> None:
    cast.writes(cast.her)
    for days, said in ((3, False), (4, True), (9, True)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            page = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
            assert ("har ikke svaret endnu" in page) is said
            assert "læst" not in page.partition("<main")[2].partition("</main>")[0]
    cast.writes(cast.him, "Hej Ida")
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        page = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
        assert "har ikke svaret endnu" not in page


def test_whoever_answers_on_tuesdays_is_given_a_week(cast: Cast) -> None:
    signed_in(cast.house, cast.jonas).post(f"{HIS}ro/", {"answers": "Jeg svarer om tirsdagen"})
    cast.writes(cast.her)
    for days, said in ((6, False), (8, True)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            page = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
            assert "Jeg svarer om tirsdagen" in page
            assert ("har ikke svaret endnu" in page) is said


def test_nobody_can_see_when_the_other_looked(cast: Cast) -> None:
    """Neither on the page, nor in the log of who has looked, nor in any column."""
    cast.writes(cast.her)
    before = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
    signed_in(cast.house, cast.jonas).get(f"{HIS}{cast.pair.id}/")
    after = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
    assert before.count("<p>") == after.count("<p>")
    assert not Entry.objects.filter(verb__startswith="read.").exists()


def test_writing_to_the_coordinators_who_answer_with_their_name(cast: Cast) -> None:
    his, karens = signed_in(cast.house, cast.jonas), signed_in(cast.house, cast.karen)
    [row] = [row for row in queries.mine(cast.him) if row.sort == "coordinator"]
    assert row.name == "Karen og Kim"
    his.post(f"{HIS}{row.thread_id}/", {"words": "Må jeg ringe i morgen?"})
    kims = cast.as_(cast.kim, Hat.COORDINATOR)
    assert [one.name for one in queries.waiting_for_answer(kims)] == ["Jonas"]
    assert "Jonas" in karens.get(HIS).content.decode()
    assert "Må jeg ringe" in karens.get(f"{HIS}{row.thread_id}/").content.decode()
    assert Entry.objects.filter(verb="read.opened", about_id=cast.jonas.id, by_id=cast.karen.id).exists()
    karens.post(f"{HIS}{row.thread_id}/", {"words": "Ja, endelig."})
    assert queries.waiting_for_answer(kims) == []
    page = his.get(f"{HIS}{row.thread_id}/").content.decode()
    assert "Ja, endelig." in page and "Karen" in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_both_write_their_first_words_at_once() -> None:
    """Two transactions, one thread, two messages in an order."""
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
    ready, faults = Barrier(2), []

    def write(viewer: Viewer) -> None:
        try:
            with within(house.organisation.id):
                thread = queries.thread(viewer, cast.pair.id)
                ready.wait(timeout=20)
                actions.write(thread=thread, words="hej", by=viewer)
        except Exception as wrong:  # noqa: BLE001 - told by the assertion below
            faults.append(wrong)
        finally:
            connections.close_all()

    pair = [Thread(target=write, args=(viewer,)) for viewer in (cast.her, cast.him)]
    for one in pair:
        one.start()
    for one in pair:
        one.join()
    assert faults == []
    with within(house.organisation.id):
        assert sorted(Message.objects.values_list("number", flat=True)) == [1, 2]
