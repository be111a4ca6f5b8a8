"""Nobody is in a circle before their own yes, nobody reads what was written before it, and a no is told to nobody."""

import json
from datetime import timedelta
from re import sub
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.matching import actions as matching
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Message, Picture, Thread
from sideomside.messages.rules import Closed, first_names
from sideomside.messages.tests.cast import WORD, Cast, a_circle, a_picture, came_in, notices, signed_in
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"
OLD, NEW = "Det her blev sagt i fortrolighed", "Velkommen, alle sammen"


@pytest.fixture
def noor(cast: Cast) -> Person:
    return someone(cast.house, "Noor Haddad", Hat.PARTICIPANT, mail="noor@post.example")


@pytest.fixture
def karen(cast: Cast) -> Viewer:
    return cast.as_(cast.karen, Hat.COORDINATOR)


def says(circle: Thread, by: Viewer, words: str) -> Message:
    return actions.write(thread=circle, words=words, by=by)


def asks(circle: Thread, who: Person, karen: Viewer, hat: str = Hat.PARTICIPANT) -> None:
    actions.ask_along(thread=circle, coming=(who.id, hat), by=karen)


def main(page: object) -> str:
    return page.content.decode().partition("<main")[2].partition("</main>")[0]  # type: ignore[attr-defined]


def test_noor_reads_nothing_and_nobody_is_named_before_she_says_yes(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast)
    says(circle, cast.her, OLD)
    asks(circle, noor, karen)
    hers = came_in(cast.house, noor)
    assert "Torsdagsholdet" in hers.get(MINE).content.decode()
    page = main(hers.get(f"{MINE}{circle.id}/med/"))
    assert "Til os, der ses om torsdagen" in page and "Jonas" in page and "Der er 2 med nu" in page
    assert "Ida" not in page and OLD not in page
    for path in ("", "nyt/", "hvem/"):
        assert hers.get(f"{MINE}{circle.id}/{path}").status_code == 404
    assert hers.post(f"{MINE}{circle.id}/", {"words": "x"}).status_code == 404
    assert Message.objects.count() == 1


def test_nobody_in_it_sees_that_noor_is_asked(cast: Cast, noor: Person, karen: Viewer) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    pages = [came_in(cast.house, cast.ida).get(f"{MINE}{circle.id}/{path}") for path in ("", "hvem/")]
    his = signed_in(cast.house, cast.jonas)
    pages += [his.get(f"{HIS}gruppe/{circle.id}/"), his.get(f"{HIS}{circle.id}/")]
    assert not any("Noor" in page.content.decode() for page in pages)
    assert "Noor" in signed_in(cast.house, cast.karen).get(f"{HIS}gruppe/{circle.id}/").content.decode()


def test_after_her_yes_she_reads_what_is_written_from_then_on_alone(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast)
    hers = came_in(cast.house, cast.ida)
    hers.post(f"{MINE}{circle.id}/", {"words": OLD, "picture": SimpleUploadedFile("x.jpg", a_picture())})
    asks(circle, noor, karen)
    noors = came_in(cast.house, noor)
    for _ in range(2):  # pressed twice
        assert noors.post(f"{MINE}{circle.id}/med/", {"do": "yes"}).status_code == 302
    says(circle, cast.her, NEW)
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    for path in ("", "nyt/?after=0", "?before=999", "?before=2"):
        assert OLD not in noors.get(f"{MINE}{circle.id}/{path}").content.decode()
    page = noors.get(f"{MINE}{circle.id}/").content.decode()
    assert NEW in page and "?before=" not in page and "siden du kom med" in page
    assert "siden du kom med" not in hers.get(f"{MINE}{circle.id}/").content.decode()
    before = Message.objects.get(number=1)
    assert queries.message(as_noor, before.id) is None
    assert noors.get(f"{MINE}billede/{Picture.objects.get().id}/").status_code == 404
    assert hers.get(f"{MINE}billede/{Picture.objects.get().id}/").status_code == 200


