"""Whom Ida would rather not meet: in her own words, a hard rule once it is known who it is, and told to nobody."""

from typing import Any
from uuid import uuid4

import pytest

from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.matching import actions, queries
from sideomside.matching.models import MustNotMeet, Proposal
from sideomside.matching.tests.story import Story
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import build_house, someone, wearing

AT = "/min-side/oensker/"
WORDS = "Jonas fra afsnit 7, min søsters eks 🙈"


def noted(story: Story) -> MustNotMeet:
    return actions.rather_not(person=story.ida, words=WORDS, once=uuid4(), by=story.as_ida)


def test_she_writes_it_sees_it_and_takes_it_away(story: Story) -> None:
    ida, once = story.idas_browser(), str(uuid4())
    for _double_press in range(2):
        page = ida.post(AT, {"rather_not": f"  {WORDS} 010157-5000", "once": once}, follow=True)
    row = MustNotMeet.objects.get()
    assert row.words and row.words.startswith(WORDS) and "5000" not in row.words and not row.other
    assert WORDS in page.content.decode()
    gone = ida.post(AT, {"take_away": str(row.id)}, follow=True).content.decode()
    assert WORDS not in gone and not MustNotMeet.objects.exists()


@pytest.mark.parametrize("typed", ["", "   ", "å" * 201])
def test_nothing_or_too_much_is_told_kindly_and_kept_in_the_field(story: Story, typed: str) -> None:
    page = story.idas_browser().post(AT, {"rather_not": typed, "once": str(uuid4())}).content.decode()
    assert 'class="fix"' in page and typed in page and not MustNotMeet.objects.exists()


def test_it_is_sealed_and_nobody_without_her_key_reads_it(story: Story) -> None:
    noted(story)
    assert WORDS.encode() not in bytes(MustNotMeet.objects.values_list("words", flat=True).get())


def test_the_coordinator_sees_it_when_finding_and_says_who_it_is(story: Story) -> None:
    story.hold_talk()
    row, desk, find = noted(story), story.desk(), f"/find-peer/{story.ida.id}/"
    apart = f"/deltager/{story.ida.id}/ikke-sammen/"
    assert WORDS in desk.get(find).content.decode()
    assert WORDS in desk.get(apart).content.decode()
    desk.post(apart, {"meant": str(row.id), "add": ""})  # nobody among the peers: it stays as it is
    assert not MustNotMeet.objects.get().other
    desk.post(apart, {"meant": str(row.id), "add": str(story.jonas.person_id)})
    page = desk.get(find).content.decode()
    assert WORDS not in page and "Jonas" not in page
    with pytest.raises(NotAllowed):
        story.propose()
    desk.post(apart, {"not_that_one": str(row.id)})  # it was somebody else after all; the words stand
    again = desk.get(find).content.decode()
    assert "Jonas" in again and WORDS in again


def test_a_question_that_is_open_between_the_two_stops(story: Story) -> None:
    proposal = story.asked("asked")
    actions.recognise(row=noted(story), other_id=story.jonas.person_id, by=story.karen)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.ending) == ("closed", "stopped")
    assert queries.my_proposal(story.as_ida) is None
    assert story.peer_browser().get(f"/peer/spoergsmaal/{proposal.id}/").status_code == 200
    assert queries.questions(story.as_jonas) == []


def test_a_question_with_somebody_else_goes_on(story: Story) -> None:
    proposal = story.asked("asked")
    other = active_peer(story.house, "Merete")
    actions.keep_apart(person=story.ida, other_id=other.person_id, by=story.karen)
    proposal.refresh_from_db()
    assert proposal.state == "asked"


def everything_idas(story: Story) -> str:
    ida = story.idas_browser()
    pages = [AT, "/min-side/hvem-har-set/", "/min-side/mine-oplysninger/alt/"]
    done = Entry.objects.filter(about_id=story.ida.id).values_list("verb", flat=True)
    return "".join(ida.get(at).content.decode() for at in pages) + str(sorted(done))


