"""One of the two wants no more contact: it stops at once, both ways, and nobody is told who pressed or why."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.companionship import actions as companionship
from sideomside.companionship import queries as walks
from sideomside.companionship.models import Companionship
from sideomside.companionship.rules import Plan
from sideomside.concerns import actions, jobs, queries
from sideomside.concerns.models import StoppedContact
from sideomside.concerns.tests.cast import Cast, a_pair, came_in, signed_in
from sideomside.gatherings import actions as coming_together
from sideomside.gatherings.models import Facilitating, Gathering, Signup
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import actions as matching
from sideomside.matching import queries as pairs
from sideomside.matching.models import MustNotMeet, Pair, Proposal
from sideomside.messages import actions as messages
from sideomside.messages import queries as conversations
from sideomside.messages.models import Member
from sideomside.messages.rules import Closed
from sideomside.peers.models import PeerFile
from sideomside.people import actions as people
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone


def offered(cast: Cast) -> Companionship:
    """Times have been suggested, and nobody has chosen."""
    plan = Plan(times=[timezone.now() + timedelta(days=n) for n in (2, 3)], place=cast.house.place, looks="")
    companionship.begin(pair_id=cast.pair.id, plan=plan, once=uuid4(), by=cast.first)
    return Companionship.objects.get(pair=cast.pair)


def both(cast: Cast) -> list[tuple[Viewer, str]]:
    return [(cast.her, "peer"), (cast.him, "participant")]


@pytest.fixture(params=["her", "him"])
def by(request: pytest.FixtureRequest, cast: Cast) -> Viewer:
    return getattr(cast, request.param)


def test_everything_between_the_two_stops_at_once(cast: Cast, by: Viewer) -> None:
    one = offered(cast)
    thread = conversations.thread(cast.her, cast.pair.id)
    messages.write(thread=thread, words="Hej", by=cast.her)
    actions.stop_contact(pair=cast.pair, by=by)
    pair, one = Pair.objects.get(), Companionship.objects.get(id=one.id)
    assert pair.ended_at and one.state == "ended" and one.meetings.get().state == "cancelled"
    assert PeerFile.objects.get().load == 0
    for writer in (cast.her, cast.him):
        with pytest.raises((Closed, NotAllowed)):
            messages.write(thread=conversations.thread(writer, pair.id) or thread, words="Hej?", by=writer)
    assert walks.coming(cast.her) is None and walks.meetings_of_peer(cast.him) == []


def test_they_go_nowhere_together_either(cast: Cast, by: Viewer) -> None:
    known = {"sort": "sing", "name": "Valby Kor"}
    choir = coming_together.keep_activity(
        programme=cast.house.programme, known=known, once=uuid4(), by=cast.first
    )
    asked = coming_together.ask_for_company(activity=choir, person=cast.ida, by=cast.her)
    people.give_role(person=cast.jonas, programme=cast.house.programme, name=Hat.PEER, by=cast.house.system)
    soon = timezone.now() + timedelta(days=1)
    coming_together.find_company(company=asked, along_with=cast.jonas, goes_at=soon, by=cast.first)
    actions.stop_contact(pair=cast.pair, by=by)
    asked.refresh_from_db()
    assert (asked.state, asked.along_with_id, asked.goes_at) == ("asked", None, None)


def test_the_two_are_never_brought_together_again(cast: Cast, by: Viewer) -> None:
    actions.stop_contact(pair=cast.pair, by=by)
    programme = cast.house.programme
    assert not pairs.may_meet(cast.first, cast.ida.id, cast.jonas.id, programme.id)
    with pytest.raises(NotAllowed):
        matching.propose(
            programme=programme, participant=cast.ida, peer=cast.jonas, why="x", shared=[], place_in_list=None,
            once=uuid4(), by=cast.first,
        )  # fmt: skip


def test_pressed_twice_it_is_once(cast: Cast, by: Viewer) -> None:
    for _press in range(2):
        actions.stop_contact(pair=cast.pair, by=by)
    assert StoppedContact.objects.count() == 1 and Letter.objects.count() == 1
    assert PeerFile.objects.get().load == 0


def test_both_want_to_stop_and_neither_hears_of_the_other(cast: Cast) -> None:
    for viewer in (cast.her, cast.him):
        actions.stop_contact(pair=cast.pair, by=viewer)
    assert StoppedContact.objects.get().by_person_id == cast.ida.id
    assert Letter.objects.count() == 1  # both are called
    assert len(queries.called_soon(cast.her)) == len(queries.called_soon(cast.him)) == 1


def test_in_the_middle_of_a_question_about_the_same_two(cast: Cast, by: Viewer) -> None:
    """However it came there: the pair lives, and somebody has thought of the two once more."""
    asked = Proposal.objects.create(
        programme=cast.house.programme, participant=cast.ida, peer=cast.jonas, place_id=uuid4(), once=uuid4(),
        state="peer_decides", moved_at=timezone.now(),
    )  # fmt: skip
    actions.stop_contact(pair=cast.pair, by=by)
    asked.refresh_from_db()
    assert (asked.state, asked.ending) == ("closed", "stopped")


def test_what_the_log_tells_each_is_the_same_whoever_pressed(cast: Cast) -> None:
    """By the log, and by the copy: nothing of the other's points at the one who pressed."""
    told = {}
    for viewer, theirs in both(cast):
        offered(cast)
        before = Entry.objects.count()
        actions.stop_contact(pair=cast.pair, by=viewer)
        fresh = Entry.objects.order_by("seq")[before:]
        other = cast.ida.id if viewer.is_peer else cast.jonas.id
        told[theirs] = sorted((entry.verb, entry.by_role) for entry in fresh if entry.about_id == other)
        assert all(entry.by_role == "system" for entry in fresh if entry.about_id == other)
        assert queries.tell(cast.her if viewer.is_peer else cast.him, other)["no_more_contact"] == []
        again(cast)
    assert told["participant"] and told["peer"]


