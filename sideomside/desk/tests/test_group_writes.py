"""A course that would like to write together: begun once, asked each by themselves, and found from its own pages."""

from collections.abc import Iterator

import pytest

from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.models import Gathering
from sideomside.gatherings.tests.cast import Cast, gather
from sideomside.ground.vault.walls import within
from sideomside.matching import actions as matching
from sideomside.messages import actions, queries
from sideomside.messages.models import Thread
from sideomside.people.models import Person
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
