"""A circle writes together: led by facilitators, left without explaining, read by nobody else."""

import threading
from collections.abc import Callable
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections

from sideomside.ground.vault.walls import within
from sideomside.matching import actions as matching
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Message, Thread
from sideomside.messages.rules import Closed, MustNotBeTogether
from sideomside.messages.tests.cast import Cast, a_circle, came_in, make_cast, signed_in
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"
RUDE = "Du er dum"


@pytest.fixture
def noor(cast: Cast) -> Person:
    return someone(cast.house, "Noor", Hat.PARTICIPANT)


@pytest.fixture
def karen(cast: Cast) -> Viewer:
    return cast.as_(cast.karen, Hat.COORDINATOR)


@pytest.fixture
def circle(cast: Cast, noor: Person) -> Thread:
    return a_circle(cast, noor)


def says(circle: Thread, by: Viewer, words: str = "Vi ses på torsdag") -> Message:
    return actions.write(thread=circle, words=words, by=by)


def test_karen_begins_a_circle_on_a_page_and_pressed_twice_is_one(cast: Cast, noor: Person) -> None:
    client, once = signed_in(cast.house, cast.karen), str(uuid4())
    form = {
        "name": "Torsdagsholdet", "what_for": "Til os om torsdagen", "once": once,
        "facilitators": [f"peer.{cast.jonas.id}"],
        "others": [f"participant.{cast.ida.id}", f"participant.{noor.id}"],
    }  # fmt: skip
    for _ in range(2):
        assert client.post(f"{HIS}gruppe/", form).status_code == 302
    assert Thread.objects.count() == 1 and Member.objects.count() == 3
    assert Member.objects.get(moderates=True).person == cast.jonas
    assert not Member.objects.exclude(joined_at=None).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_two_presses_at_once_begin_one_circle_and_each_yes_has_its_own_place() -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
    karen, once = cast.as_(cast.karen, Hat.COORDINATOR), uuid4()

    def begin() -> None:
        actions.gather(
            programme=house.programme, name="x", what_for="y", facilitators=[(cast.jonas.id, Hat.PEER)],
            others=[(cast.ida.id, Hat.PARTICIPANT)], once=once, by=karen,
        )  # fmt: skip

    assert at_once(house, begin, begin) == []
    with within(house.organisation.id):
        circle = Thread.objects.get()
        actions.come_along(thread=circle, by=cast.him)
    writes = [lambda: actions.write(thread=circle, words="hej", by=cast.him)] * 2
    assert at_once(house, lambda: actions.come_along(thread=circle, by=cast.her), *writes) == []
    with within(house.organisation.id):
        ida = Member.objects.get(person=cast.ida)
        before = [m.number for m in Message.objects.all() if m.written_at < ida.joined_at]
        assert ida.after == len(before) and sorted(Message.objects.values_list("number", flat=True)) == [1, 2]


def at_once(house: House, *acts: Callable[[], object]) -> list[Exception]:
    """Each in a transaction and a line to the database of its own, begun at the same moment."""
    ready, faults = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=20)
            with within(house.organisation.id):
                act()
        except Exception as wrong:  # noqa: BLE001 - told by the assertion
            faults.append(wrong)
        finally:
            connections.close_all()

    running = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return faults


def test_everybody_in_it_reads_and_writes_and_nobody_else(
    cast: Cast, circle: Thread, noor: Person, karen: Viewer
) -> None:
    hers, noors = came_in(cast.house, cast.ida), came_in(cast.house, noor)
    hers.post(f"{MINE}{circle.id}/", {"words": "Vi ses på torsdag"})
    page = noors.get(f"{MINE}{circle.id}/").content.decode()
    assert "Vi ses på torsdag" in page and "Ida" in page and "Torsdagsholdet" in page
    outside = came_in(cast.house, someone(cast.house, "Per", Hat.PARTICIPANT))
    assert outside.get(f"{MINE}{circle.id}/").status_code == 404
    assert outside.get(f"{MINE}{circle.id}/hvem/").status_code == 404
    assert queries.thread(karen, circle.id) is None
    karens = signed_in(cast.house, cast.karen)
    assert "Vi ses på torsdag" not in karens.get(f"{HIS}gruppe/{circle.id}/").content.decode()
    assert karens.get(f"{HIS}{circle.id}/").status_code == 404