def test_the_list_tells_nothing_of_when_they_wrote_before_she_came(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast)
    says(circle, cast.her, OLD)
    asks(circle, noor, karen)
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    actions.come_along(thread=circle, by=as_noor)
    [row] = [row for row in queries.mine(as_noor) if row.sort == "circle"]
    assert row.last_at is None
    [hers] = [row for row in queries.mine(cast.her) if row.sort == "circle"]
    assert hers.last_at is not None


def test_out_and_in_again_is_a_new_question_and_a_new_beginning(cast: Cast, karen: Viewer) -> None:
    circle = a_circle(cast)
    says(circle, cast.him, OLD)
    hers = came_in(cast.house, cast.ida)
    for _ in range(2):
        hers.post(f"{MINE}{circle.id}/forlad/")
    assert hers.get(f"{MINE}{circle.id}/").status_code == 404
    says(circle, cast.him, "Mens hun var væk")
    assert not Member.objects.get(person=cast.ida).new
    asks(circle, cast.ida, karen)
    assert hers.get(f"{MINE}{circle.id}/").status_code == 404
    hers.post(f"{MINE}{circle.id}/med/", {"do": "yes"})
    says(circle, cast.him, NEW)
    page = hers.get(f"{MINE}{circle.id}/").content.decode()
    assert NEW in page and OLD not in page and "Mens hun var væk" not in page


def seen(client: Client, circle: Thread) -> list[str]:
    """A coordinator's pages, without the mark each form gets anew."""
    pages = [client.get(f"{HIS}gruppe/{circle.id}/"), client.get(HIS), client.get("/i-dag/")]
    return [sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main(page)) for page in pages]


@pytest.mark.parametrize("answer", ["no", "nothing"])
def test_a_no_looks_like_silence_to_everybody_else(
    cast: Cast, noor: Person, karen: Viewer, answer: str
) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    noors, karens = came_in(cast.house, noor), signed_in(cast.house, cast.karen)
    before = seen(karens, circle)
    assert "Noor" in before[0]
    lines = Entry.objects.filter(about_id=noor.id).exclude(verb__startswith="read.").count()
    if answer == "no":
        for _ in range(2):
            assert noors.post(f"{MINE}{circle.id}/med/", {"do": "no"}).status_code == 302
    asks(circle, noor, karen)  # and once more: nothing is different
    assert seen(karens, circle) == before
    assert Entry.objects.filter(about_id=noor.id).exclude(verb__startswith="read.").count() == lines
    assert (Member.objects.get(person=noor).no_at is not None) is (answer == "no")


