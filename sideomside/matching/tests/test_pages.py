"""The pages of asking: two clicks for the coordinator, three equal answers for the two."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from sideomside.matching.models import Pair, Proposal, Wishes
from sideomside.matching.tests.story import Story
from sideomside.peers.actions import pause
from sideomside.peers.tests.cast import active_peer, signed_in
from tests.people import Hat, someone

TOKEN = re.compile(r'name="(csrfmiddlewaretoken|once)" value="[^"]+"')


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return TOKEN.sub("", answer.content.decode())


def test_one_press_on_a_candidate_drafts_a_proposal_and_says_what_it_waits_for(story: Story) -> None:
    desk, at = story.desk(), f"/find-peer/{story.ida.id}/"
    page = body(desk, at)
    assert "Jonas" in page
    sent = {"peer": str(story.jonas.person_id), "once": str(uuid4()), "why": ""}
    answer = desk.post(at, sent, follow=True)
    assert Proposal.objects.get().state == "drafted"
    assert answer.redirect_chain[-1][0] == f"/forslag/{Proposal.objects.get().id}/"
    assert desk.post(at, sent, follow=True).status_code == 200
    assert Proposal.objects.count() == 1


def test_the_second_coordinator_is_told_that_somebody_is_asked_already(story: Story) -> None:
    lone = active_peer(story.house, "Lone")
    story.propose()
    omar = signed_in(story.house, someone(story.house, "Omar", Hat.COORDINATOR))
    sent = {"peer": str(lone.person_id), "once": str(uuid4()), "why": "De bor tæt."}
    omar.post(f"/find-peer/{story.ida.id}/", sent)
    assert Proposal.objects.get().peer_id == story.jonas.person_id
    assert "Jonas" in body(omar, f"/find-peer/{story.ida.id}/")


def test_a_reason_is_asked_for_when_it_is_not_the_first(story: Story) -> None:
    story.agree()
    lone = active_peer(story.house, "Lone", slots=[20], themes=[])
    sent = {"peer": str(lone.person_id), "once": str(uuid4()), "why": ""}
    answer = story.desk().post(f"/find-peer/{story.ida.id}/", sent)
    assert answer.status_code == 200 and not Proposal.objects.exists()
    assert 'aria-invalid="true"' in answer.content.decode()


def test_three_equal_answers_with_the_peers_own_words(story: Story) -> None:
    story.asked("asked")
    page = body(story.idas_browser(), "/min-side/forslag/")
    assert "Æbleskive" in page and "Jonas" in page
    classes = re.findall(r'<button class="([^"]+)" type="submit" name="answer"', page)
    assert classes == ["btn quiet"] * 3


def test_the_peer_reads_nothing_about_anybody_when_asked_for_room(story: Story) -> None:
    proposal = story.asked("peer_asked")
    page = body(story.peer_browser(), f"/peer/spoergsmaal/{proposal.id}/")
    for secret in ("Ida", "🌻", "alene", "Amager", "sorg"):
        assert secret not in page
    assert len(re.findall(r'name="answer"', page)) == 4


def test_answers_by_press_make_a_pair_and_a_second_press_changes_nothing(story: Story) -> None:
    proposal = story.asked("peer_asked")
    at, jonas, ida = f"/peer/spoergsmaal/{proposal.id}/", story.peer_browser(), story.idas_browser()
    for _twice in range(2):
        jonas.post(at, {"kind": "room", "answer": "yes"})
    for _twice in range(2):
        ida.post("/min-side/forslag/", {"proposal": str(proposal.id), "answer": "yes"})
    ida.post("/min-side/forslag/", {"proposal": str(proposal.id), "answer": "no"})
    page = body(jonas, at)
    assert "Ida 🌻" in page and "savner en at gå tur med" in page
    jonas.post(at, {"kind": "room", "answer": "no"})  # an old page, still open in another window
    for _twice in range(2):
        jonas.post(at, {"kind": "meet", "answer": "yes"})
    assert Pair.objects.count() == 1


@pytest.mark.parametrize("reached", ["nothing", "drafted", "peer_asked", "asked", "peer_decides"])
def test_a_yes_taken_back_is_said_as_it_is_and_given_again_in_one_place(story: Story, reached: str) -> None:
    at, ida = "/min-side/forslag/", story.idas_browser()
    looks, not_now = "Vi skriver til dig, når vi har fundet en", "Vi leder ikke nu"
    never = body(ida, at)
    assert looks not in never and not_now not in never, "never given is not taken back, and nobody looks yet"
    assert "Vi leder efter en til dig, når du siger ja til det" in never
    assert never.count('href="/min-side/oensker/"') == 1
    if reached == "nothing":
        story.agree()
    elif reached == "drafted":
        story.agree()
        story.propose()
    else:
        story.asked(reached)
    proposal = Proposal.objects.first()
    ida.post("/min-side/oensker/", {"consent": "no"})
    old_tab = {"proposal": str(proposal.id) if proposal else "", "answer": "yes"}
    for page in (body(ida, at), ida.post(at, old_tab, follow=True).content.decode()):
        assert not_now in page and "Du har taget dit ja tilbage" in page and looks not in page
        assert page.count('href="/min-side/oensker/"') == 1
    ida.post("/min-side/oensker/", {"consent": "yes"})
    assert not_now not in body(ida, at)


@pytest.mark.parametrize("answer", ["no", "later", "talk"])
@pytest.mark.parametrize("kind", ["room", "meet"])
def test_another_answer_from_an_old_page_is_told_what_stands_and_whom_to_reach(
    story: Story, kind: str, answer: str
) -> None:
    proposal = story.asked("peer_asked" if kind == "room" else "peer_decides")
    type(proposal.programme).objects.update(contact_phone="70 00 00 00")
    at, jonas = f"/peer/spoergsmaal/{proposal.id}/", story.peer_browser()
    stands = "“Ja, jeg har plads”" if kind == "room" else "“Ja, det vil jeg gerne”"
    press = {"kind": kind, "answer": "yes"}
    for _twice in range(2):
        page = jonas.post(at, press, follow=True).content.decode()
        assert "står ved magt" not in page, "pressed twice is one answer, and nothing to explain"
    page = jonas.post(at, press | {"answer": answer}, follow=True).content.decode()
    assert f"Du har svaret på det før, og det svar står ved magt: {stands}." in page
    assert "skriv til Karen (70 00 00 00, hej@huset.example)." in page.replace("\xa0", " ")
    assert Proposal.objects.get().state == ("asked" if kind == "room" else "paired")


def test_a_no_stands_too_and_what_was_stopped_by_others_tells_nothing(story: Story) -> None:
    proposal = story.asked("peer_decides")
    at, jonas = f"/peer/spoergsmaal/{proposal.id}/", story.peer_browser()
    moved_on = jonas.post(at, {"kind": "room", "answer": "no"}, follow=True).content.decode()
    assert "“Ja, jeg har plads”" in moved_on and "du kan svare på det her" in moved_on
    story.idas_browser().post("/min-side/oensker/", {"consent": "no"})
    stopped = jonas.post(at, {"kind": "meet", "answer": "no"}, follow=True).content.decode()
    assert "står ved magt" not in stopped
    story.idas_browser().post("/min-side/oensker/", {"consent": "yes"})
    second = story.propose()
    story.peer_has_room(second, "no")
    old = jonas.post(f"/peer/spoergsmaal/{second.id}/", {"kind": "room", "answer": "yes"}, follow=True)
    assert "“Nej tak”" in old.content.decode()


@pytest.mark.parametrize("answer", ["no", "later"])
def test_a_no_of_the_peer_leaves_no_trace_at_the_participant(story: Story, answer: str) -> None:
    proposal = story.asked("peer_decides")
    ida = story.idas_browser()
    pages = ("/min-side/forslag/", "/min-side/oensker/")
    before, letters = [body(ida, at) for at in pages], len(story.letters_to(story.ida))
    story.jonas_says_yes(proposal, answer)
    assert Proposal.objects.get().state == "closed"
    assert [body(ida, at) for at in pages] == before
    assert len(story.letters_to(story.ida)) == letters


@pytest.mark.parametrize("how", ["no", "later", "yes_withdrawn", "consent", "open"])
def test_whatever_the_participant_answers_the_peer_sees_the_same(story: Story, how: str) -> None:
    proposal = story.asked("asked")
    jonas, at = story.peer_browser(), f"/peer/spoergsmaal/{proposal.id}/"
    before, letters = body(jonas, at), len(story.letters_to(story.jonas.person))
    if how == "consent":
        story.idas_browser().post("/min-side/oensker/", {"consent": "no"})
    elif how in {"no", "later"}:
        story.ida_says_yes(proposal, how)
    elif how == "yes_withdrawn":
        story.desk().post(f"/forslag/{proposal.id}/", {"do": "withdraw"})
    assert body(jonas, at) == before
    assert len(story.letters_to(story.jonas.person)) == letters


def test_a_no_to_room_is_never_seen_by_the_participant(story: Story) -> None:
    story.agree()
    story.hold_talk()
    ida = story.idas_browser()
    before = body(ida, "/min-side/forslag/")
    proposal = story.propose()
    assert body(ida, "/min-side/forslag/") == before
    story.peer_has_room(proposal, "no")
    assert body(ida, "/min-side/forslag/") == before
    assert story.letters_to(story.ida) == []


def test_strangers_find_nothing(story: Story, house: Any) -> None:
    proposal = story.asked("peer_asked")
    charlie = signed_in(house, someone(house, "Charlie", Hat.HOST))
    lone = signed_in(house, active_peer(house, "Lone").person)
    for browser in (charlie, lone):
        for at in (
            f"/find-peer/{story.ida.id}/",
            f"/forslag/{proposal.id}/",
            f"/peer/spoergsmaal/{proposal.id}/",
            f"/deltager/{story.ida.id}/oensker/",
            f"/deltager/{story.ida.id}/oensker/ord/",
            f"/deltager/{story.ida.id}/ikke-sammen/",
        ):
            assert browser.get(at).status_code == 404, at
            assert browser.post(at, {"answer": "yes", "kind": "room"}).status_code == 404, at
    assert Proposal.objects.get().state == "peer_asked"


def test_wishes_are_three_short_pages_and_seen_through_each_others_eyes(story: Story) -> None:
    ida = story.idas_browser()
    ida.post(
        "/min-side/oensker/ord/",
        {
            "version": 0,
            "words": "Jeg savner en at gå med. 010157-5000",
            "words_shown": "to_peer",
            "not_wanted": "ikke på cafeen",
        },
    )
    ida.post("/min-side/oensker/temaer/", {"version": 1, "theme_alone": "public", "theme_grief": "matching"})
    ida.post(
        "/min-side/oensker/hverdag/",
        {
            "version": 2,
            "slots": ["4", "0"],
            "formats": ["walk"],
            "gender": ["woman"],
            "gender_must": "must",
            "need": "1",
            "practical_shown": "after_yes",
        },
    )
    kept = Wishes.objects.get()
    assert kept.themes == {"alone": "public", "grief": "matching"}
    assert kept.asked["gender_must"] is True and kept.asked["slots"] == [4, 0]
    assert "5000" not in kept.words
    before = body(ida, "/min-side/oensker/?set-af=before_yes")
    assert "at være meget alene" in before and "ikke på cafeen" not in before
    after = body(ida, "/min-side/oensker/?set-af=after_yes")
    assert "gå en tur" in after
    whole = body(story.desk(), f"/deltager/{story.ida.id}/oensker/?set-af=coordinator")
    assert "en kvinde" in whole


def test_a_page_opened_before_somebody_else_wrote_keeps_the_words(story: Story) -> None:
    desk, ida = story.desk(), story.idas_browser()
    said = {"version": 0, "words_shown": "matching", "not_wanted": ""}
    desk.post(f"/deltager/{story.ida.id}/oensker/ord/", {**said, "words": "Karen skrev det her."})
    answer = ida.post("/min-side/oensker/ord/", {**said, "words": "Idas egne ord ❤️"})
    page = answer.content.decode()
    assert "Karen skrev her" in page and "Idas egne ord ❤️" in page
    assert Wishes.objects.get().words == "Karen skrev det her."


def test_a_break_of_the_peer_stops_the_question_at_once(story: Story) -> None:
    proposal = story.asked("asked")
    ida = story.idas_browser()
    assert "Jonas" in body(ida, "/min-side/forslag/")
    pause(peer=story.jonas, by=story.as_jonas)
    assert "Jonas" not in body(ida, "/min-side/forslag/")
    story.ida_says_yes(proposal)
    assert Proposal.objects.get().state == "asked" and not Pair.objects.exists()


def test_the_same_pages_stand_in_english(story: Story) -> None:
    proposal = story.asked("asked")
    desk, ida = story.desk(), story.idas_browser()
    assert "Would you like to meet Jonas?" in body(ida, "/en/min-side/forslag/")
    assert "Find a peer for Ida" in body(desk, f"/en/find-peer/{story.ida.id}/")
    assert "is asked about Jonas" in body(desk, f"/en/forslag/{proposal.id}/")
    assert "being alone a lot" in body(ida, "/en/min-side/oensker/?set-af=before_yes")


def test_when_both_said_yes_the_page_leads_to_the_meeting(story: Story) -> None:
    story.asked("paired")
    assert "/min-side/moede/" in body(story.idas_browser(), "/min-side/forslag/")


@pytest.mark.parametrize("first", ["yes", "no"])
def test_the_second_thought_of_whoever_was_asked_is_told_what_stands_and_where_to_write(
    story: Story, first: str
) -> None:
    proposal, ida, at = story.asked("asked"), story.idas_browser(), "/min-side/forslag/"
    press = {"proposal": str(proposal.id), "answer": first}
    told, write = "Du har svaret på det før, og det svar gælder.", "Har du skiftet mening?"
    for _twice in range(2):
        page = ida.post(at, press, follow=True).content.decode()
        assert told not in page, "pressed twice is one answer, and nothing to explain"
        assert write in page and 'href="/min-side/beskeder/"' in page
    other = press | {"answer": "no" if first == "yes" else "yes"}
    assert told in ida.post(at, other, follow=True).content.decode()
    assert Proposal.objects.get().state == ("peer_decides" if first == "yes" else "closed")


def test_a_second_thought_when_both_have_said_yes_is_not_silent_either(story: Story) -> None:
    proposal, at = story.asked("peer_decides"), "/min-side/forslag/"
    story.peer_browser().post(f"/peer/spoergsmaal/{proposal.id}/", {"kind": "meet", "answer": "yes"})
    ida = story.idas_browser()
    page = ida.post(at, {"proposal": str(proposal.id), "answer": "no"}, follow=True).content.decode()
    assert "det svar gælder" in page and "Har du skiftet mening?" in page
    assert Pair.objects.count() == 1


def test_two_yeses_lead_the_coordinator_straight_to_finding_a_time(story: Story) -> None:
    proposal = story.asked("peer_decides")
    story.peer_browser().post(f"/peer/spoergsmaal/{proposal.id}/", {"kind": "meet", "answer": "yes"})
    assert f'href="/foelgeskab/begynd/{Pair.objects.get().id}/"' in body(
        story.desk(), f"/forslag/{proposal.id}/"
    )
    Pair.objects.update(ended_at=Pair.objects.get().since)
    assert "/foelgeskab/begynd/" not in body(story.desk(), f"/forslag/{proposal.id}/")
