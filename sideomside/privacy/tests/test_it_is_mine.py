"""What we know of Ida is hers: to see, correct, take along, pause and delete; and she sees who has looked."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any
from unittest.mock import patch
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from sideomside.companionship.models import Companionship, Meeting
from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.cpr import COVER
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake import queries as intake_queries
from sideomside.intake.models import Way
from sideomside.matching.models import Pair, Proposal
from sideomside.peers.models import PeerFile
from sideomside.people import actions as people
from sideomside.people.models import Contact, Person, Role
from sideomside.people.rules import Hat, visitor
from sideomside.privacy import actions
from sideomside.privacy.queries import looking
from sideomside.privacy.queries.looking import SENTENCES
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db

WORDS = "Jeg er meget alene efter min indlæggelse"


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def ida(house: House) -> Person:
    return someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")


@pytest.fixture
def client(house: House, ida: Person) -> Client:
    return inside(house, ida)


def inside(house: House, person: Person) -> Client:
    client = Client()
    token = people.make_link(person=person, by=house.system)
    client.post(f"/m/{token}/")
    client.post("/din-noegle/", {"word": "blåbær"})
    return client


def as_known(**changes: str) -> dict[str, str]:
    return {"name": "Ida", "language": "da", "channel": "mail", "mail": "ida@eksempel.example"} | changes


PAGES = ["mine-oplysninger", "mine-oplysninger/alt", "hvem-har-set", "pause", "slet"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tree", ["", "/en"])
def test_her_pages_open_in_both_languages(client: Client, page: str, tree: str) -> None:
    assert client.get(f"{tree}/min-side/{page}/").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_before_the_word_none_of_them_opens(house: House, ida: Person, client: Client, page: str) -> None:
    outside = Client()
    outside.post(f"/m/{people.make_link(person=ida, replace=False, by=house.system)}/")
    assert outside.get(f"/min-side/{page}/").headers["Location"] == "/din-noegle/"
    assert Client().get(f"/min-side/{page}/").headers["Location"] == "/linket-virker-ikke/"


def test_she_corrects_her_name_and_how_we_write(client: Client, ida: Person) -> None:
    client.post("/min-side/mine-oplysninger/", as_known(name="Idun", language="en", words_in_mail="on"))
    ida.refresh_from_db()
    assert (ida.name, ida.language, ida.words_in_mail) == ("Idun", "en", True)


def test_a_number_she_writes_as_her_name_is_covered_and_told(client: Client, ida: Person) -> None:
    told = as_known(name="Ida 010157-5000")
    page = client.post("/min-side/mine-oplysninger/", told, follow=True).content.decode()
    ida.refresh_from_db()
    assert ida.name == f"Ida {COVER}"
    assert "5000" not in page and "Vi dækkede et nummer" in page


def test_another_address_takes_her_own_word(client: Client, ida: Person) -> None:
    def address() -> list[str | None]:
        return [contact.value for contact in Contact.objects.filter(person=ida)]

    for word in ("", "forkert"):
        answer = client.post("/min-side/mine-oplysninger/", as_known(mail="ny@eksempel.example", word=word))
        assert answer.status_code == 200 and 'class="fix"' in answer.content.decode()
        assert "ny@eksempel.example" in answer.content.decode()  # what was typed is kept
        assert address() == ["ida@eksempel.example"]
    client.post("/min-side/mine-oplysninger/", as_known(mail="ny@eksempel.example", word="Blåbær"))
    assert address() == ["ny@eksempel.example"]


@pytest.mark.parametrize("channel, way", [("call", "phone"), ("mail", "mail")])
def test_a_way_to_write_needs_an_address(client: Client, ida: Person, channel: str, way: str) -> None:
    told = as_known(channel=channel, word="blåbær") | {way: ""}
    assert client.post("/min-side/mine-oplysninger/", told).status_code == 200
    ida.refresh_from_db()
    assert ida.channel == "mail" and Contact.objects.filter(person=ida).count() == 1


def test_a_yes_is_given_and_taken_back_by_one_button_each(house: House, client: Client, ida: Person) -> None:
    yes = {"purpose": "matching", "do": "give"}
    client.post("/min-side/mine-oplysninger/ja/", yes)
    assert consent.in_force(house.system, ida.id, Purpose.MATCHING)
    client.post("/min-side/mine-oplysninger/ja/", yes | {"do": "take_back"})
    assert not consent.in_force(house.system, ida.id, Purpose.MATCHING)
    assert client.post("/min-side/mine-oplysninger/ja/", {"purpose": "made up"}).status_code == 404
    assert client.get("/min-side/mine-oplysninger/ja/").status_code == 405


def test_she_sees_who_has_looked_and_no_names_of_staff(house: House, client: Client, ida: Person) -> None:
    karen = someone(house, "Karenmargrethe", Hat.COORDINATOR)
    enquiry = intake.receive(
        programme=house.programme, person=ida, way=Way.FORM, words=WORDS, by=visitor(house.organisation.id)
    )
    viewer = wearing(house, karen, Hat.COORDINATOR)
    for _ in range(2):
        intake_queries.thread(viewer, enquiry)
    log.record_list(viewer, [ida.id], screen="today")
    page = client.get("/en/min-side/hvem-har-set/").content.decode()
    assert "Coordinator" in page and "Opened your page" in page and "(2 times)" in page
    assert "Saw your name in a list" in page
    assert "Karenmargrethe" not in page and str(karen.id) not in page


@pytest.mark.parametrize("screen", ["waiting", "waiting_for_a_peer"])
def test_where_her_first_words_stood_in_a_list_she_is_told_so(
    house: House, client: Client, ida: Person, screen: str
) -> None:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    log.record_list(karen, [ida.id], screen=screen)
    told = client.get("/en/min-side/hvem-har-set/").content.decode()
    assert "Saw your name and the first of your words in a list" in told


def test_she_is_told_when_it_was_and_what_for(house: House, client: Client, ida: Person) -> None:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    for screen, hour in (("enquiry", 9), ("enquiry", 14), ("board", 10), ("apart", 11)):
        with patch.object(timezone, "now", lambda at=hour: datetime(2026, 3, 2, at, 5, tzinfo=UTC)):
            log.record_opening(karen, about=ida.id, screen=screen)
    told = unescape(client.get("/en/min-side/hvem-har-set/").content.decode())
    assert "10:05–15:05" in told and "to answer you" in told and "(2 times)" in told
    assert "11:05" in told and "to find a peer with you" in told


def test_that_two_must_not_meet_is_not_told_by_what_a_look_was_for(
    house: House, client: Client, ida: Person
) -> None:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    log.record_opening(karen, about=ida.id, screen="apart")
    told = client.get("/en/min-side/hvem-har-set/").content.decode()
    assert "to look after the house and everybody in it" in told and "must not meet" not in told


def test_she_does_not_see_who_looked_at_somebody_else(house: House, client: Client) -> None:
    noor = someone(house, "Noor", Hat.PARTICIPANT)
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    log.record_opening(karen, about=noor.id, screen="enquiry")
    assert "Nobody has looked yet" in client.get("/en/min-side/hvem-har-set/").content.decode()


def test_nobody_learns_that_a_participant_was_shown_their_card(house: House) -> None:
    """Asked before anybody has said yes: somebody who is a peer too does not see it from where they come themselves."""
    both = someone(house, "Noor", Hat.PEER, Hat.PARTICIPANT)
    asked = wearing(house, someone(house, "Ida", Hat.PARTICIPANT), Hat.PARTICIPANT)
    log.record_opening(asked, about=both.id, screen="card")
    log.record_opening(asked, about=both.id, screen="story")
    for hat, told in ((Hat.PARTICIPANT, 1), (Hat.PEER, 0)):
        assert len(looking.who_looked(wearing(house, both, hat))) == told


@pytest.mark.parametrize(
    ("screen", "what"),
    [
        ("peer", "Opened all we have about you as a peer"),
        ("peer_card", "Opened your page"),
        ("leaders", "Opened your page"),
        ("cafe", "Opened your page"),
        ("partner_contacts", "Opened your page"),
    ],
)
def test_whoever_works_here_sees_who_looked_at_their_work(house: House, screen: str, what: str) -> None:
    jonas = someone(house, "Jonas", Hat.PEER)
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    log.record_opening(karen, about=jonas.id, screen=screen)
    with override("en"):
        assert [one.what for one in looking.who_looked(wearing(house, jonas, Hat.PEER))] == [what]


def test_looking_at_her_own_pages_is_not_listed_as_a_look(client: Client) -> None:
    client.get("/min-side/mine-oplysninger/alt/")
    assert "Nobody has looked yet" in client.get("/en/min-side/hvem-har-set/").content.decode()


def test_every_verb_in_the_log_has_words(house: House, client: Client, ida: Person) -> None:
    client.post("/min-side/retning/skriv/", {"words": "x", "shared": ["peer"]})
    client.post("/min-side/mine-oplysninger/ja/", {"purpose": "matching", "do": "give"})
    client.post("/min-side/pause/", {"do": "pause"})
    client.post("/min-side/kopi/")
    assert set(Entry.objects.values_list("verb", flat=True)) <= SENTENCES.keys()


def test_her_copy_is_a_page_and_a_file_and_stands_in_the_log(
    house: House, client: Client, ida: Person
) -> None:
    intake.receive(
        programme=house.programme, person=ida, way=Way.FORM, words=WORDS, by=visitor(house.organisation.id)
    )
    answer = client.post("/min-side/kopi/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kopi.zip"'
    with ZipFile(BytesIO(answer.content)) as copy:
        assert set(copy.namelist()) == {"laes-mig.html", "data.json", "about.json"}
        told = json.loads(copy.read("data.json"))
        assert told["people"]["person"]["name"] == "Ida"
        assert WORDS in copy.read("laes-mig.html").decode() and WORDS in copy.read("data.json").decode()
        assert {"what", "why", "kept_days", "sealed"} == set(json.loads(copy.read("about.json"))[0])
    assert Entry.objects.filter(verb="copy.taken", about_id=ida.id).count() == 1


def test_nobody_elses_words_are_in_her_copy(house: House, client: Client, ida: Person) -> None:
    noor = someone(house, "Noor", Hat.PARTICIPANT, mail="noor@eksempel.example")
    intake.receive(
        programme=house.programme, person=noor, way=Way.FORM, words="Noors egne ord",
        by=visitor(house.organisation.id),
    )  # fmt: skip
    with ZipFile(BytesIO(client.post("/min-side/kopi/").content)) as copy:
        for name in copy.namelist():
            assert "Noor" not in copy.read(name).decode() and "noor@" not in copy.read(name).decode()


def test_a_way_in_is_no_part_of_the_copy(house: House, client: Client, ida: Person) -> None:
    people.send_link(person=ida, by=house.system)
    token = (Letter.objects.get().text or "").split("/m/")[1].split("/")[0]
    for answer in (client.post("/min-side/kopi/"), client.get("/min-side/mine-oplysninger/alt/")):
        assert token.encode() not in answer.content
    with ZipFile(BytesIO(client.post("/min-side/kopi/").content)) as copy:
        assert all(token not in copy.read(name).decode() for name in copy.namelist())


def test_a_peers_yes_is_not_asked_for_on_a_participants_page(client: Client) -> None:
    assert 'value="peer"' not in client.get("/min-side/mine-oplysninger/").content.decode()
    assert client.post("/min-side/mine-oplysninger/ja/", {"purpose": "peer", "do": "give"}).status_code == 404


def test_words_in_the_copy_are_escaped(house: House, client: Client) -> None:
    client.post("/min-side/retning/skriv/", {"words": "<script>alert(1)</script>"})
    with ZipFile(BytesIO(client.post("/min-side/kopi/").content)) as copy:
        assert "<script>" not in copy.read("laes-mig.html").decode()


def test_a_copy_is_never_taken_by_following_a_link(client: Client) -> None:
    assert client.get("/min-side/kopi/").status_code == 405


def test_a_pause_begins_and_ends_with_one_button(house: House, client: Client, ida: Person) -> None:
    client.post("/min-side/pause/", {"do": "pause"})
    assert Role.objects.get(person=ida).state == Role.State.PAUSED
    assert client.get("/min-side/").status_code == 200  # her page stays hers
    client.post("/min-side/pause/", {"do": "come_back"})
    assert Role.objects.get(person=ida).state == Role.State.ACTIVE
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"pause.begun", "pause.ended"}


def test_a_pause_as_participant_leaves_the_peers_hat_alone(house: House) -> None:
    per = someone(house, "Per", Hat.PARTICIPANT, Hat.PEER)
    inside(house, per).post("/min-side/pause/", {"do": "pause"})
    states = dict(Role.objects.filter(person=per).values_list("name", "state"))
    assert states == {Hat.PARTICIPANT: "paused", Hat.PEER: "active"}


def test_deleting_takes_two_steps_and_then_she_is_gone(
    house: House, client: Client, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    assert client.post("/min-side/slet/").status_code == 200 and has_key(ida.id)
    with django_capture_on_commit_callbacks(execute=True):
        gone = client.post("/min-side/slet/", {"sure": "on"}, follow=True)
    assert gone.redirect_chain[-1][0] == "/slettet/"
    assert not has_key(ida.id) and not Person.objects.filter(id=ida.id).exists()
    assert client.get("/min-side/").headers["Location"] == "/linket-virker-ikke/"


def test_the_page_before_says_what_else_goes(house: House) -> None:
    per = someone(house, "Per", Hat.PARTICIPANT, Hat.PEER)
    assert "know of you as peer" in inside(house, per).get("/en/min-side/slet/").content.decode()


def test_whoever_coordinates_is_told_to_talk_first(house: House) -> None:
    karen = someone(house, "Karen", Hat.PARTICIPANT, Hat.COORDINATOR)
    client = inside(house, karen)
    assert 'name="sure"' not in client.get("/min-side/slet/").content.decode()
    assert client.post("/min-side/slet/", {"sure": "on"}).status_code == 404
    assert has_key(karen.id)


@pytest.mark.parametrize("who_goes", ["participant", "peer"])
def test_nobody_waits_in_vain_for_somebody_who_was_erased(house: House, ida: Person, who_goes: str) -> None:
    someone(house, "Karen Holm", Hat.COORDINATOR)
    jonas = someone(house, "Jonas", Hat.PEER, mail="jonas@eksempel.example")
    _on_thursday(house, ida, jonas)
    gone, left = (ida, jonas) if who_goes == "participant" else (jonas, ida)
    actions.erase(person_id=gone.id, by=wearing(house, gone, who_goes))
    letter = Letter.objects.get()
    assert (letter.to_id, letter.subject) == (left.id, "Hej fra Karen")
    for word in ("Ida", "Jonas", "peer", "slet", "Side om side", "Huset"):
        assert word not in (letter.text or "")


def test_a_time_that_has_passed_or_was_called_off_brings_no_letter(house: House, ida: Person) -> None:
    jonas = someone(house, "Jonas", Hat.PEER, mail="jonas@eksempel.example")
    meeting = _on_thursday(house, ida, jonas)
    Meeting.objects.filter(id=meeting.id).update(starts_at=timezone.now() - timedelta(days=1))
    actions.erase(person_id=ida.id, by=wearing(house, ida, Hat.PARTICIPANT))
    assert not Letter.objects.exists()


def _on_thursday(house: House, ida: Person, jonas: Person) -> Meeting:
    now = timezone.now()
    both = {"programme": house.programme, "participant": ida, "peer": jonas}
    place = PeerFile.objects.create(person=jonas, programme=house.programme)
    proposal = Proposal.objects.create(**both, place_id=place.id, once=uuid4(), state="paired", moved_at=now)
    pair = Pair.objects.create(proposal=proposal, **both, since=now)
    one = Companionship.objects.create(pair=pair, **both, begun_at=now)
    return Meeting.objects.create(
        companionship=one, participant=ida, place=house.place, offered_at=now, once=uuid4(), state="fixed",
        starts_at=now + timedelta(days=3),
    )  # fmt: skip
