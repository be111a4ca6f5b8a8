"""A course that would like to write together: begun once, asked each by themselves, and found from its own pages."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.models import Gathering, Signup
from sideomside.gatherings.tests.cast import Cast, gather
from sideomside.ground.vault.walls import within
from sideomside.matching import actions as matching
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Thread
from sideomside.people.models import Person, Role
from tests.people import Hat, build_house, someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield gather(house)


@pytest.fixture
def bo(cast: Cast) -> Person:
    return cast.somebody("Bo")


@pytest.fixture
def group(cast: Cast, bo: Person) -> Gathering:
    return cast.group(cast.ida, bo)


def staff(group: Gathering) -> str:
    return f"/gruppe/{group.id}/skriv-sammen/"


def mine(group: Gathering) -> str:
    return f"/min-side/gruppe/{group.id}/skriv-sammen/"


def test_from_a_course_to_words_each_by_their_own_yes(cast: Cast, group: Gathering, bo: Person) -> None:
    desk, ida = cast.desk(), cast.browser(cast.ida)
    assert "ikke et sted" in ida.get(mine(group)).content.decode()
    assert staff(group) in desk.get(f"/samvaer/{group.id}/").content.decode()
    for _twice in range(2):
        desk.post(staff(group))
    circle = Thread.objects.get()
    assert circle.name == "Fodfæste" and circle.programme == group.programme
    jonas = cast.at_work(cast.jonas)
    assert jonas.get(staff(group)).headers["Location"] == f"/skriv-sammen/{circle.id}/med/"
    assert "ikke et sted" in ida.get(mine(group)).content.decode(), "it rests until somebody leads it"
    actions.come_along(thread=circle, by=wearing(cast.house, cast.jonas, Hat.PEER))
    assert jonas.get(staff(group)).headers["Location"] == f"/skriv-sammen/{circle.id}/"
    assert ida.get(mine(group)).headers["Location"] == f"/min-side/skriv-sammen/{circle.id}/med/"
    ida.post(f"/min-side/skriv-sammen/{circle.id}/med/", {"do": "yes"})
    assert ida.get(mine(group)).headers["Location"] == f"/min-side/skriv-sammen/{circle.id}/"
    assert mine(group) in ida.get(f"/min-side/kalender/{group.id}/").content.decode()


def test_it_is_for_those_who_are_in_the_course_and_for_nobody_else(cast: Cast, group: Gathering) -> None:
    per, charlie = cast.somebody("Per"), someone(cast.house, "Charlie", Hat.PEER)
    assert cast.browser(per).get(mine(group)).status_code == 404
    assert cast.at_work(charlie).get(staff(group)).status_code == 404
    assert cast.at_work(cast.mikkel).get(staff(group)).status_code == 404
    assert cast.at_work(cast.jonas).post(staff(group)).status_code == 200 and not Thread.objects.exists()
    assert cast.desk().get(staff(cast.opened())).status_code == 404, "an event is no group"
    early = cast.opened("group", title="Onsdag")
    assert cast.desk().get(staff(early)).status_code == 404, "nobody knows anybody yet"


def test_whoever_has_left_the_course_is_shown_to_the_coordinator_who_asks_them(
    cast: Cast, group: Gathering, bo: Person
) -> None:
    desk = cast.desk()
    desk.post(staff(group))
    circle = Thread.objects.get()
    for by in (wearing(cast.house, cast.jonas, Hat.PEER), cast.as_ida):
        actions.come_along(thread=circle, by=by)
    assert "ikke i gruppen længere" not in desk.get(staff(group)).content.decode()
    gatherings.leave(signup=cast.signup(group, cast.ida), by=cast.as_ida)
    assert "Ida 🌻 skriver med og er ikke i gruppen længere" in desk.get(staff(group)).content.decode()
    assert queries.me_in(cast.as_ida, circle) is not None, "nobody is put out behind their back"


def test_two_who_must_not_meet_are_not_asked_into_it(cast: Cast, group: Gathering, bo: Person) -> None:
    matching.keep_apart(person=cast.ida, other_id=bo.id, by=cast.karen)
    page = cast.desk().post(staff(group), follow=True).content.decode()
    assert "må ikke bringes sammen" in page and not Thread.objects.exists()


def came_later(group: Gathering, person: Person) -> None:
    Signup.objects.create(gathering=group, person=person, seat="seated", asked_at=timezone.now())


def test_whoever_left_or_was_taken_out_is_not_asked_again_in_a_heap(
    cast: Cast, group: Gathering, bo: Person
) -> None:
    desk, as_bo = cast.desk(), cast.participant(bo)
    desk.post(staff(group))
    circle = Thread.objects.get()
    for by in (wearing(cast.house, cast.jonas, Hat.PEER), cast.as_ida, as_bo):
        actions.come_along(thread=circle, by=by)
    actions.leave(thread=circle, by=as_bo)
    actions.take_out(member=Member.objects.get(person=cast.ida), words="Kære Ida. Jeg ringer.", by=cast.karen)
    per = cast.somebody("Per")
    came_later(group, per)
    assert "Én i gruppen er ikke spurgt" in desk.get(staff(group)).content.decode()
    desk.post(staff(group))
    assert [one.words for one in queries.goodbyes(cast.as_ida)] == ["Kære Ida. Jeg ringer."]
    assert queries.invitation(cast.as_ida, circle.id) is queries.invitation(as_bo, circle.id) is None
    assert queries.invitation(cast.participant(per), circle.id) is not None


def test_one_who_must_not_meet_somebody_keeps_no_later_comer_out(
    cast: Cast, group: Gathering, bo: Person
) -> None:
    desk, later = cast.desk(), [cast.somebody("Per"), cast.somebody("Noor")]
    desk.post(staff(group))
    circle = Thread.objects.get()
    actions.come_along(thread=circle, by=wearing(cast.house, cast.jonas, Hat.PEER))
    for one in later:
        came_later(group, one)
    matching.keep_apart(person=later[0], other_id=bo.id, by=cast.karen)
    page = desk.post(staff(group), follow=True).content.decode()
    asked = [queries.invitation(cast.participant(one), circle.id) is not None for one in later]
    assert asked == [False, True] and "må ikke bringes sammen" in page and "spørgsmålet stillet" in page


def test_one_on_a_pause_is_left_in_peace_and_the_others_are_asked(
    cast: Cast, group: Gathering, bo: Person
) -> None:
    Role.objects.filter(person=bo).update(state=Role.State.PAUSED)
    Role.objects.filter(person=cast.lone).update(state=Role.State.PAUSED)
    assert cast.desk().post(staff(group)).status_code == 302
    asked = set(Member.objects.values_list("person_id", flat=True))
    assert asked == {cast.ida.id, cast.jonas.id}


def test_a_closed_place_is_shown_as_closed(cast: Cast, group: Gathering) -> None:
    desk = cast.desk()
    desk.post(staff(group))
    actions.close_circle(thread=Thread.objects.get(), by=cast.karen)
    came_later(group, cast.somebody("Per"))
    page = desk.get(staff(group)).content.decode()
    assert "er lukket" in page and "ikke spurgt" not in page and "Se, hvem" not in page
    assert desk.post(staff(group)).status_code == 302 and Member.objects.count() == 4