def again(cast: Cast) -> None:
    """As if nothing had been."""
    StoppedContact.objects.all().delete()
    Companionship.objects.all().delete()
    Proposal.objects.all().delete()
    PeerFile.objects.update(load=1)
    cast.pair = a_pair(cast.house, cast.ida, cast.jonas)


def test_the_letter_to_the_other_says_no_more_than_that_something_changed(cast: Cast, by: Viewer) -> None:
    actions.stop_contact(pair=cast.pair, by=by)
    letter = Letter.objects.get()
    assert letter.to_id == (cast.jonas.id if by.is_participant else cast.ida.id)
    for word in ("Ida", "Jonas", "kontakt", "peer ", "stop"):
        assert word not in letter.subject + (letter.text or "").replace("/peer/", "")


def test_on_the_pages_of_a_participant(cast: Cast) -> None:
    offered(cast)
    ida, jonas = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    address = f"/min-side/ingen-kontakt/{cast.pair.id}/"
    assert address in ida.get("/min-side/").content.decode()
    assert address in ida.get("/bekymret/").content.decode()
    page = ida.get(address).content.decode()
    assert "Du behøver ingen grund" in page and "<textarea" not in page
    assert "En gruppe, I begge er i, går videre" in page
    assert Pair.objects.get().ended_at is None  # a look does nothing
    answer = ida.post(address, follow=True)
    told = answer.content.decode()
    assert "Det er stoppet" in told and "Karen ringer til dig" in told and address not in told
    theirs = jonas.get("/peer/").content.decode()
    assert "Det, du har aftalt med Ida, er aflyst" in theirs and "Karen ringer til dig" in theirs
    assert ida.get("/min-side/moede/").status_code in (200, 302, 404)


def test_on_the_pages_of_a_peer(cast: Cast) -> None:
    offered(cast)
    ida, jonas = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    address = f"/peer/ingen-kontakt/{cast.pair.id}/"
    assert address in jonas.get("/peer/").content.decode()
    assert jonas.post(address).url == "/hjem/"
    assert "Det, du har aftalt med Jonas, er aflyst" in ida.get("/min-side/").content.decode()


