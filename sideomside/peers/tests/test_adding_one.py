"""Karen adds one peer by hand: in at once, asked first without a yes, and never the same person twice."""

from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from sideomside.consent import queries as consents
from sideomside.consent.models import Consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.peers import actions, queries
from sideomside.peers.models import ImportDraft, PeerFile, PeerStep, State
from sideomside.peers.tests.cast import applicant, signed_in
from sideomside.people.models import Contact, Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone, wearing

NEW = "/peers/ny/"
WHY = "Hun har været peer hos os i tre år."


def add(desk: Client, house: House, **said: Any) -> Any:
    usual = {
        "once": uuid4(), "programme": house.programme.id, "name": "Åse 🌻 Østergård-Kjærsgaard",
        "reach": "20 30 40 50", "as_what": "applied", "said_yes": "yes",
    }  # fmt: skip
    return desk.post(NEW, usual | said)


def page_of(answer: Any) -> str:
    return unescape(answer.content.decode())


def test_from_the_list_to_her_own_page(house: House, desk: Client, karen: Viewer) -> None:
    assert f'href="{NEW}"' in desk.get("/peers/").content.decode()
    assert "Ja, I må gemme" in page_of(desk.get(NEW))  # the words she says yes to
    answer = add(desk, house)
    (peer,) = PeerFile.objects.all()
    assert answer["Location"] == f"/peers/{peer.id}/"
    assert (peer.person.name, peer.state) == ("Åse 🌻 Østergård-Kjærsgaard", State.APPLIED)
    assert Contact.objects.get(person=peer.person).value == "+4520304050"
    assert peer.person.channel == "call"
    assert consents.in_force(karen, peer.person_id, Purpose.PEER)
    assert Consent.objects.get(person=peer.person).channel == "talk"
    assert Role.objects.get(person=peer.person).state == Role.State.INVITED
    assert "Åse 🌻" in page_of(desk.get(answer["Location"]))


def test_who_is_a_peer_already_may_be_asked(house: House, desk: Client, karen: Viewer) -> None:
    page = page_of(add(desk, house, reach="Aase@Post.Example", as_what="active"))
    assert "Skriv et par ord om hvorfor" in page and not PeerFile.objects.exists(), "nobody without a reason"
    add(desk, house, reach="Aase@Post.Example", as_what="active", why=WHY)
    (peer,) = PeerFile.objects.all()
    assert (peer.state, peer.approved_for_one_to_one) == (State.ACTIVE, True)
    assert WHY in page_of(desk.get(f"/peers/{peer.id}/"))
    assert Entry.objects.get(verb="peer.approved_here").about_id == peer.person_id
    assert Contact.objects.get(person=peer.person).value == "Aase@post.example"
    assert peer.person_id in [one.person_id for one in queries.candidates(karen, house.programme.id)]


def test_without_a_yes_she_is_asked_first(house: House, desk: Client, karen: Viewer) -> None:
    add(desk, house, as_what="active", why=WHY, said_yes="no")
    (peer,) = PeerFile.objects.all()
    assert peer.state == State.ASK_FIRST
    assert not consents.in_force(karen, peer.person_id, Purpose.PEER)
    assert not queries.candidates(karen, house.programme.id)
    assert "Åse" in page_of(desk.get("/peers/?vis=ask_first"))
    desk.post(f"/peers/{peer.id}/skridt/", {"verb": "yes"})
    peer.refresh_from_db()
    assert peer.state == State.ACTIVE


