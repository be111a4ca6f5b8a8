"""The coordinator's peers: a list with one verb a row, a page each, and the next step."""

from html import unescape

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer, applicant, signed_in
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, someone, wearing

WHY = "Har været peer i Nabohuset, og jeg har set hendes papirer"


def test_the_list_finds_by_name_and_by_what_one_looks_for(house: House, desk: Client, karen: Viewer) -> None:
    full, resting = active_peer(house, "Åse Øst"), active_peer(house, "Lone")
    actions.take_place(peer_id=full.id, by=karen)
    actions.pause(peer=resting, by=karen)
    active_peer(house, "Jonas")
    assert _names(desk, "/peers/") == ["Jonas", "Lone", "Åse Øst"]
    assert _names(desk, "/peers/?vis=free") == ["Jonas"]
    assert _names(desk, "/peers/?vis=resting") == ["Lone"]
    assert _names(desk, "/peers/?q=øs") == ["Åse Øst"]


def test_a_search_is_logged_without_the_words(house: House, desk: Client) -> None:
    active_peer(house, "Jonas")
    desk.get("/peers/?q=jonas")
    line = Entry.objects.get(verb="search.made")
    assert line.detail["found"] == 1 and "jonas" not in str(line.detail)


def test_a_list_is_written_down_once_a_day_and_an_opening_each_time(house: House, desk: Client) -> None:
    peer = active_peer(house)
    for _twice in range(2):
        desk.get("/peers/")
        desk.get(f"/peers/{peer.id}/")
    lines = Entry.objects.filter(about_id=peer.person_id)
    assert lines.filter(verb="read.listed").count() == 1
    assert lines.filter(verb="read.opened").count() == 2


def test_three_peers_cost_no_more_look_ups_than_one(house: House, desk: Client) -> None:
    active_peer(house, "Jonas")
    one = _look_ups(desk)
    for name in ("Lone", "Per"):
        active_peer(house, name)
    assert _look_ups(desk) == one


def test_from_a_wish_to_being_asked_a_button_at_a_time(house: House, desk: Client, karen: Viewer) -> None:
    peer = applicant(house, "Lone")
    for verb in ("conversation", "training"):
        assert desk.post(f"/peers/{peer.id}/skridt/", {"verb": verb}).status_code == 302
    because = {"why": WHY, "for_what": "one"}
    assert desk.post(f"/peers/{peer.id}/godkend/", because).status_code == 302
    for verb in ("active", "yes"):
        assert desk.post(f"/peers/{peer.id}/skridt/", {"verb": verb}).status_code == 302
    again = PeerFile.objects.get(id=peer.id)
    assert (again.state, again.approved_for_one_to_one) == ("active", True)
    assert in_force(karen, peer.person_id, Purpose.PEER)
    assert Role.objects.get(person=peer.person, name=Hat.PEER).state == Role.State.ACTIVE


def test_past_the_way_nobody_is_approved_without_a_reason(house: House, desk: Client, karen: Viewer) -> None:
    peer = applicant(house, "Lone")
    assert desk.get(f"/peers/{peer.id}/godkend/").status_code == 404  # the talk comes first
    for step in ("conversation", "training"):
        actions.take_step(peer=peer, to=step, by=karen)
    page = _page(desk, f"/peers/{peer.id}/")
    assert 'value="approve"' not in page and f"/peers/{peer.id}/godkend/" in page
    for verb in ("approve", "approve_groups", "active"):
        assert desk.post(f"/peers/{peer.id}/skridt/", {"verb": verb}).status_code == 404
    for blank in ("", "   "):
        answer = desk.post(f"/peers/{peer.id}/godkend/", {"why": blank, "for_what": "one"})
        assert answer.status_code == 200 and "Skriv et par ord om hvorfor" in answer.content.decode()
    assert PeerFile.objects.get(id=peer.id).state == "training"
    with pytest.raises(NotAllowed):
        actions.approve_here(peer=peer, why=" ", by=karen)


def test_the_reason_is_kept_audited_and_the_peers_own_to_read(
    house: House, desk: Client, karen: Viewer
) -> None:
    peer = applicant(house, "Lone")
    for step in ("conversation", "training"):
        actions.take_step(peer=peer, to=step, by=karen)
    desk.post(f"/peers/{peer.id}/godkend/", {"why": f"{WHY} 010157-5000", "for_what": "groups"})
    again = PeerFile.objects.get(id=peer.id)
    assert (again.state, again.approved_for_one_to_one) == ("approved", False)
    assert WHY in (again.approved_why or "") and "5000" not in (again.approved_why or "")
    line = Entry.objects.get(verb="peer.approved_here")
    assert (line.about_id, line.by_id, line.thing_id) == (peer.person_id, karen.person_id, str(peer.id))
    assert WHY in _page(desk, f"/peers/{peer.id}/")
    told = queries.tell(wearing(house, peer.person, Hat.PEER), peer.person_id)
    assert WHY in told["peer"][0]["approved_because"]
    second_tap = desk.post(f"/peers/{peer.id}/godkend/", {"why": WHY, "for_what": "one"})
    assert second_tap.url == f"/peers/{peer.id}/"
    assert PeerFile.objects.get(id=peer.id).version == again.version, "nothing was done twice"


