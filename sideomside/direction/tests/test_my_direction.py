"""Ida writes where she is going; nobody reads it until she says so, line by line."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from sideomside.direction import actions, queries
from sideomside.direction.models import Line
from sideomside.direction.rules import Readers
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair, Proposal
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, at_work, build_house, someone, wearing

pytestmark = pytest.mark.django_db

WORDS = "Jeg vil kunne tage bussen ud til min søster"
STEP = "Gå hen til stoppestedet"


@pytest.fixture
def house() -> Any:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def ida(house: House) -> Person:
    return someone(house, "Ida", Hat.PARTICIPANT)


def herself(house: House, ida: Person) -> Viewer:
    return wearing(house, ida, Hat.PARTICIPANT)


def a_pair(house: House, participant: Person, peer: Person) -> Pair:
    proposal = Proposal.objects.create(
        programme=house.programme, participant=participant, peer=peer, place_id=uuid4(), once=uuid4(),
        state="paired", moved_at=timezone.now(),
    )  # fmt: skip
    return Pair.objects.create(
        proposal=proposal, programme=house.programme, participant=participant, peer=peer, since=timezone.now()
    )


def inside(house: House, person: Person) -> Client:
    client = Client()
    token = people.make_link(person=person, by=house.system)
    client.post(f"/m/{token}/")
    client.post("/din-noegle/", {"word": "blåbær"})
    return client


def test_ida_writes_a_hope_and_a_small_step_and_changes_both(house: House, ida: Person) -> None:
    client = inside(house, ida)
    client.post("/min-side/retning/skriv/", {"words": WORDS})
    client.post("/min-side/retning/skridt/", {"words": STEP})
    page = client.get("/min-side/retning/").content.decode()
    assert WORDS in page and STEP in page
    hope = queries.mine(herself(house, ida)).hopes[0]
    client.post(f"/min-side/retning/{hope.id}/", {"words": "Se min søster hver uge"})
    client.post("/min-side/retning/skridt/", {"words": "Ringe til hende"})
    page = client.get("/min-side/retning/").content.decode()
    assert "Se min søster hver uge" in page and "Ringe til hende" in page
    assert WORDS not in page and STEP not in page
    before = client.get("/min-side/retning/foer/").content.decode()
    assert WORDS in before and STEP in before


def test_letting_go_takes_a_line_away_and_keeps_it_for_her_alone(house: House, ida: Person) -> None:
    client = inside(house, ida)
    client.post("/min-side/retning/skriv/", {"words": WORDS, "shared": ["peer", "coordinator"]})
    hope = queries.mine(herself(house, ida)).hopes[0]
    for _ in range(2):  # pressed twice
        assert client.post(f"/min-side/retning/{hope.id}/slip/").status_code == 302
    assert WORDS not in client.get("/min-side/retning/").content.decode()
    assert WORDS in client.get("/min-side/retning/foer/").content.decode()
    karen = someone(house, "Karen", Hat.COORDINATOR)
    assert queries.shared_with_me(wearing(house, karen, Hat.COORDINATOR), ida.id) == []


def test_the_same_form_sent_twice_is_one_line(house: House, ida: Person) -> None:
    client, once = inside(house, ida), str(uuid4())
    for _ in range(2):
        client.post("/min-side/retning/skriv/", {"words": WORDS, "once": once})
    assert len(queries.mine(herself(house, ida)).hopes) == 1
    hope, again = queries.mine(herself(house, ida)).hopes[0], str(uuid4())
    for _ in range(2):
        assert (
            client.post(f"/min-side/retning/{hope.id}/", {"words": "Nyt", "once": again}).status_code == 302
        )
    assert Line.objects.count() == 2


def test_an_empty_line_is_asked_for_kindly(house: House, ida: Person) -> None:
    answer = inside(house, ida).post("/min-side/retning/skriv/", {"words": "  "})
    assert answer.status_code == 200 and 'class="fix"' in answer.content.decode()
    assert not Line.objects.exists()


@pytest.mark.parametrize("prompt", ["with", "hope", "good_at", "meaning", "decide", "made up"])
def test_questions_may_help_one_begin(house: House, ida: Person, prompt: str) -> None:
    answer = inside(house, ida).get("/min-side/retning/skriv/", {"q": prompt})
    assert answer.status_code == 200 and "made up" not in answer.content.decode()


def test_a_personal_number_is_covered(house: House, ida: Person) -> None:
    inside(house, ida).post("/min-side/retning/skriv/", {"words": "Mit nummer er 010157-5000"})
    assert "5000" not in (queries.mine(herself(house, ida)).hopes[0].words or "")


def test_the_words_are_sealed(house: House, ida: Person) -> None:
    actions.write(person=ida, what="hope", words=WORDS, by=herself(house, ida))
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM direction_line")
        assert "søster".encode() not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    "shared, coordinator_reads, peer_reads",
    [((), False, False), (("peer",), False, True), (("coordinator",), True, False),
     (("peer", "coordinator"), True, True)],
)  # fmt: skip
def test_each_line_is_read_only_by_those_it_was_shared_with(
    house: House, ida: Person, shared: tuple[str, ...], coordinator_reads: bool, peer_reads: bool
) -> None:
    jonas, karen = someone(house, "Jonas", Hat.PEER), someone(house, "Karen", Hat.COORDINATOR)
    a_pair(house, ida, jonas)
    me = herself(house, ida)
    readers = Readers("peer" in shared, "coordinator" in shared)
    actions.write(person=ida, what="hope", words=WORDS, readers=readers, by=me)
    actions.write(person=ida, what="step", words="kun mit eget", by=me)
    for role, who, reads in ((Hat.COORDINATOR, karen, coordinator_reads), (Hat.PEER, jonas, peer_reads)):
        found = queries.shared_with_me(wearing(house, who, role), ida.id)
        assert [line.words for line in found] == ([WORDS] if reads else [])


def test_reading_what_is_shared_is_written_down(house: House, ida: Person) -> None:
    karen = someone(house, "Karen", Hat.COORDINATOR)
    actions.write(
        person=ida, what="hope", words=WORDS, readers=Readers(coordinator=True), by=herself(house, ida)
    )
    queries.shared_with_me(wearing(house, karen, Hat.COORDINATOR), ida.id)
    looked = Entry.objects.filter(verb="read.opened", about_id=ida.id, by_id=karen.id)
    assert [entry.detail["screen"] for entry in looked] == ["direction"]


def test_taking_a_line_back_takes_it_back_at_once(house: House, ida: Person) -> None:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    line = actions.write(
        person=ida, what="hope", words=WORDS, readers=Readers(coordinator=True), by=herself(house, ida)
    )
    line = actions.share(line=line, readers=Readers(), by=herself(house, ida))
    assert queries.shared_with_me(karen, ida.id) == []
    assert line.words == WORDS


def test_after_the_companionship_the_peer_reads_nothing(house: House, ida: Person) -> None:
    jonas = someone(house, "Jonas", Hat.PEER)
    pair = a_pair(house, ida, jonas)
    actions.write(person=ida, what="hope", words=WORDS, readers=Readers(peer=True), by=herself(house, ida))
    Pair.objects.filter(id=pair.id).update(ended_at=timezone.now())
    assert queries.shared_with_me(wearing(house, jonas, Hat.PEER), ida.id) == []


def test_what_an_earlier_peer_could_read_passes_to_nobody_until_she_says_so(
    house: House, ida: Person
) -> None:
    jonas, line = (someone(house, name, Hat.PEER) for name in ("Jonas", "Line"))
    pair = a_pair(house, ida, jonas)
    client = inside(house, ida)
    client.post("/min-side/retning/skriv/", {"words": WORDS, "shared": ["peer"]})
    assert "Din tidligere" not in client.get("/min-side/retning/").content.decode()
    Pair.objects.filter(id=pair.id).update(ended_at=timezone.now())
    a_pair(house, ida, line)
    later = wearing(house, line, Hat.PEER)
    assert queries.shared_with_me(later, ida.id) == []
    hope = queries.mine(herself(house, ida)).hopes[0]
    hope = actions.share(line=hope, readers=Readers(peer=True, coordinator=True), by=herself(house, ida))
    assert queries.shared_with_me(later, ida.id) == []  # another reader is no new yes
    assert "Den, du har nu, kan ikke" in client.get("/min-side/retning/").content.decode()
    assert 'value="peer" checked' not in client.get(f"/min-side/retning/{hope.id}/").content.decode()
    for _twice in range(2):
        client.post(f"/min-side/retning/{hope.id}/del/")
    assert [one.words for one in queries.shared_with_me(later, ida.id)] == [WORDS]
    assert Line.objects.count() == 3
    assert "Din tidligere" not in client.get("/min-side/retning/").content.decode()


def test_shared_before_there_was_anybody_it_is_for_the_first_who_comes(house: House, ida: Person) -> None:
    jonas = someone(house, "Jonas", Hat.PEER)
    actions.write(person=ida, what="hope", words=WORDS, readers=Readers(peer=True), by=herself(house, ida))
    a_pair(house, ida, jonas)
    assert queries.shared_with_me(wearing(house, jonas, Hat.PEER), ida.id)


def test_nobody_else_reads_or_writes_a_word(house: House, ida: Person) -> None:
    """A peer of somebody else, another participant, another organisation's coordinator, a host, a visitor."""
    me = herself(house, ida)
    line = actions.write(
        person=ida, what="hope", words=WORDS, readers=Readers(peer=True, coordinator=True), by=me
    )
    lone, noor = someone(house, "Lone", Hat.PEER), someone(house, "Noor", Hat.PARTICIPANT)
    next_door = build_house("Nabo", host="nabo.example")
    with within(next_door.organisation.id):
        karla = someone(next_door, "Karla", Hat.COORDINATOR)
    strangers = [
        wearing(house, lone, Hat.PEER), wearing(house, noor, Hat.PARTICIPANT), wearing(house, lone, Hat.HOST),
        wearing(next_door, karla, Hat.COORDINATOR), Viewer("visitor", house.organisation.id),
        wearing(house, ida, Hat.PARTICIPANT, opened=False), wearing(house, ida, Hat.PEER),
    ]  # fmt: skip
    for viewer in strangers:
        assert queries.shared_with_me(viewer, ida.id) == []
        assert not queries.visible_to(viewer).exists()
        assert queries.tell(viewer, ida.id) == {}
        for act in (
            lambda viewer=viewer: actions.write(person=ida, what="hope", words="x", by=viewer),
            lambda viewer=viewer: actions.let_go(line=line, by=viewer),
            lambda viewer=viewer: actions.share(line=line, readers=Readers(peer=True), by=viewer),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_nobody_reads_anything_that_was_not_shared(house: House, ida: Person) -> None:
    jonas, karen = someone(house, "Jonas", Hat.PEER), someone(house, "Karen", Hat.COORDINATOR)
    a_pair(house, ida, jonas)
    actions.write(person=ida, what="hope", words=WORDS, by=herself(house, ida))
    for role, who in ((Hat.COORDINATOR, karen), (Hat.PEER, jonas)):
        assert queries.shared_with_me(wearing(house, who, role), ida.id) == []
    assert not Entry.objects.filter(verb="read.opened", about_id=ida.id).exists()


def test_the_page_says_so_when_nothing_is_shared_and_is_not_there_for_strangers(
    house: House, ida: Person
) -> None:
    jonas, lone = someone(house, "Jonas", Hat.PEER), someone(house, "Lone", Hat.PEER)
    a_pair(house, ida, jonas)
    clients = [at_work(house, person) for person in (jonas, lone)]
    page = f"/en/retning/{ida.id}/"
    assert "Ida has shared nothing with you" in clients[0].get(page).content.decode()
    actions.write(person=ida, what="hope", words=WORDS, readers=Readers(peer=True), by=herself(house, ida))
    assert WORDS in clients[0].get(page).content.decode()
    stranger = clients[1].get(page)
    assert stranger.status_code == 404 and "Ida" not in stranger.content.decode()


def test_pers_two_sides_never_meet(house: House) -> None:
    """Per is Ida's peer and has a direction of his own; wearing the peer's hat he cannot even read his own."""
    per = someone(house, "Per", Hat.PARTICIPANT, Hat.PEER)
    actions.write(
        person=per,
        what="hope",
        words=WORDS,
        readers=Readers(peer=True),
        by=wearing(house, per, Hat.PARTICIPANT),
    )
    assert queries.shared_with_me(wearing(house, per, Hat.PEER), per.id) == []
    assert not queries.visible_to(wearing(house, per, Hat.PEER)).exists()


def test_her_own_copy_holds_every_wording(house: House, ida: Person) -> None:
    me = herself(house, ida)
    line = actions.write(person=ida, what="hope", words=WORDS, by=me)
    actions.rewrite(line=line, words="Nyt", readers=Readers(peer=True), by=me)
    told = queries.tell(me, ida.id)["direction"]
    assert [(one["words"], one["shared_with_peer"]) for one in told] == [(WORDS, False), ("Nyt", True)]


def test_forgetting_takes_every_wording(house: House, ida: Person) -> None:
    me = herself(house, ida)
    line = actions.write(person=ida, what="hope", words=WORDS, by=me)
    actions.let_go(line=actions.rewrite(line=line, words="x", readers=Readers(), by=me), by=me)
    actions.forget(person_id=ida.id, by=house.system)
    assert not Line.objects.exists()
