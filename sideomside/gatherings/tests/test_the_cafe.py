"""Behind the counter: counts and no names, a host each day, a key and a list."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import CafeDay, KeyHolder, ShoppingItem
from sideomside.gatherings.tests.cast import Cast
from sideomside.intake import queries as coffee
from sideomside.people.models import OpeningHours, Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone, wearing


@pytest.fixture(autouse=True)
def open_every_day(cast: Cast) -> None:
    for weekday in range(7):
        OpeningHours.objects.create(
            place=cast.house.place, weekday=weekday, opens=time(0), closes=time(23, 59), host_note=""
        )


def test_sixty_guests_are_one_number_and_no_names(cast: Cast) -> None:
    mikkel, place = cast.at_work(cast.mikkel), str(cast.house.place.id)
    assert mikkel.get("/cafe/").status_code == 200
    sent = {"do": "count", "place": place, "guests": "60", "once": str(uuid4())}
    for _twice in range(2):
        mikkel.post("/cafe/", sent)
    as_mikkel = wearing(cast.house, cast.mikkel, Hat.HOST)
    assert coffee.guests_today(as_mikkel) == 60
    assert "60 gæster i dag" in mikkel.get("/cafe/").content.decode()
    for wrong in ("", "mange", "-3", "0", "100000"):
        mikkel.post("/cafe/", sent | {"guests": wrong, "once": str(uuid4())})
    assert coffee.guests_today(as_mikkel) == 60
    last = coffee.my_last_count(as_mikkel)
    mikkel.post("/cafe/", {"do": "uncount", "place": place, "visit": str(last.id)})
    assert coffee.guests_today(as_mikkel) == 0


def test_a_host_takes_a_free_day_and_gives_their_own_back(cast: Cast) -> None:
    mikkel, place = cast.at_work(cast.mikkel), str(cast.house.place.id)
    day = str(timezone.localdate() + timedelta(days=2))
    for _twice in range(2):
        mikkel.post("/cafe/", {"do": "take", "place": place, "day": day})
    assert CafeDay.objects.get().host == cast.mikkel
    other = someone(cast.house, "Ellen", Hat.HOST)
    for host, act in ((other, other), (None, other)):
        with pytest.raises(NotAllowed):
            actions.host_day(
                place=cast.house.place, day=CafeDay.objects.get().day, host=host,
                by=wearing(cast.house, act, Hat.HOST),
            )  # fmt: skip
    mikkel.post("/cafe/", {"do": "give_back", "place": place, "day": day})
    assert not CafeDay.objects.exists()
    cast.desk().post("/cafe/", {"do": "ask", "place": place, "day": day, "person": str(other.id)})
    assert CafeDay.objects.get().host == other
    assert [shift.host for shift in queries.rota(cast.karen) if str(shift.day) == day] == [other]


def test_the_key_changes_hands(cast: Cast) -> None:
    mikkel, place = cast.at_work(cast.mikkel), str(cast.house.place.id)
    for person in (cast.jonas, cast.mikkel, cast.ida):
        mikkel.post("/cafe/", {"do": "key", "place": place, "person": str(person.id)})
    assert KeyHolder.objects.get().person == cast.mikkel, "a guest is given no key"
    assert "Mikkel har haft nøglen siden i dag" in mikkel.get("/cafe/").content.decode()


def test_what_is_missing_is_bought_once(cast: Cast) -> None:
    mikkel, place = cast.at_work(cast.mikkel), str(cast.house.place.id)
    sent = {"do": "want", "place": place, "what": "Mælk 🥛", "once": str(uuid4())}
    for _twice in range(2):
        mikkel.post("/cafe/", sent)
    item = ShoppingItem.objects.get()
    assert "Mælk 🥛" in mikkel.get("/cafe/").content.decode()
    for _twice in range(2):
        cast.at_work(cast.jonas).post("/cafe/", {"do": "bought", "place": place, "item": str(item.id)})
    assert "Mælk" not in mikkel.get("/cafe/").content.decode()


def test_nobody_else_comes_behind_the_counter(cast: Cast) -> None:
    evaluator = someone(cast.house, "Frank", Hat.EVALUATOR)
    assert cast.at_work(evaluator).get("/cafe/").status_code == 404
    viewer = wearing(cast.house, evaluator, Hat.EVALUATOR)
    assert queries.cafes(viewer) == [] and queries.rota(viewer) == []
    with pytest.raises(NotAllowed):
        actions.want(place=cast.house.place, what="Kage", once=uuid4(), by=viewer)


def away(cast: Cast) -> list[tuple[str, str]]:
    return [(one.place.name, one.was_with) for one in queries.keys_away(cast.karen)]


def test_a_key_that_went_with_somebody_rises_on_the_first_page(cast: Cast) -> None:
    actions.give_key(place=cast.house.place, to=cast.mikkel, by=cast.karen)
    roles = Role.objects.filter(person=cast.mikkel)
    for state, rises in (("active", False), ("paused", False), ("left", True), ("suspended", True)):
        roles.update(state=state)
        assert away(cast) == ([(cast.house.place.name, "Mikkel")] if rises else []), state
    desk = cast.at_work(Person.objects.get(id=cast.karen.person_id))
    assert "Mikkel har nøglen, men kommer her ikke længere" in desk.get("/i-dag/").content.decode()
    actions.give_key(place=cast.house.place, to=cast.jonas, by=cast.karen)
    assert away(cast) == [] and "har nøglen" not in desk.get("/i-dag/").content.decode()


def test_whoever_has_it_is_erased_and_the_key_is_not(cast: Cast) -> None:
    actions.give_key(place=cast.house.place, to=cast.mikkel, by=cast.karen)
    actions.forget(person_id=cast.mikkel.id, by=cast.house.system)
    assert away(cast) == [(cast.house.place.name, "")] and KeyHolder.objects.get().person_id is None
    desk = cast.at_work(Person.objects.get(id=cast.karen.person_id))
    assert "Ingen ved, hvor nøglen er" in desk.get("/i-dag/").content.decode()
    assert "Ingen ved lige nu, hvor nøglen er" in desk.get("/cafe/").content.decode()


def test_nobody_else_is_told_where_a_key_went(cast: Cast) -> None:
    actions.give_key(place=cast.house.place, to=cast.mikkel, by=cast.karen)
    Role.objects.filter(person=cast.mikkel).update(state="left")
    elsewhere = Viewer(Hat.COORDINATOR, cast.house.organisation.id, uuid4(), frozenset({uuid4()}))
    assert queries.keys_away(cast.as_jonas) == [] and queries.keys_away(elsewhere) == []