def test_a_double_click_and_the_back_button_are_one_peer(house: House, desk: Client) -> None:
    once = uuid4()
    places = {add(desk, house, once=once)["Location"] for _again in range(3)}
    assert len(places) == 1 and PeerFile.objects.count() == 1 and PeerStep.objects.count() == 1
    assert Person.objects.count() == 2  # Karen and Åse


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": "  "}, "Navn"),
        ({"reach": ""}, "Telefon eller mail"),
        ({"reach": "ring bare"}, "hverken læse som et telefonnummer"),
        ({"reach": "aase@"}, "hverken læse som et telefonnummer"),
        ({"reach": "12 34"}, "hverken læse som et telefonnummer"),
        ({"as_what": ""}, "Vælg, hvor langt"),
        ({"as_what": "approved"}, "approved"),
        ({"as_what": "active", "why": "  "}, "Skriv et par ord om hvorfor"),
        ({"said_yes": ""}, "Vælg, om"),
        ({"programme": uuid4()}, "Navn"),
    ],
)
def test_what_is_missing_is_told_and_the_rest_is_kept(
    house: House, desk: Client, said: dict[str, str], told: str
) -> None:
    page = page_of(add(desk, house, **({"name": "Bolette"} | said)))
    assert told in page and ("Bolette" in page or said.get("name", "").isspace())
    assert not PeerFile.objects.exists() and not ImportDraft.objects.exists()


def test_somebody_already_here_is_left_for_karen_to_say(house: House, desk: Client, karen: Viewer) -> None:
    jonas = applicant(house, "Jonas", mail="jonas@post.example")
    answer = add(desk, house, name="Jonas Holm", reach="JONAS@post.example")
    (draft,) = ImportDraft.objects.all()
    assert answer["Location"] == f"/peers/import/{draft.id}/tjek/"
    page = page_of(desk.get(answer["Location"]))
    assert "Se på det her, før de kommer ind" in page and "Jonas Holm" in page
    desk.post(f"/peers/import/{draft.id}/tag-ind/", {"as_what": "active", "why": WHY})
    assert [peer.id for peer in PeerFile.objects.all()] == [jonas.id]


def test_a_participant_keeps_one_self_with_two_hats_only_when_karen_says_so(
    house: House, desk: Client, karen: Viewer
) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
    add(desk, house, name="Ida", reach="ida@post.example")
    (draft,) = ImportDraft.objects.all()
    desk.post(f"/peers/import/{draft.id}/tjek/", {"choice-2": "same"})
    desk.post(f"/peers/import/{draft.id}/tag-ind/", {"as_what": "applied"})
    assert PeerFile.objects.get().person_id == ida.id


def test_a_number_like_a_persons_is_covered(house: House, desk: Client) -> None:
    add(desk, house, name="Bo 010190-1234")
    told = [person.name or "" for person in Person.objects.all()]
    assert not any("010190" in name for name in told)
    assert "010190" not in page_of(desk.get("/peers/import/"))


def test_the_whole_thing_is_written_in_the_log_without_words(house: House, desk: Client) -> None:
    add(desk, house)
    entries = Entry.objects.filter(verb__startswith="peers.")
    assert {entry.verb for entry in entries} == {"peers.uploaded", "peers.imported"}
    assert not [entry for entry in Entry.objects.all() if "Åse" in str(entry.detail)]


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.PARTNER, Hat.EVALUATOR])
def test_nobody_else_adds_anybody(house: House, hat: str) -> None:
    person = someone(house, "Charlie", hat)
    charlie = signed_in(house, person)
    assert charlie.get(NEW).status_code == 404 and add(charlie, house).status_code == 404
    with pytest.raises(NotAllowed):
        actions.add_peer(
            programme=house.programme, who=("Åse", "+4520304050", ""), said_yes=True, already=WHY,
            once=uuid4(), by=wearing(house, person, hat),
        )  # fmt: skip
    assert not PeerFile.objects.exists()


def test_next_door_knows_nothing_of_her(house: House, desk: Client) -> None:
    add(desk, house)
    theirs = build_house("Aarhus", "b.example")
    with within(theirs.organisation.id):
        karla = wearing(theirs, someone(theirs, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)
        assert not queries.listed(karla, words="", show="")


def test_it_is_all_there_in_english(desk: Client) -> None:
    page = page_of(desk.get("/en/peers/ny/"))
    for said in ("Add a peer", "Phone or mail", "Not yet. Put them under Ask first", "Yes, you may keep"):
        assert said in page
