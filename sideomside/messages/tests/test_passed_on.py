"""What Ida and Jonas wrote goes to her next peer if she says so, and his words only if he says so too."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.matching import actions as matching
from sideomside.matching.models import Pair
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Passing
from sideomside.messages.tests.cast import Cast, a_pair, came_in, signed_in
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"
HERS, HIS_WORDS = "Jeg sover dårligt igen", "Det gjorde jeg også, dengang min bror rejste"


@pytest.fixture
def lone(cast: Cast) -> Person:
    """Ida and Jonas wrote and have said goodbye; Lone is her peer now."""
    cast.writes(cast.her, HERS)
    cast.writes(cast.him, HIS_WORDS)
    cast.ends()
    lone = someone(cast.house, "Lone", Hat.PEER)
    a_pair(cast.house, cast.ida, lone)
    return lone


def as_lone(cast: Cast, lone: Person) -> Viewer:
    return cast.as_(lone, Hat.PEER)


def read_by(cast: Cast, viewer: Viewer) -> list[str]:
    return [
        line.words
        for row in Passing.objects.all()
        if queries.passing(viewer, row.id) is not None
        for line in queries.passed_on(viewer, row)
    ]


def test_nothing_goes_along_by_itself(cast: Cast, lone: Person) -> None:
    actions.lend_words(thread=cast.thread, yes=True, by=cast.him)
    now = Pair.objects.get(peer=lone)
    his = signed_in(cast.house, lone)
    assert "før dig" not in his.get(f"{HIS}{now.id}/").content.decode()
    assert his.get(f"{HIS}{cast.pair.id}/").status_code == 404 and not Passing.objects.exists()


def test_she_says_so_and_only_her_own_words_come_along(cast: Cast, lone: Person) -> None:
    hers, page = came_in(cast.house, cast.ida), f"{MINE}{cast.pair.id}/"
    assert "Ja, Lone må læse det" in hers.get(page).content.decode()
    assert hers.post(f"{page}laes-med/", {"do": "pass_on"}).status_code == 302
    assert hers.post(f"{page}laes-med/", {"do": "pass_on"}).status_code == 302
    passing = Passing.objects.get()
    theirs = signed_in(cast.house, lone)
    assert f"{HIS}foer/{passing.id}/" in theirs.get(f"{HIS}{passing.pair_id}/").content.decode()
    read = theirs.get(f"{HIS}foer/{passing.id}/").content.decode()
    assert HERS in read and HIS_WORDS not in read and "Jonas" not in read
    assert Entry.objects.filter(verb="thread.passed_on", about_id=cast.ida.id).count() == 1
    seen = Entry.objects.filter(verb="read.opened", by_id=lone.id)
    assert set(seen.values_list("about_id", flat=True)) == {cast.ida.id}


def test_his_words_come_too_when_he_lends_them_and_go_when_he_thinks_again(cast: Cast, lone: Person) -> None:
    actions.pass_on(thread=cast.thread, by=cast.her)
    his, viewer = signed_in(cast.house, cast.jonas), as_lone(cast, lone)
    page = f"{HIS}{cast.pair.id}/"
    assert "Mine ord må gerne følge med" in his.get(page).content.decode()
    his.post(f"{page}mine-ord/", {"do": "lend"})
    assert read_by(cast, viewer) == [HERS, HIS_WORDS]
    assert Entry.objects.filter(verb="read.opened", about_id=cast.jonas.id, by_id=lone.id).exists()
    his.post(f"{page}mine-ord/", {"do": "keep"})
    assert read_by(cast, viewer) == [HERS]
    assert not Entry.objects.filter(
        verb__in=["thread.lent", "thread.not_lent"], about_id__isnull=False
    ).exists()


def test_jonas_never_learns_that_there_is_a_next_one(cast: Cast, lone: Person) -> None:
    his = signed_in(cast.house, cast.jonas)
    before = his.get(f"{HIS}{cast.pair.id}/").content
    actions.pass_on(thread=cast.thread, by=cast.her)
    after = his.get(f"{HIS}{cast.pair.id}/").content
    assert b"Lone" not in after and len(before) == len(after)


def test_taken_back_it_is_gone_at_once(cast: Cast, lone: Person) -> None:
    actions.pass_on(thread=cast.thread, by=cast.her)
    came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/laes-med/", {"do": "take_back"})
    theirs = signed_in(cast.house, lone)
    assert theirs.get(f"{HIS}foer/{Passing.objects.get().id}/").status_code == 404
    assert "før dig" not in theirs.get(f"{HIS}{Passing.objects.get().pair_id}/").content.decode()
    assert Entry.objects.filter(verb="thread.passing_taken_back", about_id=cast.ida.id).count() == 1


@pytest.mark.parametrize("state", ["left", "suspended"])
def test_words_of_somebody_who_cannot_take_them_back_do_not_come_along(
    cast: Cast, lone: Person, state: str
) -> None:
    actions.lend_words(thread=cast.thread, yes=True, by=cast.him)
    actions.pass_on(thread=cast.thread, by=cast.her)
    Role.objects.filter(person=cast.jonas, name=Hat.PEER).update(state=state)
    assert read_by(cast, as_lone(cast, lone)) == [HERS]


def test_where_contact_was_stopped_the_earlier_peers_words_stay_behind(cast: Cast, lone: Person) -> None:
    actions.lend_words(thread=cast.thread, yes=True, by=cast.him)
    actions.pass_on(thread=cast.thread, by=cast.her)
    matching.keep_apart(person=cast.jonas, other_id=cast.ida.id, by=cast.him)
    assert read_by(cast, as_lone(cast, lone)) == [HERS]


def test_what_was_passed_on_can_be_taken_back_also_when_there_is_another_peer(
    cast: Cast, lone: Person
) -> None:
    actions.pass_on(thread=cast.thread, by=cast.her)
    a_pair(cast.house, cast.ida, someone(cast.house, "Max", Hat.PEER))
    hers, page = came_in(cast.house, cast.ida), f"{MINE}{cast.pair.id}/"
    told = hers.get(page).content.decode()
    assert "Lone kan læse det" in told and "Max kan ikke læse" in told
    hers.post(f"{page}laes-med/", {"do": "take_back"})
    assert read_by(cast, as_lone(cast, lone)) == []
    assert "Lone kan læse det" not in hers.get(page).content.decode()


def test_the_look_at_his_words_stands_in_the_log_and_on_no_page_of_his(cast: Cast, lone: Person) -> None:
    actions.lend_words(thread=cast.thread, yes=True, by=cast.him)
    actions.pass_on(thread=cast.thread, by=cast.her)
    assert read_by(cast, as_lone(cast, lone)) == [HERS, HIS_WORDS]
    looks = Entry.objects.filter(verb="read.opened", by_id=lone.id)
    assert {(one.about_id, one.detail["screen"]) for one in looks} == {
        (cast.ida.id, "passed_messages"),
        (cast.jonas.id, "lent_messages"),
    }


def test_it_stands_for_one_peer_and_not_for_the_one_after(cast: Cast, lone: Person) -> None:
    actions.lend_words(thread=cast.thread, yes=True, by=cast.him)
    actions.pass_on(thread=cast.thread, by=cast.her)
    Pair.objects.filter(peer=lone).update(ended_at=timezone.now())
    assert read_by(cast, as_lone(cast, lone)) == []
    max_ = someone(cast.house, "Max", Hat.PEER)
    a_pair(cast.house, cast.ida, max_)
    assert read_by(cast, cast.as_(max_, Hat.PEER)) == []


def test_nobody_else_passes_lends_or_reads(cast: Cast, lone: Person) -> None:
    actions.pass_on(thread=cast.thread, by=cast.her)
    passing = Passing.objects.get()
    karen = cast.as_(cast.karen, Hat.COORDINATOR)
    noor = cast.as_(someone(cast.house, "Noor", Hat.PARTICIPANT), Hat.PARTICIPANT)
    not_past_her_word = cast.as_(cast.ida, Hat.PARTICIPANT, opened=False)
    for viewer in (karen, noor, cast.him, cast.as_(lone, Hat.COORDINATOR), not_past_her_word):
        assert queries.passing(viewer, passing.id) is None and queries.passed_on(viewer, passing) == []
    for viewer in (karen, noor, cast.him, as_lone(cast, lone), not_past_her_word):
        for act in (actions.pass_on, actions.take_back_passing):
            with pytest.raises(NotAllowed):
                act(thread=cast.thread, by=viewer)
    for viewer in (karen, noor, cast.her, as_lone(cast, lone)):
        with pytest.raises(NotAllowed):
            actions.lend_words(thread=cast.thread, yes=True, by=viewer)
    assert not Member.objects.filter(lends=True).exists()


def test_while_they_are_still_a_pair_there_is_nothing_to_pass_on(cast: Cast) -> None:
    cast.writes(cast.her, HERS)
    assert (
        "Hvem læser det her med dig?"
        not in came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
    )
    with pytest.raises(NotAllowed):
        actions.pass_on(thread=cast.thread, by=cast.her)


def test_the_same_peer_again_is_no_next_peer(cast: Cast) -> None:
    cast.writes(cast.her, HERS)
    Pair.objects.filter(id=cast.pair.id).update(ended_at=timezone.now() - timedelta(days=3))
    a_pair(cast.house, cast.ida, cast.jonas)
    assert queries.choice(cast.her, cast.thread) is None


def test_it_goes_with_the_words_and_with_whoever_is_erased(cast: Cast, lone: Person) -> None:
    actions.pass_on(thread=cast.thread, by=cast.her)
    actions.forget(person_id=cast.jonas.id, by=cast.house.system)
    assert not Passing.objects.exists()


def test_each_finds_their_own_choice_in_their_copy(cast: Cast, lone: Person) -> None:
    actions.pass_on(thread=cast.thread, by=cast.her)
    actions.lend_words(thread=cast.thread, yes=True, by=cast.him)
    hers, his = queries.tell(cast.her, cast.ida.id), queries.tell(cast.him, cast.jonas.id)
    assert hers["threads"][0]["passed_on"][0]["taken_back"] is None and "my_words" not in json.dumps(
        hers, default=str
    )
    assert his["threads"][0]["my_words_may_go_along"] is True and "passed_on" not in json.dumps(
        his, default=str
    )


def test_pressed_after_a_new_peer_has_gone_again_nothing_happens(cast: Cast, lone: Person) -> None:
    Pair.objects.filter(peer=lone).update(ended_at=timezone.now())
    hers = came_in(cast.house, cast.ida)
    assert hers.post(f"{MINE}{cast.pair.id}/laes-med/", {"do": "pass_on"}).status_code == 302
    assert not Passing.objects.exists()
    assert hers.post(f"{MINE}{uuid4()}/laes-med/", {"do": "pass_on"}).status_code == 404