def test_a_yes_taken_back_on_the_phone_is_noted_as_easily(house: House, desk: Client, karen: Viewer) -> None:
    peer = active_peer(house)
    desk.post(f"/peers/{peer.id}/skridt/", {"verb": "take_back"})
    assert not in_force(karen, peer.person_id, Purpose.PEER)
    assert "har sagt ja til det her" in _page(desk, f"/peers/{peer.id}/")


def test_a_verb_nobody_knows_does_nothing(house: House, desk: Client) -> None:
    peer = applicant(house)
    assert desk.post(f"/peers/{peer.id}/skridt/", {"verb": "promote"}).status_code == 404
    assert desk.post(f"/peers/{peer.id}/skridt/", {"verb": "active"}).status_code == 404
    assert PeerFile.objects.get(id=peer.id).state == "applied"


def test_the_page_shows_the_card_how_to_reach_them_and_how_it_has_been(house: House, desk: Client) -> None:
    peer = active_peer(house, "Jonas")
    page = _page(desk, f"/peers/{peer.id}/")
    assert "Æbleskive" in page
    assert "0 af 1" in page


def test_room_and_employment_are_noted(house: House, desk: Client) -> None:
    peer = active_peer(house)
    desk.post(f"/peers/{peer.id}/plads/", {"capacity": "4", "employment": "fleksjob"})
    again = PeerFile.objects.get(id=peer.id)
    assert (again.capacity, again.employment) == (4, "fleksjob")
    assert desk.post(f"/peers/{peer.id}/plads/", {"capacity": "5", "employment": "paid"}).status_code == 404


def test_a_way_to_sign_in_leaves_by_a_neutral_mail(house: House, desk: Client) -> None:
    peer = applicant(house, "Lone", mail="lone@post.example")
    assert desk.post(f"/peers/{peer.id}/skridt/", {"verb": "invite"}).status_code == 302
    assert Letter.objects.count() == 1
    assert Role.objects.get(person=peer.person, name=Hat.PEER).state == Role.State.ACTIVE


def test_karen_helps_write_a_card_and_it_is_logged_as_hers(house: House, desk: Client, karen: Viewer) -> None:
    peer = active_peer(house)
    desk.post(f"/peers/{peer.id}/ord/", {"version": peer.version, "presentation": "Skrevet sammen"})
    assert PeerFile.objects.get(id=peer.id).presentation == "Skrevet sammen"
    assert Entry.objects.filter(verb="peer.changed", by_id=karen.person_id, about_id=peer.person_id).exists()


@pytest.mark.parametrize("hat", [Hat.EVALUATOR, Hat.PEER, Hat.HOST, Hat.PARTNER])
def test_nobody_but_the_coordinator_comes_in(house: House, hat: str) -> None:
    peer = active_peer(house)
    window = signed_in(house, someone(house, "Charlie", hat))
    for at in ("", f"{peer.id}/", f"{peer.id}/ord/", f"{peer.id}/temaer/", f"{peer.id}/hverdag/"):
        assert window.get(f"/peers/{at}").status_code == 404
    for at in ("skridt", "plads"):
        assert window.post(f"/peers/{peer.id}/{at}/", {"verb": "stop", "capacity": 1}).status_code == 404
    assert PeerFile.objects.get(id=peer.id).state == "active"


def test_a_peer_never_opens_a_file_of_their_own_by_the_desks_door(house: House) -> None:
    peer = active_peer(house)
    window = signed_in(house, peer.person)
    assert window.get(f"/peers/{peer.id}/").status_code == 404
    assert window.post(f"/peers/{peer.id}/skridt/", {"verb": "stop"}).status_code == 404


def test_empty_is_kind(desk: Client) -> None:
    assert "regneark" in _page(desk, "/peers/")


def _page(window: Client, at: str) -> str:
    answer = window.get(at)
    assert answer.status_code == 200, (at, answer.status_code)
    return unescape(answer.content.decode())


def _names(window: Client, at: str) -> list[str]:
    return [part.split('"')[0] for part in _page(window, at).split('<article class="row" aria-label="')[1:]]


def _look_ups(window: Client) -> int:
    window.get("/peers/")
    with (
        CaptureQueriesContext(connections["default"]) as plain,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        window.get("/peers/")
    return len(plain) + len(keys)