def test_whoever_said_no_is_not_shown_the_question_and_may_think_again(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    noors = came_in(cast.house, noor)
    noors.post(f"{MINE}{circle.id}/med/", {"do": "no"})
    page = noors.get(MINE).content.decode()
    assert "Vil du være med i en gruppe" not in page and "Du sagde nej tak" in page
    again = main(noors.get(f"{MINE}{circle.id}/med/"))
    assert "Du har sagt nej tak" in again and 'value="no"' not in again
    noors.post(f"{MINE}{circle.id}/med/", {"do": "yes"})
    assert noors.get(f"{MINE}{circle.id}/").status_code == 200


@pytest.mark.parametrize("answer", ["no", "nothing"])
def test_after_a_month_both_are_gone_and_may_be_asked_again(
    cast: Cast, noor: Person, karen: Viewer, answer: str
) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    if answer == "no":
        actions.say_no(thread=circle, by=as_noor)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert queries.asked_along(karen, circle) == [] and queries.invitations(as_noor) == []
        with pytest.raises(NotAllowed):
            actions.come_along(thread=circle, by=as_noor)
        asks(circle, noor, karen)
        [asked] = queries.invitations(as_noor)
        assert not asked.said_no


def test_the_letter_about_it_says_nothing_and_goes_once_somebody_leads(cast: Cast, noor: Person) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        circle = actions.gather(
            programme=cast.house.programme, name="Torsdagsholdet", what_for="Om sorg", once=uuid4(),
            facilitators=[(cast.jonas.id, Hat.PEER)], others=[(noor.id, Hat.PARTICIPANT)],
            by=cast.as_(cast.karen, Hat.COORDINATOR),
        )  # fmt: skip
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    with time_machine.travel(start + timedelta(minutes=6), tick=False):
        notices()
        assert {letter.to_id for letter in Letter.objects.all()} == {cast.jonas.id}
        assert queries.invitations(as_noor) == []  # nobody would lead it
        actions.come_along(thread=circle, by=cast.him)
        assert len(queries.invitations(as_noor)) == 1
    with time_machine.travel(start + timedelta(minutes=12), tick=False):
        notices()
    letter = Letter.objects.get(to_id=noor.id)
    for word in ("Torsdag", "sorg", "gruppe", "Jonas", "med"):
        assert word not in f"{letter.subject} {letter.text}".replace("/m/", "").split()
    assert letter.subject == "Hej fra Karen"


def test_a_circle_nobody_leads_rests(cast: Cast, karen: Viewer) -> None:
    circle = a_circle(cast)
    says(circle, cast.her, NEW)
    actions.leave(thread=circle, by=cast.him)
    with pytest.raises(Closed):
        says(circle, cast.her, "Er her nogen?")
    page = came_in(cast.house, cast.ida).get(f"{MINE}{circle.id}/").content.decode()
    assert NEW in page and "Gruppen hviler lige nu" in page and 'name="words"' not in page
    assert "Ingen leder den endnu" in signed_in(cast.house, cast.karen).get(HIS).content.decode()
    lone = someone(cast.house, "Lone", Hat.PEER)
    actions.ask_along(thread=circle, coming=(lone.id, Hat.PEER), moderates=True, by=karen)
    actions.come_along(thread=circle, by=cast.as_(lone, Hat.PEER))
    assert says(circle, cast.her, "Så er vi her igen").number == 2


@pytest.mark.parametrize("state", ["paused", "left", "suspended", "invited"])
def test_only_whoever_takes_part_today_is_asked_reads_and_writes(
    cast: Cast, noor: Person, karen: Viewer, state: str
) -> None:
    circle = a_circle(cast, noor)
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    role = Role.objects.get(person=noor, name=Hat.PARTICIPANT)
    Role.objects.filter(id=role.id).update(state=state)
    client = came_in(cast.house, noor)
    for path in ("", "nyt/", "hvem/"):
        assert client.get(f"{MINE}{circle.id}/{path}").status_code == 404
    with pytest.raises(NotAllowed):
        says(circle, as_noor, "x")
    assert "Noor" not in {name for _m, name in queries.members(cast.her, circle)}
    says(circle, cast.her, NEW)
    assert queries.count_new(as_noor) == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        notices()
    assert not Letter.objects.filter(to_id=noor.id).exists()
    bo = someone(cast.house, "Bo", Hat.PARTICIPANT)
    Role.objects.filter(person=bo).update(state=state)
    with pytest.raises(NotAllowed):
        asks(circle, bo, karen)
    Role.objects.filter(id=role.id).update(state="active")
    assert NEW in client.get(f"{MINE}{circle.id}/").content.decode()


def test_on_a_pause_one_can_still_leave(cast: Cast) -> None:
    circle = a_circle(cast)
    Role.objects.filter(person=cast.ida).update(state="paused")
    client = came_in(cast.house, cast.ida)
    page = client.get(MINE).content.decode()
    assert "Dine grupper hviler" in page and "Torsdagsholdet" not in page
    assert client.post(f"{MINE}{circle.id}/forlad/").status_code == 302
    assert "Dine grupper hviler" not in client.get(MINE).content.decode()
    assert Member.objects.get(person=cast.ida).left_at is not None


def test_another_hat_answers_nothing_for_this_one(cast: Cast, karen: Viewer) -> None:
    """Per is asked as a participant; where he works as a peer there is no question and no group."""
    per = someone(cast.house, "Per", Hat.PARTICIPANT, Hat.PEER)
    circle = a_circle(cast)
    asks(circle, per, karen)
    as_peer, as_participant = cast.as_(per, Hat.PEER), cast.as_(per, Hat.PARTICIPANT)
    assert queries.invitations(as_peer) == []
    with pytest.raises(NotAllowed):
        actions.come_along(thread=circle, by=as_peer)
    with pytest.raises(NotAllowed):
        actions.come_along(thread=circle, by=cast.as_(per, Hat.PARTICIPANT, opened=False))
    actions.come_along(thread=circle, by=as_participant)
    assert queries.thread(as_peer, circle.id) is None and queries.thread(as_participant, circle.id)


def test_whoever_must_not_meet_one_here_is_asked_nothing_though_it_was_said_later(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    matching.keep_apart(person=cast.ida, other_id=noor.id, by=karen)
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    assert queries.invitations(as_noor) == []
    with pytest.raises(NotAllowed):
        actions.come_along(thread=circle, by=as_noor)


def test_two_who_came_before_it_was_said_are_seen_by_the_coordinator(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast, noor)
    client = signed_in(cast.house, cast.karen)
    assert "må ikke bringes sammen" not in client.get(f"{HIS}gruppe/{circle.id}/").content.decode()
    matching.keep_apart(person=cast.ida, other_id=noor.id, by=karen)
    assert "må ikke bringes sammen" in client.get(f"{HIS}gruppe/{circle.id}/").content.decode()
    hers = came_in(cast.house, cast.ida).get(f"{MINE}{circle.id}/hvem/").content.decode()
    assert "må ikke bringes sammen" not in hers


def test_lists_of_names_leave_a_line_for_each_of_them(cast: Cast, noor: Person, karen: Viewer) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    bo = someone(cast.house, "Bo", Hat.PARTICIPANT)
    client = signed_in(cast.house, cast.karen)
    client.get(f"{HIS}gruppe/{circle.id}/")
    seen = Entry.objects.filter(verb="read.listed", by_id=cast.karen.id)
    members = set(seen.filter(detail__screen="circle_members").values_list("about_id", flat=True))
    assert members == {cast.ida.id, cast.jonas.id, noor.id}
    assert set(seen.filter(detail__screen="circle_candidates").values_list("about_id", flat=True)) == {bo.id}
    client.get(f"{HIS}gruppe/")
    candidates = set(seen.filter(detail__screen="circle_candidates").values_list("about_id", flat=True))
    assert candidates == {bo.id, noor.id, cast.ida.id, cast.jonas.id}
    signed_in(cast.house, cast.jonas).get(f"{HIS}gruppe/{circle.id}/")
    looked = Entry.objects.filter(verb="read.listed", by_id=cast.jonas.id)
    assert set(looked.values_list("about_id", flat=True)) == {cast.ida.id}


def test_members_know_each_other_by_first_name(cast: Cast, noor: Person) -> None:
    circle = a_circle(cast, noor)
    says(circle, cast.as_(noor, Hat.PARTICIPANT), NEW)
    client = came_in(cast.house, cast.ida)
    for path in ("", "hvem/"):
        page = client.get(f"{MINE}{circle.id}/{path}").content.decode()
        assert "Noor" in page and "Haddad" not in page


def test_two_of_the_same_name_get_a_letter_more() -> None:
    ids = [uuid4() for _ in range(4)]
    names = dict(zip(ids, ("Ida Holm", "ida  Bech Lund", "Noor Haddad", ""), strict=True))
    assert list(first_names(names).values()) == ["Ida H.", "ida L.", "Noor", ""]


def test_a_participant_is_not_asked_to_lead(cast: Cast, noor: Person, karen: Viewer) -> None:
    circle = a_circle(cast)
    with pytest.raises(NotAllowed):
        actions.ask_along(thread=circle, coming=(noor.id, Hat.PARTICIPANT), moderates=True, by=karen)
    answer = signed_in(cast.house, cast.karen).post(
        f"{HIS}gruppe/{circle.id}/", {"who": f"participant.{noor.id}", "leads": "on"}
    )
    assert answer.status_code == 200 and not Member.objects.filter(person=noor).exists()


def test_hidden_on_a_shared_phone_the_question_is_hidden_too(cast: Cast, karen: Viewer) -> None:
    circle = a_circle(cast)
    says(circle, cast.him, NEW)
    client = came_in(cast.house, cast.ida)
    client.post(f"{MINE}{circle.id}/skjul/")
    client.post(f"{MINE}{circle.id}/forlad/")
    asks(circle, cast.ida, karen)
    assert "Torsdagsholdet" not in client.get(MINE).content.decode()
    assert client.get(f"{MINE}{circle.id}/med/").status_code == 404


@pytest.mark.parametrize("said_no", [False, True])
def test_a_question_can_be_hidden_until_the_word_is_given_again(
    cast: Cast, noor: Person, karen: Viewer, said_no: bool
) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    client = came_in(cast.house, noor)
    if said_no:
        client.post(f"{MINE}{circle.id}/med/", {"do": "no"})
    assert client.post(f"{MINE}{circle.id}/med/", {"do": "hide"}).status_code == 302
    for path in (MINE, "/min-side/", "/min-side/mine-oplysninger/alt/"):
        assert "Torsdagsholdet" not in client.get(path).content.decode()
    assert client.get(f"{MINE}{circle.id}/med/").status_code == 404
    client.post(f"{MINE}vis/", {"word": WORD})
    assert client.get(f"{MINE}{circle.id}/med/").status_code == 200


def test_her_own_copy_tells_what_she_was_asked_and_answered(cast: Cast, noor: Person, karen: Viewer) -> None:
    circle = a_circle(cast)
    says(circle, cast.her, OLD)
    asks(circle, noor, karen)
    as_noor = cast.as_(noor, Hat.PARTICIPANT)
    actions.say_no(thread=circle, by=as_noor)
    copy = queries.tell(as_noor, noor.id)
    assert copy["threads"] == [] and OLD not in json.dumps(copy, default=str, ensure_ascii=False)
    [asked] = copy["asked_along"]
    assert asked["name"] == "Torsdagsholdet" and asked["said_no"]


def test_her_copy_keeps_her_own_words_after_she_has_left(cast: Cast) -> None:
    circle = a_circle(cast)
    says(circle, cast.her, OLD)
    says(circle, cast.him, NEW)
    actions.leave(thread=circle, by=cast.her)
    [thread] = queries.tell(cast.her, cast.ida.id)["threads"]
    assert [one["words"] for one in thread["messages"]] == [OLD]


def test_a_copy_never_mixes_two_hats(cast: Cast, karen: Viewer) -> None:
    """Per is in the same group as a peer and as a participant."""
    per = someone(cast.house, "Per", Hat.PARTICIPANT, Hat.PEER)
    circle = a_circle(cast, per)
    asks(circle, per, karen, Hat.PEER)
    as_peer, as_participant = cast.as_(per, Hat.PEER), cast.as_(per, Hat.PARTICIPANT)
    actions.come_along(thread=circle, by=as_peer)
    says(circle, as_peer, "som peer")
    says(circle, as_participant, "som deltager")
    for viewer, own in ((as_peer, ["som peer"]), (as_participant, ["som deltager"])):
        [thread] = queries.tell(viewer, per.id)["threads"]
        assert [one["words"] for one in thread["messages"]] == own


def test_erased_nothing_of_the_question_is_left(cast: Cast, noor: Person, karen: Viewer) -> None:
    circle = a_circle(cast)
    asks(circle, noor, karen)
    actions.forget(person_id=noor.id, by=cast.house.system)
    assert not Member.objects.filter(person_id=noor.id).exists()
    assert queries.asked_along(karen, circle) == []


def test_a_circle_nobody_said_yes_to_or_all_were_erased_from_is_let_go_too(cast: Cast) -> None:
    a_circle(cast, yes=False)
    circle = a_circle(cast)
    for person in (cast.ida, cast.jonas):
        actions.forget(person_id=person.id, by=cast.house.system)
    for days, gone in ((89, 0), (91, 2)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            found = queries.kept_long_enough(cast.house.system, timezone.now())
            assert len(found) == gone and (circle.id in found) is bool(gone)


def test_a_circle_everybody_has_left_is_let_go_in_its_time(cast: Cast) -> None:
    circle = a_circle(cast)
    says(circle, cast.her, OLD)
    actions.leave(thread=circle, by=cast.her)
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert queries.kept_long_enough(cast.house.system, timezone.now()) == []  # Jonas is still there
    actions.leave(thread=circle, by=cast.him)
    for days, gone in ((89, []), (91, [circle.id])):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            assert queries.kept_long_enough(cast.house.system, timezone.now()) == gone