def test_her_own_pages_never_say_whether_it_is_somebody_here(story: Story) -> None:
    """That somebody is a peer is theirs to tell."""
    row = noted(story)
    row.words = "min nabo"
    row.save()
    before = everything_idas(story)
    actions.recognise(row=row, other_id=story.jonas.person_id, by=story.karen)
    after = everything_idas(story)
    for telling in ("Jonas", str(story.jonas.person_id), "recognised"):
        assert telling not in after
    assert before.count("min nabo") == after.count("min nabo") > 0
    assert Entry.objects.filter(verb="wishes.recognised", about_id=None).count() == 1


def test_the_other_sees_nothing_anywhere(story: Story) -> None:
    actions.recognise(row=noted(story), other_id=story.jonas.person_id, by=story.karen)
    jonas = story.peer_browser()
    for at in ("/peer/", "/peer/mit-kort/", "/arbejde/mine-oplysninger/"):
        assert WORDS not in jonas.get(at).content.decode()
    assert queries.own_notes(story.as_jonas, story.ida.id) == []
    assert not story.letters_to(story.jonas.person)
    assert queries.tell(story.as_jonas, story.jonas.person_id)["must_not_meet"] == []


def test_it_is_told_to_her_and_forgotten_with_her(story: Story) -> None:
    noted(story)
    [told] = queries.tell(story.as_ida, story.ida.id)["must_not_meet"]
    assert told["words"] == WORDS
    actions.forget(person_id=story.ida.id, by=story.house.system)
    assert not MustNotMeet.objects.exists()


def test_pers_peer_hat_does_not_open_what_he_wrote_as_a_participant(story: Story) -> None:
    per = someone(story.house, "Per", Hat.PARTICIPANT, Hat.PEER)
    as_peer, as_participant = wearing(story.house, per, Hat.PEER), wearing(story.house, per, Hat.PARTICIPANT)
    actions.rather_not(person=per, words=WORDS, once=uuid4(), by=as_participant)
    assert queries.own_notes(as_peer, per.id) == [] and len(queries.own_notes(as_participant, per.id)) == 1


def other_programmes_coordinator(story: Story) -> Viewer:
    elsewhere = build_house("Aarhus", host="aarhus.example")
    with within(elsewhere.organisation.id):
        karla = someone(elsewhere, "Karla", Hat.COORDINATOR)
    return Viewer(Hat.COORDINATOR, story.house.organisation.id, karla.id, frozenset({elsewhere.programme.id}))