def test_only_the_two_and_only_wearing_the_hat_they_meet_in(cast: Cast) -> None:
    noor, per = (
        someone(cast.house, "Noor", Hat.PARTICIPANT),
        someone(cast.house, "Per", Hat.PEER, Hat.PARTICIPANT),
    )
    for viewer in (
        cast.as_(noor, Hat.PARTICIPANT),
        cast.as_(per, Hat.PEER),
        cast.as_(cast.jonas, Hat.PARTICIPANT),
        cast.as_(cast.ida, Hat.PARTICIPANT, opened=False),
        cast.first,
    ):
        with pytest.raises(NotAllowed):
            actions.stop_contact(pair=cast.pair, by=viewer)
    assert came_in(cast.house, noor).post(f"/min-side/ingen-kontakt/{cast.pair.id}/").status_code == 404
    assert signed_in(cast.house, per).post(f"/peer/ingen-kontakt/{cast.pair.id}/").status_code == 404
    assert Pair.objects.get().ended_at is None


def test_the_coordinators_call_both_and_then_it_leaves_their_page(cast: Cast) -> None:
    actions.stop_contact(pair=cast.pair, by=cast.him)
    row = StoppedContact.objects.get()
    karen = signed_in(cast.house, cast.karen)
    assert f"/bekymringer/opkald/{row.id}/" in karen.get("/i-dag/").content.decode()
    page = karen.get(f"/bekymringer/opkald/{row.id}/").content.decode()
    assert "Jonas ville ikke have mere kontakt" in page and "ida@post.example" in page
    looks = Entry.objects.filter(verb="read.opened", detail__screen="stopped")
    assert set(looks.values_list("about_id", flat=True)) == {cast.ida.id, cast.jonas.id}
    for _press in range(2):
        karen.post(f"/bekymringer/opkald/{row.id}/", {"called": "participant"})
    assert queries.called_soon(cast.her) == [] and queries.called_soon(cast.him)
    karen.post(f"/bekymringer/opkald/{row.id}/", {"called": "peer"})
    assert f"/bekymringer/opkald/{row.id}/" not in karen.get("/i-dag/").content.decode()
    assert Entry.objects.filter(verb="contact.called").count() == 2


def test_a_coordinator_who_is_one_of_the_two_does_not_see_who_pressed(cast: Cast) -> None:
    for hat in (Hat.COORDINATOR,):
        people.give_role(person=cast.jonas, programme=cast.house.programme, name=hat, by=cast.house.system)
    actions.stop_contact(pair=cast.pair, by=cast.her)
    row = StoppedContact.objects.get()
    assert queries.to_call(cast.as_(cast.jonas, Hat.COORDINATOR)) == []
    assert queries.stopped(cast.as_(cast.jonas, Hat.COORDINATOR), row.id) is None
    with pytest.raises(NotAllowed):
        actions.note_called(stopped=row, hat="peer", by=cast.as_(cast.jonas, Hat.COORDINATOR))


def test_somebody_without_an_address_is_called_all_the_same(cast: Cast) -> None:
    cast.jonas.contacts.all().delete()
    actions.stop_contact(pair=cast.pair, by=cast.her)
    assert Letter.objects.count() == 0 and len(queries.to_call(cast.first)) == 1


def test_after_a_good_goodbye_it_is_still_possible_to_say_never_again(cast: Cast) -> None:
    matching.end_pair(pair=cast.pair, by=cast.first)
    actions.stop_contact(pair=Pair.objects.get(), by=cast.her)
    assert StoppedContact.objects.count() == 0 and Letter.objects.count() == 0
    assert pairs.kept_apart(cast.first, cast.ida.id, [cast.jonas.id]) == {cast.jonas.id}


def test_on_an_ended_pair_the_page_promises_no_call_and_asks_once(cast: Cast) -> None:
    matching.end_pair(pair=cast.pair, by=cast.first)
    ida, at = came_in(cast.house, cast.ida), f"/min-side/ingen-kontakt/{cast.pair.id}/"
    page = ida.get(at).content.decode()
    assert (
        "foreslår jer aldrig hinanden igen" in page
        and "En koordinator ringer" not in page
        and "bliver aflyst" not in page
    )
    told = ida.post(at, follow=True).content.decode()
    assert "ringer til dig" not in told and queries.to_call(cast.first) == []
    assert 'type="submit">Ja' not in ida.get(at).content.decode()


