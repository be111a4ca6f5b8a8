"""A participant meets a card, a step at a time; the whole file is for the peer and the coordinator."""

import pytest

from sideomside.ground.audit.models import Entry
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.peers.rules import Changed
from sideomside.peers.tests.cast import CARD, active_peer, applicant
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, someone, wearing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize(
    ("seen", "themes"),
    [
        ("public", ("sleep",)),
        ("before_yes", ("alone", "sleep")),
        ("after_yes", ("alone", "grief", "sleep")),
        ("coordinator", ("alone", "grief", "sleep", "other_senses")),
    ],
)
def test_each_step_shows_what_the_peer_released(house: House, seen: str, themes: tuple[str, ...]) -> None:
    peer = active_peer(house)
    ida = wearing(house, someone(house, "Ida", Hat.PARTICIPANT), Hat.PARTICIPANT)
    card = queries.card(ida, peer.person_id, seen=seen)
    assert card is not None
    assert (card.name, card.presentation) == ("Jonas", CARD["presentation"])
    assert card.themes == themes


def test_rather_not_yet_is_never_on_a_card(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    card = queries.card(karen, peer.person_id, seen="coordinator")
    assert card is not None and "no_work" not in card.themes


def test_no_card_before_the_small_key_nor_for_strangers(house: House) -> None:
    peer = active_peer(house)
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    assert queries.card(wearing(house, ida, Hat.PARTICIPANT, opened=False), peer.person_id) is None
    assert queries.card(Viewer(Hat.PARTICIPANT, house.organisation.id, ida.id), peer.person_id) is None


def test_an_applicant_has_no_card_yet(house: House, karen: Viewer) -> None:
    assert queries.card(karen, applicant(house).person_id) is None
    assert not Entry.objects.filter(verb="read.opened").exists()  # nothing to read, and nobody has looked


def test_a_peer_writes_their_own_card_and_nobody_elses(house: House) -> None:
    jonas, lone = active_peer(house, "Jonas"), active_peer(house, "Lone")
    as_jonas = wearing(house, jonas.person, Hat.PEER)
    actions.change_card(peer=jonas, changes={"presentation": "Ny tekst"}, version=jonas.version, by=as_jonas)
    assert PeerFile.objects.get(id=jonas.id).presentation == "Ny tekst"
    with pytest.raises(NotAllowed):
        actions.change_card(peer=lone, changes={"presentation": "x"}, version=lone.version, by=as_jonas)
    assert queries.peer_file(as_jonas, lone.person_id) is None


def test_per_as_participant_does_not_reach_his_own_peers_file(house: House) -> None:
    per = active_peer(house, "Per")
    as_participant = wearing(house, per.person, Hat.PARTICIPANT)
    assert queries.peer_file(as_participant, per.person_id) is None
    with pytest.raises(NotAllowed):
        actions.pause(peer=per, by=as_participant)


def test_two_who_write_at_once_do_not_overwrite_one_another(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    stale = peer.version
    actions.change_card(peer=peer, changes={"face": "boat"}, version=stale, by=karen)
    with pytest.raises(Changed):
        actions.change_card(peer=peer, changes={"face": "bird"}, version=stale, by=karen)
    assert PeerFile.objects.get(id=peer.id).face == "boat"


def test_what_is_not_on_the_card_cannot_be_written_through_it(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    changes = {
        "load": 4,
        "state": "stopped",
        "gender": "qwerty",
        "slots": [99, 3, 3],
        "themes": [{"code": "x"}],
    }
    peer = actions.change_card(peer=peer, changes=changes, version=peer.version, by=karen)
    again = PeerFile.objects.get(id=peer.id)
    assert (again.load, again.state, again.gender, again.slots) == (0, "active", "", [3])
    assert again.themes == [{"code": "x", "can": False, "shown": "matching"}]