ACTS: dict[str, Any] = {
    "mark": lambda story, by, row: actions.mark(person=story.ida, sentences=["x"], by=by),
    "wish": lambda story, by, row: actions.wish(person=story.ida, wishes={}, version=0, by=by),
    "say_yes": lambda story, by, row: actions.say_yes(person=story.ida, channel="talk", by=by),
    "take_back": lambda story, by, row: actions.take_back(person=story.ida, channel="talk", by=by),
    "keep_apart": lambda story, by, row: actions.keep_apart(person=story.ida, other_id=uuid4(), by=by),
    "rather_not": lambda story, by, row: actions.rather_not(person=story.ida, words="x", once=uuid4(), by=by),
    "recognise": lambda story, by, row: actions.recognise(row=row, other_id=uuid4(), by=by),
    "let_meet": lambda story, by, row: actions.let_meet(person=story.ida, row=row, by=by),
    "not_that_one": lambda story, by, row: actions.not_that_one(row=row, by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_coordinator_of_another_programme_writes_nothing_down(story: Story, act: str) -> None:
    row = noted(story)
    with pytest.raises(NotAllowed):
        ACTS[act](story, other_programmes_coordinator(story), row)
    if act == "let_meet":
        row = actions.keep_apart(
            person=story.ida, other_id=uuid4(), by=story.karen
        ) or MustNotMeet.objects.get(by_role=Hat.COORDINATOR)
    ACTS[act](story, story.karen, row)


@pytest.mark.parametrize("hat", [Hat.HOST, Hat.PEER, Hat.PARTNER])
def test_no_other_hat_reads_or_writes_it(story: Story, hat: str) -> None:
    row, charlie = noted(story), someone(story.house, "Charlie", hat)
    by = wearing(story.house, charlie, hat)
    assert queries.own_notes(by, story.ida.id) == queries.notes_by_name(by, story.ida.id) == []
    assert queries.not_recognised(by, story.ida.id) == []
    for act in ("rather_not", "recognise", "let_meet", "not_that_one"):
        with pytest.raises(NotAllowed):
            ACTS[act](story, by, row)
    browser = signed_in(story.house, charlie)
    assert browser.get(f"/deltager/{story.ida.id}/ikke-sammen/").status_code == 404
    assert Proposal.objects.count() == 0


def test_what_she_said_herself_no_coordinator_takes_back(story: Story) -> None:
    row = noted(story)
    actions.recognise(row=row, other_id=story.jonas.person_id, by=story.karen)
    actions.keep_apart(person=story.ida, other_id=story.jonas.person_id, by=story.as_ida)
    apart, desk = f"/deltager/{story.ida.id}/ikke-sammen/", story.desk()
    assert 'name="remove"' not in desk.get(apart).content.decode()
    for note in MustNotMeet.objects.all():
        assert desk.post(apart, {"remove": str(note.id)}).status_code == 404
        with pytest.raises(NotAllowed):
            actions.let_meet(person=story.ida, row=note, by=story.karen)
    assert MustNotMeet.objects.count() == 2
    [never] = [each for each in MustNotMeet.objects.all() if not each.words]
    assert "Jonas" in story.idas_browser().get(AT).content.decode()  # she met him, and said it on his page
    story.idas_browser().post(AT, {"take_away": str(never.id)})
    assert MustNotMeet.objects.get().id == row.id


def test_a_note_made_by_a_coordinator_is_hers_to_take_away(story: Story) -> None:
    actions.keep_apart(person=story.ida, other_id=story.jonas.person_id, by=story.karen)
    story.desk().post(f"/deltager/{story.ida.id}/ikke-sammen/", {"remove": str(MustNotMeet.objects.get().id)})
    assert not MustNotMeet.objects.exists()


MINE = "/peer/helst-ikke/"


def test_a_peer_writes_it_too_and_whoever_looks_for_a_peer_says_who_it_is(story: Story) -> None:
    story.hold_talk()
    story.agree()
    jonas, once = story.peer_browser(), str(uuid4())
    assert MINE in jonas.get("/peer/mit-kort/").content.decode()
    for _double_press in range(2):
        page = jonas.post(MINE, {"rather_not": "Min nabo med hunden 🐕", "once": once}, follow=True)
    assert "Min nabo med hunden 🐕" in page.content.decode()
    row, find = MustNotMeet.objects.get(), f"/find-peer/{story.ida.id}/"
    desk = story.desk()
    assert "Min nabo med hunden 🐕" in desk.get(find).content.decode()
    assert Entry.objects.filter(about_id=story.jonas.person_id, detail__screen="apart").exists()
    desk.post(f"/deltager/{story.ida.id}/ikke-sammen/", {"of_peer": str(row.id)})
    page = desk.get(find).content.decode()
    assert "Min nabo" not in page and "Jonas" not in page
    with pytest.raises(NotAllowed):
        story.propose()
    assert "Min nabo" not in everything_idas(story)
    jonas.post(MINE, {"take_away": str(row.id)})
    assert not MustNotMeet.objects.exists() and "Jonas" in desk.get(find).content.decode()


def test_the_peers_note_stays_in_the_peers_room(story: Story) -> None:
    per = someone(story.house, "Per", Hat.PARTICIPANT, Hat.PEER)
    as_peer, as_participant = wearing(story.house, per, Hat.PEER), wearing(story.house, per, Hat.PARTICIPANT)
    actions.rather_not(person=per, words="Som peer", once=uuid4(), by=as_peer)
    actions.rather_not(person=per, words="Som deltager", once=uuid4(), by=as_participant)
    for viewer, words in ((as_peer, "Som peer"), (as_participant, "Som deltager")):
        assert [said for _id, said in queries.notes_in_words(viewer, per.id)] == [words]
        assert [row["words"] for row in queries.tell(viewer, per.id)["must_not_meet"]] == [words]
    with pytest.raises(NotAllowed):
        actions.let_meet(person=per, row=MustNotMeet.objects.get(by_role="peer"), by=as_participant)


def test_only_a_peer_has_that_page_and_only_a_coordinator_there_recognises(story: Story) -> None:
    assert story.desk().get(MINE).status_code == 404
    row = actions.rather_not(person=story.jonas.person, words="Min nabo", once=uuid4(), by=story.as_jonas)
    stranger = other_programmes_coordinator(story)
    assert queries.note(stranger, row.id) is None and queries.note(story.as_jonas, row.id) is None
    with pytest.raises(NotAllowed):
        actions.recognise(row=row, other_id=story.ida.id, by=stranger)


def test_that_her_words_were_recognised_shows_nowhere_as_a_never_again(story: Story) -> None:
    row = noted(story)
    actions.recognise(row=row, other_id=story.jonas.person_id, by=story.karen)
    assert not queries.said_never(story.as_ida, story.jonas.person_id)
    actions.keep_apart(person=story.ida, other_id=story.jonas.person_id, by=story.as_ida)
    assert queries.said_never(story.as_ida, story.jonas.person_id)
    actions.not_that_one(row=row, by=story.karen)
    assert queries.kept_apart(story.karen, story.ida.id, [story.jonas.person_id])  # her own press stands


def test_whom_a_colleague_recognised_stands_until_it_is_said_that_it_was_not_them(story: Story) -> None:
    row, old = noted(story), MustNotMeet.objects.get()
    other = active_peer(story.house, "Merete")
    actions.recognise(row=row, other_id=story.jonas.person_id, by=story.karen)
    with pytest.raises(NotAllowed):
        actions.recognise(row=old, other_id=other.person_id, by=story.karen)  # a page from before
    assert MustNotMeet.objects.get().other == str(story.jonas.person_id)
    for _double_press in range(2):
        actions.not_that_one(row=old, by=story.karen)
    assert Entry.objects.filter(verb="wishes.not_that_one", about_id=None).count() == 1
    actions.recognise(row=old, other_id=other.person_id, by=story.karen)
    assert MustNotMeet.objects.get().other == str(other.person_id)
    actions.let_meet(person=story.ida, row=row, by=story.as_ida)
    with pytest.raises(NotAllowed):
        actions.not_that_one(row=old, by=story.karen)  # she has taken it away meanwhile


def test_a_peers_note_that_meant_somebody_else_is_put_right_on_her_page(story: Story) -> None:
    story.hold_talk()
    row = actions.rather_not(person=story.jonas.person, words="Min nabo 🐕", once=uuid4(), by=story.as_jonas)
    apart, desk = f"/deltager/{story.ida.id}/ikke-sammen/", story.desk()
    assert "Min nabo" not in desk.get(apart).content.decode()
    actions.recognise(row=row, other_id=story.ida.id, by=story.karen)
    page = desk.get(apart).content.decode()
    assert "Min nabo 🐕" in page and "Det var ikke den her" in page and "en koordinator mente" in page
    opened = Entry.objects.filter(verb="read.opened", about_id=story.jonas.person_id)
    assert opened.filter(detail__screen="apart").exists()
    for viewer in (other_programmes_coordinator(story), story.as_ida, story.as_jonas):
        assert queries.peers_recognised(viewer, story.ida.id) == []
    desk.post(apart, {"not_that_one": str(row.id)})
    assert not MustNotMeet.objects.get().other and "Min nabo" not in desk.get(apart).content.decode()
