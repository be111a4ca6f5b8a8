"""From "I would like to be there for others" to a welcome: a talk, somebody who knows one, two papers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.path import actions, queries
from sideomside.path.models import Certificate, Paper, PathStep, PeerPath, Reference, Signature
from sideomside.path.tests.cast import KIND, TALK, Cast, came_in, signed_in, told
from sideomside.peers import actions as peers
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer
from sideomside.people.models import Role
from sideomside.people.rules import Changed, Hat, NotAllowed
from tests.people import someone


def test_a_participant_walks_it_from_their_own_page(cast: Cast) -> None:
    her = came_in(cast.house, cast.lone)
    her.post("/min-side/vaer-der-for-andre/")
    assert "En koordinator skriver eller ringer" in told(her, "/min-side/min-vej/")
    desk = signed_in(cast.house, cast.karen)
    walk = f"/vejen/{cast.lone.id}/"
    assert walk in told(desk, "/i-dag/")
    for _twice in range(2):
        desk.post(walk, {"do": "begin"})
    talk = {"do": "talk", "words": TALK, "once": str(uuid4())}
    for _twice in range(2):
        desk.post(walk, talk)
    page = told(her, "/min-side/min-vej/")
    assert "Karen går vejen sammen med dig" in page and TALK in page
    her.post(
        "/min-side/min-vej/", {"do": "reference", "name": "Bo", "reach": "20304050", "once": str(uuid4())}
    )
    one = Reference.objects.get()
    desk.post(walk, {"do": "asked", "reference": str(one.id)})
    desk.post(f"{walk}kender/{one.id}/", {"words": KIND})
    for slug in ("tavshed", "frivillig"):
        assert "Det, mennesker fortæller" in told(her, "/min-side/min-vej/papir/tavshed/")
        her.post(f"/min-side/min-vej/papir/{slug}/", {"version": "1"})
    answer = desk.post(walk, {"do": "welcome"})
    peer = PeerFile.objects.get()
    assert answer.url == f"/peers/{peer.id}/" and peer.state == "approved"
    assert Role.objects.get(person=cast.lone, name=Hat.PEER).state == "active"
    assert PathStep.objects.filter(name="talk").count() == 1
    assert Entry.objects.filter(verb="path.begun").count() == 1


def test_what_is_missing_is_said_and_nobody_is_welcomed_before(cast: Cast) -> None:
    path = cast.begun()
    assert cast.lacks(path) == ["talk", "reference", "secrecy", "volunteer"]
    with pytest.raises(NotAllowed):
        actions.welcome(path=path, by=cast.by)
    page = signed_in(cast.house, cast.karen)
    assert 'value="welcome"' not in told(page, f"/vejen/{cast.lone.id}/")
    page.post(f"/vejen/{cast.lone.id}/", {"do": "welcome"})
    assert PeerFile.objects.get().state == "applied"


def test_how_to_reach_somebody_goes_when_they_have_answered(cast: Cast) -> None:
    path = cast.begun()
    one = cast.reference(path)
    actions.note_answer(reference=one, words=KIND, by=cast.by)
    one.refresh_from_db()
    assert one.reach is None and one.words == KIND and one.asked_at is not None
    with pytest.raises(NotAllowed):
        actions.take_reference_back(reference=one, by=cast.her)


def test_a_name_can_be_taken_back_until_it_is_answered(cast: Cast) -> None:
    one = cast.reference(cast.begun())
    her = came_in(cast.house, cast.lone)
    for _twice in range(2):
        her.post("/min-side/min-vej/", {"do": "take_back", "reference": str(one.id)})
    assert not Reference.objects.exists()


def test_the_employed_sign_no_volunteers_paper_and_a_year_only_where_it_is_asked(cast: Cast) -> None:
    path = cast.begun()
    path = actions.settle(path=path, with_children=False, employed=True, by=cast.by)
    assert cast.lacks(path) == ["talk", "reference", "secrecy"]
    actions.set_frame(programme=cast.house.programme, references=0, recovery_year=True, by=cast.by)
    assert cast.lacks(path) == ["talk", "secrecy", "year"]


def test_a_child_certificate_only_with_children_and_never_more_than_that_it_was_seen(cast: Cast) -> None:
    path = cast.ready()
    with pytest.raises(NotAllowed):
        actions.note_certificate(path=path, sort="child", outcome="fine", by=cast.by)
    path = actions.settle(path=path, with_children=True, employed=False, by=cast.by)
    assert cast.lacks(path) == ["certificate"]
    desk, at = signed_in(cast.house, cast.karen), f"/vejen/{cast.lone.id}/attest/"
    desk.post(at, {"sort": "child", "outcome": ""})
    assert cast.lacks(path) == ["certificate"]
    desk.post(at, {"sort": "child", "outcome": "not_fine"})
    assert cast.lacks(path) == ["certificate"]
    soon = timezone.localdate() + timedelta(days=10)
    desk.post(at, {"sort": "child", "outcome": "fine", "renew_on": soon.isoformat()})
    assert cast.lacks(path) == [] and Certificate.objects.get().seen_by_id == cast.karen.id
    assert "Børneattesten skal fornyes" in told(desk, "/i-dag/")
    Certificate.objects.update(renew_on=timezone.localdate())
    assert cast.lacks(path) == ["certificate"]
    actions.settle(path=path, with_children=False, employed=False, by=cast.by)
    assert not Certificate.objects.exists() and desk.get(at).status_code == 404


def test_each_signs_alone_and_the_wording_is_kept(cast: Cast) -> None:
    path = cast.begun()
    for by in (cast.by, cast.as_(someone(cast.house, "Charlie", Hat.PARTICIPANT), Hat.PARTICIPANT)):
        with pytest.raises(NotAllowed):
            actions.sign(path=path, name="secrecy", version=1, language="da", by=by)
    cast.sign(path, "secrecy")
    cast.sign(path, "secrecy")
    before = Signature.objects.get().paper.da
    words = {"da": "Kort og godt.", "en": "Short and sweet."}
    actions.write_paper(programme=cast.house.programme, name="secrecy", version=1, words=words, by=cast.by)
    assert Signature.objects.get().paper.da == before != Paper.objects.get(version=2).da
    assert "Der er en nyere tekst" in told(came_in(cast.house, cast.lone), "/min-side/min-vej/")
    assert "secrecy" not in cast.lacks(path)


def test_a_text_that_changed_meanwhile_is_read_again(cast: Cast) -> None:
    path, her = cast.begun(), came_in(cast.house, cast.lone)
    cast.sign(path, "secrecy")
    words = {"da": "Ny tekst.", "en": "New text."}
    actions.write_paper(programme=cast.house.programme, name="secrecy", version=1, words=words, by=cast.by)
    answer = her.post("/min-side/min-vej/papir/secrecy/", {"version": "1"})
    assert answer.status_code == 404
    answer = her.post("/min-side/min-vej/papir/tavshed/", {"version": "1"}, follow=True)
    assert "Læs den lige igen" in answer.content.decode() and Signature.objects.count() == 1
    with pytest.raises(Changed):
        actions.write_paper(
            programme=cast.house.programme, name="secrecy", version=1, words=words, by=cast.by
        )


def test_not_now_is_told_in_words_and_the_door_stays_open(cast: Cast) -> None:
    path, desk = cast.ready(), signed_in(cast.house, cast.karen)
    cast.reference(path)  # named, and not asked yet
    at = f"/vejen/{cast.lone.id}/ikke-nu/"
    assert "Skriv, hvad du sagde" in desk.post(at, {"words": " "}).content.decode()
    desk.post(at, {"words": "Vi har ikke tid til at lære nogen op før foråret. Kom i caféen så længe."})
    path.refresh_from_db()
    assert path.state == "not_now" and not PeerFile.objects.exists()
    assert not Role.objects.filter(person=cast.lone, name=Hat.PEER).exists()
    her = came_in(cast.house, cast.lone)
    assert "før foråret" in told(her, "/min-side/min-vej/")
    assert desk.get(at).status_code == 404
    assert desk.post(at, {"words": "Vi ses."}).url == f"/vejen/{cast.lone.id}/"  # pressed twice
    path.refresh_from_db()
    assert "foråret" in path.words and not Reference.objects.filter(answered_at=None).exists()
    again = cast.begun()
    assert (again.id, again.state, again.words) == (path.id, "walking", None)


def test_stepping_back_is_one_press(cast: Cast) -> None:
    path, her = cast.ready(), came_in(cast.house, cast.lone)
    said = [her.post("/min-side/min-vej/", {"do": "step_back"}).status_code for _twice in range(2)]
    assert said == [302, 302]
    path.refresh_from_db()
    assert path.state == "back" and not PeerFile.objects.exists()
    assert "helt i orden" in told(her, "/min-side/min-vej/")
    assert Entry.objects.filter(verb="path.stepped_back").count() == 1


def test_a_wish_taken_back_where_it_was_said_puts_the_way_aside_too(cast: Cast) -> None:
    path, her = cast.begun(), came_in(cast.house, cast.lone)
    her.post("/min-side/vaer-der-for-andre/", {"do": "take_back"})
    assert 'value="talk"' not in told(signed_in(cast.house, cast.karen), f"/vejen/{cast.lone.id}/")
    assert [actions.note_taken_back(by=cast.house.system) for _run in range(2)] == [1, 0]
    path.refresh_from_db()
    assert path.state == "back"
    assert cast.begun().state == "walking"


def test_who_has_stopped_once_keeps_that_story(cast: Cast) -> None:
    path = cast.begun()
    peers.stop(peer=PeerFile.objects.get(), by=cast.by)
    peers.ask_back(peer=PeerFile.objects.get(), by=cast.by)
    peers.welcome_back(peer=PeerFile.objects.get(), by=cast.colleague)
    actions.step_back(path=path, by=cast.her)
    assert PeerFile.objects.get().state == "stopped"
    with pytest.raises(NotAllowed):
        actions.begin(person=someone(cast.house, "Nina"), programme=cast.house.programme, by=cast.by)


def test_two_sealed_rooms(cast: Cast) -> None:
    """Once a peer, the way is the peer's; the participant's page says nothing of it."""
    cast.welcomed()
    her, peer = came_in(cast.house, cast.lone), signed_in(cast.house, cast.lone)
    assert TALK not in told(her, "/min-side/min-vej/") and KIND not in told(her, "/min-side/min-vej/")
    assert TALK in told(peer, "/peer/min-vej/")
    assert "Du skrev under" in told(peer, "/peer/min-vej/papir/tavshed/")
    assert queries.mine(cast.her) is None


def test_nobody_walks_their_own_way_as_a_coordinator(cast: Cast) -> None:
    people_role = {"person": cast.karen, "programme": cast.house.programme}
    peers.welcome_applicant(**people_role, by=cast.house.system)
    with pytest.raises(NotAllowed):
        actions.begin(**people_role, by=cast.by)
    assert signed_in(cast.house, cast.karen).get(f"/vejen/{cast.karen.id}/").status_code == 404
    actions.begin(**people_role, by=cast.colleague)
    assert queries.path_of(cast.by, cast.karen.id) is None


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR])
def test_others_meet_nothing(cast: Cast, hat: str) -> None:
    cast.begun()
    window = signed_in(cast.house, someone(cast.house, "Per", hat))
    for at in ("", "attest/", "ikke-nu/"):
        assert window.get(f"/vejen/{cast.lone.id}/{at}").status_code == 404
        assert window.post(f"/vejen/{cast.lone.id}/{at}", {"do": "begin"}).status_code == 404
    assert (
        "Karen"
        not in came_in(cast.house, someone(cast.house, "Ida", Hat.PARTICIPANT))
        .get("/min-side/min-vej/")
        .content.decode()
    )


def test_somebody_who_is_a_peer_already_gets_a_coordinator_of_their_own(cast: Cast) -> None:
    peer = active_peer(cast.house)
    desk, at = signed_in(cast.house, cast.karen), f"/vejen/{peer.person_id}/"
    assert "Er peer i forvejen" in told(desk, at)
    desk.post(at, {"do": "begin"})
    path = PeerPath.objects.get()
    assert (path.state, path.coordinator_id) == ("welcomed", cast.karen.id)
    peer.refresh_from_db()
    assert peer.state == "active" and "Du er peer her" in told(
        signed_in(cast.house, peer.person), "/peer/min-vej/"
    )


def test_what_was_put_aside_goes_in_its_time(cast: Cast) -> None:
    path = cast.ready()
    actions.step_back(path=path, by=cast.her)
    assert actions.let_go(by=cast.house.system) == 0
    PeerPath.objects.update(moved_at=timezone.now() - timedelta(days=200))
    assert actions.let_go(by=cast.house.system) == 1
    assert not (PeerPath.objects.exists() or Signature.objects.exists() or Reference.objects.exists())


def test_every_look_is_written_down(cast: Cast) -> None:
    cast.begun()
    desk = signed_in(cast.house, cast.karen)
    told(desk, f"/vejen/{cast.lone.id}/")
    assert Entry.objects.filter(verb="read.opened", about_id=cast.lone.id, detail__screen="path").count() == 1