def ended_well(cast: Cast, by: Viewer) -> Companionship:
    """They met for a while, and one of them said that it was over."""
    one = offered(cast)
    Companionship.objects.filter(id=one.id).update(state="trial", day_zero=timezone.localdate())
    companionship.end(companionship=Companionship.objects.get(), by=by)
    return Companionship.objects.get()


def test_after_an_ending_one_finds_the_way_to_never_again(cast: Cast) -> None:
    one = ended_well(cast, cast.her)
    page = came_in(cast.house, cast.ida).get("/min-side/med-mig/").content.decode()
    assert f"/min-side/ingen-kontakt/{cast.pair.id}/" in page
    companionship.note_told(companionship=one, hat="peer", by=cast.first)
    theirs = signed_in(cast.house, cast.jonas).get(f"/peer/med-mig/{one.id}/").content.decode()
    assert f"/peer/ingen-kontakt/{cast.pair.id}/" in theirs


WARM = ("Tak for den tid", "døren er åben", "noget nyt fra Jonas", "Der er noget nyt")


@pytest.mark.parametrize("first", [None, "goodbye", "ended"])
def test_nobody_is_thanked_and_nothing_new_is_held_up_where_contact_was_stopped(
    cast: Cast, first: str | None
) -> None:
    messages.write(thread=conversations.thread(cast.him, cast.pair.id), words="Hej Ida", by=cast.him)
    if first == "ended":
        ended_well(cast, cast.her)
    else:
        one = offered(cast)
        Companionship.objects.filter(id=one.id).update(state="trial", day_zero=timezone.localdate())
        if first == "goodbye":
            companionship.say_goodbye(companionship=Companionship.objects.get(), by=cast.her)
    actions.stop_contact(pair=Pair.objects.get(), by=cast.her)
    ida = came_in(cast.house, cast.ida)
    for at in ("/min-side/", "/min-side/moede/", "/min-side/med-mig/", "/min-side/skriv-sammen/"):
        answer = ida.get(at)
        assert answer.status_code == 200
        assert not [words for words in WARM if words in answer.content.decode()], at


def test_who_presses_later_changes_nothing_for_the_other(cast: Cast) -> None:
    """The other would learn it by a word of thanks that is gone."""
    one = ended_well(cast, cast.her)
    companionship.note_told(companionship=one, hat="peer", by=cast.first)
    jonas = signed_in(cast.house, cast.jonas)
    pages = ("/peer/", f"/peer/med-mig/{one.id}/")
    before = [re.sub(r'value="[^"]+"', "", jonas.get(at).content.decode()) for at in pages]
    actions.stop_contact(pair=Pair.objects.get(), by=cast.her)
    assert [re.sub(r'value="[^"]+"', "", jonas.get(at).content.decode()) for at in pages] == before


def test_whoever_calls_sees_where_the_two_still_come(cast: Cast) -> None:
    both = [(cast.jonas.id, Hat.PEER)], [(cast.ida.id, Hat.PARTICIPANT)]
    circle = messages.gather(
        programme=cast.house.programme,
        name="Torsdagsgruppen",
        facilitators=both[0],
        others=both[1],
        by=cast.first,
    )
    Member.objects.filter(thread=circle).update(joined_at=timezone.now())
    evening = Gathering.objects.create(
        programme=cast.house.programme, kind="event", state="open", title="Fællessang", once=uuid4()
    )
    Signup.objects.create(gathering=evening, person=cast.ida, asked_at=timezone.now())
    Facilitating.objects.create(gathering=evening, person=cast.jonas)
    actions.stop_contact(pair=cast.pair, by=cast.her)
    at = f"/bekymringer/opkald/{StoppedContact.objects.get().id}/"
    page = signed_in(cast.house, cast.karen).get(at).content.decode()
    assert "Torsdagsgruppen" in page and "Fællessang" in page
    Member.objects.filter(person=cast.ida).update(left_at=timezone.now())
    Signup.objects.update(seat="left")
    page = signed_in(cast.house, cast.karen).get(at).content.decode()
    assert "Torsdagsgruppen" not in page and "Fællessang" not in page


