"""The same short mail also brings volunteers: sorted as giving, welcomed by name, and nothing decided yet."""

from html import unescape

import pytest
from django.test import Client

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.intake import actions as intake
from sideomside.intake.queries import visible_to
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone


@pytest.fixture
def lone(house: House, karen: Viewer) -> Person:
    """Wrote that she would like to give support."""
    lone = someone(house, "Lone", Hat.PARTICIPANT)
    enquiry = intake.receive(
        programme=house.programme,
        person=lone,
        way="mail",
        words="Jeg vil gerne hjælpe andre",
        by=house.system,
    )
    intake.sort(enquiry=enquiry, as_="gives", by=karen)
    return lone


def test_who_wants_to_give_is_welcomed_from_the_list_of_peers(lone: Person, desk: Client) -> None:
    assert "Vil gerne være peer" in _page(desk, "/peers/")
    page = _page(desk, f"/peers/velkommen/{lone.id}/")
    assert "Lone" in page and "Jeg vil gerne hjælpe" not in page
    for _twice in range(2):
        desk.post(f"/peers/velkommen/{lone.id}/")
    begun = PeerFile.objects.get()
    assert begun.state == "applied"
    assert desk.get(f"/peers/velkommen/{lone.id}/").url == f"/peers/{begun.id}/"
    assert Entry.objects.filter(verb="peer.applied", about_id=lone.id).count() == 1


def test_who_has_been_welcomed_waits_no_more(lone: Person, desk: Client, karen: Viewer) -> None:
    desk.post(f"/peers/velkommen/{lone.id}/")
    assert queries.wishing_to_give(karen) == []
    assert [need.why for need in queries.needing_me(karen)] == ["applied"]


def test_who_seeks_support_is_never_on_the_list(house: House, karen: Viewer, desk: Client) -> None:
    sara = someone(house, "Sara", Hat.PARTICIPANT)
    enquiry = intake.receive(programme=house.programme, person=sara, way="form", words="Hej", by=house.system)
    intake.sort(enquiry=enquiry, as_="seeks", by=karen)
    assert queries.wishing_to_give(karen) == []
    assert desk.get(f"/peers/velkommen/{sara.id}/").status_code == 404


def test_nobody_else_sees_who_wants_to_give(house: House, lone: Person) -> None:
    elsewhere = Programme.objects.create(name="Et andet sted")
    karla = someone(house, "Karla")
    people.give_role(person=karla, programme=elsewhere, name=Hat.COORDINATOR, by=house.system)
    for person in (karla, active_peer(house).person, someone(house, "Charlie", Hat.EVALUATOR)):
        window = signed_in(house, person)
        assert window.get(f"/peers/velkommen/{lone.id}/").status_code == 404
        assert window.post(f"/peers/velkommen/{lone.id}/").status_code == 404


def test_the_peer_she_becomes_never_opens_her_own_enquiry_by_the_peers_hat(
    house: House, lone: Person, desk: Client, karen: Viewer
) -> None:
    enquiry = visible_to(karen).get(person=lone)
    desk.post(f"/peers/velkommen/{lone.id}/")
    peer = PeerFile.objects.get()
    for verb in ("conversation", "training"):
        desk.post(f"/peers/{peer.id}/skridt/", {"verb": verb})
    desk.post(f"/peers/{peer.id}/godkend/", {"why": "Har været peer før", "for_what": "one"})
    desk.post(f"/peers/{peer.id}/skridt/", {"verb": "active"})
    window = signed_in(house, lone)
    assert window.get("/peer/mit-kort/").status_code == 200
    assert window.get(f"/henvendelser/{enquiry.id}/").status_code == 404
    assert "hjælpe andre" not in _page(window, "/peer/mit-kort/")


def _page(window: Client, at: str) -> str:
    answer = window.get(at)
    assert answer.status_code == 200, (at, answer.status_code)
    return unescape(answer.content.decode())


@pytest.mark.parametrize(("elsewhere", "willing"), [("active", True), ("stopped", False)])
def test_not_now_in_one_programme_takes_no_yes_from_another(
    house: House, elsewhere: str, willing: bool
) -> None:
    jonas = active_peer(house)
    PeerFile.objects.filter(id=jonas.id).update(state=elsewhere)
    naboen = people.open_programme(name="Naboen", about={}, by=house.system)
    actions.welcome_applicant(person=jonas.person, programme=naboen, by=house.system)
    actions.put_wish_aside(person=jonas.person, programme=naboen, by=house.system)
    assert not PeerFile.objects.filter(programme=naboen).exists()
    assert in_force(house.system, jonas.person_id, Purpose.PEER) is willing