def test_a_facilitator_hides_a_message_with_a_reason(cast: Cast, circle: Thread, noor: Person) -> None:
    message = says(circle, cast.as_(noor, Hat.PARTICIPANT), RUDE)
    his = signed_in(cast.house, cast.jonas)
    assert his.post(f"{HIS}skjul/{message.id}/", {"why": ""}).status_code == 200
    his.post(f"{HIS}skjul/{message.id}/", {"why": "Vi taler ordentligt til hinanden"})
    hers = came_in(cast.house, cast.ida).get(f"{MINE}{circle.id}/").content.decode()
    assert RUDE not in hers and "Vi taler ordentligt" in hers
    own = came_in(cast.house, noor).get(f"{MINE}{circle.id}/").content.decode()
    assert RUDE in own and "Vi taler ordentligt" in own


def test_only_a_facilitator_of_this_very_circle_hides(
    cast: Cast, circle: Thread, noor: Person, karen: Viewer
) -> None:
    message = says(circle, cast.as_(noor, Hat.PARTICIPANT))
    lone = someone(cast.house, "Lone", Hat.PEER)
    other = actions.gather(
        programme=cast.house.programme,
        name="Et andet",
        facilitators=[(lone.id, Hat.PEER)],
        others=[],
        by=karen,
    )
    actions.come_along(thread=other, by=cast.as_(lone, Hat.PEER))
    for viewer in (cast.her, karen, cast.as_(lone, Hat.PEER), cast.as_(cast.jonas, Hat.PARTICIPANT)):
        with pytest.raises(NotAllowed):
            actions.hide_message(message=message, why="nej", by=viewer)
    between_two = cast.writes(cast.her)
    with pytest.raises(NotAllowed):
        actions.hide_message(message=between_two, why="nej", by=cast.him)


def test_the_page_for_hiding_is_not_there_for_a_member_who_does_not_lead(cast: Cast, noor: Person) -> None:
    lone = someone(cast.house, "Lone", Hat.PEER)
    circle = a_circle(cast, noor)
    actions.ask_along(thread=circle, coming=(lone.id, Hat.PEER), by=cast.as_(cast.karen, Hat.COORDINATOR))
    actions.come_along(thread=circle, by=cast.as_(lone, Hat.PEER))
    message = says(circle, cast.her)
    assert signed_in(cast.house, lone).get(f"{HIS}skjul/{message.id}/").status_code == 404
    assert signed_in(cast.house, cast.jonas).get(f"{HIS}skjul/{message.id}/").status_code == 200


def test_two_who_must_not_meet_are_not_brought_together(cast: Cast, noor: Person, karen: Viewer) -> None:
    matching.keep_apart(person=cast.ida, other_id=noor.id, by=karen)
    with pytest.raises(MustNotBeTogether):
        actions.gather(
            programme=cast.house.programme, name="x", facilitators=[(cast.jonas.id, Hat.PEER)],
            others=[(cast.ida.id, Hat.PARTICIPANT), (noor.id, Hat.PARTICIPANT)], by=karen,
        )  # fmt: skip
    page = signed_in(cast.house, cast.karen).post(
        f"{HIS}gruppe/",
        {
            "name": "x", "what_for": "y", "facilitators": [f"peer.{cast.jonas.id}"],
            "others": [f"participant.{cast.ida.id}", f"participant.{noor.id}"],
        },
    )  # fmt: skip
    assert page.status_code == 200 and "må ikke bringes sammen" in page.content.decode()
    assert not Thread.objects.exists()


def test_nobody_is_brought_in_who_is_not_of_the_programme(cast: Cast, circle: Thread, karen: Viewer) -> None:
    stranger = someone(cast.house, "Fremmed")
    for by, coming in ((karen, stranger.id), (cast.him, cast.kim.id)):
        with pytest.raises(NotAllowed):
            actions.ask_along(thread=circle, coming=(coming, Hat.PARTICIPANT), by=by)


def test_nobody_is_brought_in_between_two_nor_leaves_or_closes_what_is_no_circle(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    cast.writes(cast.her)
    for act in (
        lambda: actions.ask_along(thread=cast.thread, coming=(noor.id, Hat.PARTICIPANT), by=karen),
        lambda: actions.close_circle(thread=cast.thread, by=karen),
        lambda: actions.leave(thread=cast.thread, by=cast.her),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/forlad/").status_code == 404
    assert Member.objects.filter(thread=cast.thread, left_at=None).count() == 2


def test_closed_nobody_writes_and_everybody_reads(cast: Cast, circle: Thread) -> None:
    says(circle, cast.her)
    signed_in(cast.house, cast.jonas).post(f"{HIS}gruppe/{circle.id}/luk/")
    circle.refresh_from_db()
    with pytest.raises(Closed):
        says(circle, cast.her)
    assert "Vi ses på torsdag" in came_in(cast.house, cast.ida).get(f"{MINE}{circle.id}/").content.decode()