def test_a_note_recognised_while_the_two_walk_together_stops_it_and_both_are_called(cast: Cast) -> None:
    one = offered(cast)
    note = matching.rather_not(person=cast.ida, words="Ham fra afsnit 7", once=uuid4(), by=cast.her)
    jobs.stop_where_apart(current_organisation())
    before = Letter.objects.count()
    assert Pair.objects.get().ended_at is None
    matching.recognise(row=note, other_id=cast.jonas.id, by=cast.first)
    for _twice in range(2):
        jobs.stop_where_apart(current_organisation())
    one.refresh_from_db()
    assert Pair.objects.get().ended_at and one.state == "ended" and PeerFile.objects.get().load == 0
    assert StoppedContact.objects.get().by_person is None and Letter.objects.count() == before + 2
    assert len(queries.called_soon(cast.her)) == len(queries.called_soon(cast.him)) == 1
    karen = signed_in(cast.house, cast.karen)
    assert "De må ikke mødes" in karen.get("/i-dag/").content.decode()
    page = karen.get(f"/bekymringer/opkald/{StoppedContact.objects.get().id}/").content.decode()
    assert "ville ikke have mere kontakt" not in page


def test_a_press_on_a_time_a_moment_after_contact_was_stopped(cast: Cast) -> None:
    """The page lay open in front of her, with times to choose."""
    one = offered(cast)
    meeting = one.meetings.get()
    ida = came_in(cast.house, cast.ida)
    at = meeting.times.first().starts_at
    actions.stop_contact(pair=cast.pair, by=cast.him)
    sent = {"meeting": str(meeting.id), "do": at.isoformat()}
    page = ida.post("/min-side/moede/", sent, follow=True)
    assert page.status_code == 200 and "mødes ikke mere" in page.content.decode()
    assert one.meetings.get().state == "cancelled"


@pytest.mark.parametrize("first", ["ends", "stops"])
def test_one_says_it_is_over_and_the_other_wants_no_contact_at_the_same_moment(
    cast: Cast, first: str
) -> None:
    one = offered(cast)
    Companionship.objects.filter(id=one.id).update(state="trial", day_zero=timezone.localdate())
    read_before = Companionship.objects.select_related("pair__proposal", "participant", "peer").get()
    pair_before = Pair.objects.select_related("participant", "peer", "proposal").get()
    acts = {
        "ends": lambda: companionship.end(companionship=read_before, by=cast.her),
        "stops": lambda: actions.stop_contact(pair=pair_before, by=cast.him),
    }
    for act in (first, *(acts.keys() - {first})):
        acts[act]()
    assert Companionship.objects.get().state == "ended" and PeerFile.objects.get().load == 0
    assert not pairs.may_meet(cast.first, cast.ida.id, cast.jonas.id, cast.house.programme.id)
    ended = Entry.objects.filter(verb="companionship.ended").count()
    assert ended == (1 if first == "ends" else 2)  # one ending: hers in her log, the house's in both
    assert StoppedContact.objects.count() == (first == "stops")


def test_each_two_are_stopped_by_themselves_and_only_while_they_must_not_meet(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = someone(cast.house, "Noor", Hat.PARTICIPANT)
    other = a_pair(cast.house, noor, cast.jonas)
    for person in (cast.ida, noor):
        matching.keep_apart(person=person, other_id=cast.jonas.id, by=cast.first)
    act, stopped = actions.stop_where_apart, []

    def breaks_at_the_second(*, pair: Pair, by: Viewer) -> Pair:
        if stopped:
            raise RuntimeError
        stopped.append(pair.id)
        return act(pair=pair, by=by)

    with monkeypatch.context() as one_fails:
        one_fails.setattr(actions, "stop_where_apart", breaks_at_the_second)
        with pytest.raises(RuntimeError):
            jobs.stop_where_apart(current_organisation())
    [left] = Pair.objects.filter(ended_at=None)
    assert stopped and left.id not in stopped and {left.id, *stopped} == {cast.pair.id, other.id}
    MustNotMeet.objects.all().delete()
    actions.stop_where_apart(pair=left, by=cast.house.system)  # put right after the sweep had looked
    assert Pair.objects.get(id=left.id).ended_at is None
