"""A peer who would rather have fewer and says yes all the same: the yes counts, and nobody is left without a word."""

import pytest

from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers import actions as peers
from sideomside.peers.models import PeerFile
from sideomside.people.rules import Hat

YES = {"kind": "meet", "answer": "yes"}


@pytest.mark.parametrize("energy", ["enough", "fewer"])
def test_an_explicit_yes_counts(story: Story, energy: str) -> None:
    proposal = story.asked("peer_decides")
    peers.say_energy(peer=story.jonas, energy=energy, by=story.as_jonas)
    story.peer_browser().post(f"/peer/spoergsmaal/{proposal.id}/", YES)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.call) == ("paired", False)
    assert Pair.objects.count() == 1 and PeerFile.objects.get(id=story.jonas.id).load == 1


def test_with_every_place_taken_it_is_said_who_calls(story: Story) -> None:
    proposal = story.asked("peer_decides")
    PeerFile.objects.filter(id=story.jonas.id).update(load=2)
    page = story.peer_browser().post(f"/peer/spoergsmaal/{proposal.id}/", YES, follow=True).content.decode()
    assert "Karen ringer til dig, og dit ja går ikke tabt" in page
    proposal.refresh_from_db()
    assert (proposal.state, proposal.call) == ("peer_decides", True) and not Pair.objects.exists()


@pytest.mark.parametrize(("reached", "kind"), [("peer_asked", "room"), ("peer_decides", "meet")])
def test_a_talk_first_is_answered_with_who_calls(story: Story, reached: str, kind: str) -> None:
    at = f"/peer/spoergsmaal/{story.asked(reached).id}/"
    page = story.peer_browser().post(at, {"kind": kind, "answer": "talk"}, follow=True).content.decode()
    assert "Karen ringer til dig. Spørgsmålet er åbent så længe" in page


def test_on_a_break_a_yes_is_no_yes(story: Story) -> None:
    proposal = story.asked("peer_decides")
    peers.pause(peer=story.jonas, by=story.as_jonas)
    story.peer_browser().post(f"/peer/spoergsmaal/{proposal.id}/", YES)
    assert not Pair.objects.exists() and story.as_jonas.role == Hat.PEER
