"""Supervision and days for learning are called off or moved: a letter says so, and never what it was."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.path import actions, queries
from sideomside.path.models import Module, Sparring, SparringSeat, TrainingDay
from sideomside.path.rules import Lesson, Time, Times
from sideomside.path.tests.cast import Cast, came_in, signed_in, told
from sideomside.peers.tests.cast import active_peer
from sideomside.people.actions import add_contact
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from tests.people import wearing

WHERE = "Sparringsrummet"
TELLING = (WHERE, "sparring", "Sparring", "peer", "At lytte", "Karen Holm")


def a_peer(cast: Cast, name: str, *, mail: bool = True) -> Person:
    person = active_peer(cast.house, name).person
    if mail:
        add_contact(person=person, way="mail", value=f"{person.id}@post.example", by=cast.house.system)
    return person


def planned(cast: Cast, *people: Person, days: int = 3) -> Sparring:
    at = timezone.now() + timedelta(days=days)
    times = Times(at, 90, WHERE, "group", "Bodil", tuple(one.id for one in people), open_to_all=True)
    [one] = actions.plan_sparring(programme=cast.house.programme, times=times, once=uuid4(), by=cast.by)
    return one


def taught(cast: Cast, days: int = 3) -> TrainingDay:
    known = Module.objects.first() or actions.write_module(
        programme=cast.house.programme, lesson=Lesson("At lytte", "", 120), once=uuid4(), by=cast.by
    )
    time = Time(timezone.now() + timedelta(days=days), 120, WHERE)
    return actions.plan_day(module=known, time=time, once=uuid4(), by=cast.by)


def written() -> list[tuple[UUID | None, str]]:
    letters = list(Letter.objects.filter(template__startswith="path/mail/").order_by("made_at"))
    for one in letters:
        assert not [word for word in TELLING if word in f"{one.subject}{one.text}".replace("/peer/", "")]
    return [(one.to_id, one.template.rpartition("/")[2]) for one in letters]


def test_supervision_is_called_off_and_who_meant_to_come_hears_it_once(cast: Cast) -> None:
    jonas, bo, per = a_peer(cast, "Jonas"), a_peer(cast, "Bo"), a_peer(cast, "Per")
    one = planned(cast, jonas, bo)
    seat = actions.take_seat(sparring=one, by=wearing(cast.house, per, Hat.PEER))
    actions.say_cannot(
        seat=SparringSeat.objects.get(person=bo), cannot=True, by=wearing(cast.house, bo, Hat.PEER)
    )
    desk = signed_in(cast.house, cast.karen)
    for _twice in range(2):
        desk.post(f"/sparring/{one.id}/", {"do": "call_off"})
    assert seat.person_id == per.id
    assert sorted(written(), key=str) == sorted([(jonas.id, "off"), (per.id, "off")], key=str)
    his = signed_in(cast.house, jonas)
    page = told(his, "/peer/sparring/")
    assert "Aflyst" in page and "Mine egne noter" not in page
    assert "er aflyst." in told(his, "/peer/")


def test_whom_no_letter_reaches_is_said_to_whoever_called_it_off(cast: Cast) -> None:
    one = planned(cast, a_peer(cast, "Jonas", mail=False))
    desk = signed_in(cast.house, cast.karen)
    page = desk.post(f"/sparring/{one.id}/", {"do": "call_off"}, follow=True).content.decode()
    assert "Der når ikke noget brev frem til Jonas, så ring." in page and written() == []


def test_supervision_is_moved_and_everybody_asked_hears_it(cast: Cast) -> None:
    jonas, bo = a_peer(cast, "Jonas"), a_peer(cast, "Bo")
    one, desk = planned(cast, jonas, bo), signed_in(cast.house, cast.karen)
    actions.say_cannot(
        seat=SparringSeat.objects.get(person=bo), cannot=True, by=wearing(cast.house, bo, Hat.PEER)
    )
    at = f"/sparring/{one.id}/"
    assert "En anden tid eller et andet sted" in told(desk, at)
    gone = desk.post(at, {"do": "move", "move-starts_at": "2020-01-05T17:00", "move-where": WHERE})
    assert "Vælg et tidspunkt, der ligger forude." in gone.content.decode() and written() == []
    for _twice in range(2):
        desk.post(at, {"do": "move", "move-starts_at": "2099-01-05T17:00", "move-where": WHERE})
    assert sorted(written(), key=str) == sorted([(jonas.id, "news"), (bo.id, "news")], key=str)
    assert "17.00" in told(signed_in(cast.house, jonas), "/peer/sparring/")
    [mine] = queries.my_times(wearing(cast.house, jonas, Hat.PEER), timezone.now())
    assert mine.changes == 1, "a calendar program sees that it is newer"


def test_a_day_for_learning_is_moved_and_called_off(cast: Cast) -> None:
    cast.begun()
    day, jonas = taught(cast), a_peer(cast, "Jonas")
    taught(cast, days=9)
    actions.say_coming(day=day, comes=True, by=cast.her)
    actions.say_coming(day=day, comes=True, by=wearing(cast.house, jonas, Hat.PEER))
    desk, at = signed_in(cast.house, cast.karen), f"/uddannelse/dag/{day.id}/"
    desk.post(at, {"do": "move", "move-starts_at": "2099-01-05T17:00", "move-where": "Et andet sted"})
    both = [cast.lone.id, jonas.id]
    assert sorted(written(), key=str) == sorted([(one, "news") for one in both], key=str)
    hers, his = (Letter.objects.get(to_id=one).text for one in both)
    assert "/m/" in hers and "/peer/" in his, "whoever is on the way comes in by a link, a peer signs in"
    desk.post(at, {"do": "call_off"})
    assert sorted(written(), key=str) == sorted([(one, w) for one in both for w in ("news", "off")], key=str)
    assert "Aflyst" in told(came_in(cast.house, cast.lone), "/min-side/laer/")


def test_taught_no_more_is_called_off_for_who_meant_to_come(cast: Cast) -> None:
    cast.begun()
    day = taught(cast)
    actions.say_coming(day=day, comes=True, by=cast.her)
    actions.retire_module(module=day.module, by=cast.by)
    assert written() == [(cast.lone.id, "off")]
    page = told(came_in(cast.house, cast.lone), "/min-side/laer/")
    assert "At lytte" in page and "Aflyst" in page


def test_what_should_have_been_yesterday_is_called_off_without_a_letter(cast: Cast) -> None:
    jonas = a_peer(cast, "Jonas")
    one = planned(cast, jonas)
    Sparring.objects.update(starts_at=timezone.now() - timedelta(days=1))
    actions.call_off_sparring(sparring=one, by=cast.by)
    assert written() == []


def test_nothing_is_moved_by_somebody_else_or_into_the_past(cast: Cast) -> None:
    one, day = planned(cast), taught(cast)
    soon = Time(timezone.now() + timedelta(days=5), 90, WHERE)
    past = Time(timezone.now() - timedelta(days=5), 90, WHERE)
    for time, by in ((soon, cast.her), (past, cast.by)):
        with pytest.raises(NotAllowed):
            actions.move_sparring(sparring=one, time=time, by=by)
        with pytest.raises(NotAllowed):
            actions.move_day(day=day, time=time, by=by)


def test_a_seat_taken_while_a_coordinator_looked_is_not_lost(cast: Cast) -> None:
    """Karen opens it; meanwhile Per takes a seat and Bo's is given to somebody else by Kim; Karen saves."""
    jonas, bo, per = a_peer(cast, "Jonas"), a_peer(cast, "Bo"), a_peer(cast, "Per")
    one, desk = planned(cast, jonas, bo), signed_in(cast.house, cast.karen)
    at = f"/sparring/{one.id}/"
    page = desk.get(at)
    seen = page.context["form"]["seen"].value()
    assert 'name="seen"' in page.content.decode() and set(seen.split()) == {str(jonas.id), str(bo.id)}
    actions.take_seat(sparring=one, by=wearing(cast.house, per, Hat.PEER))
    kims = {"people": [str(jonas.id), str(per.id)], "seen": f"{jonas.id} {bo.id} {per.id}"}
    signed_in(cast.house, cast.kim).post(at, kims)
    desk.post(
        at, {"people": [str(bo.id)], "seen": seen}
    )  # she takes Jonas out, and knows nothing of the others
    assert set(one.seats.values_list("person_id", flat=True)) == {per.id}


def test_two_at_once_each_with_their_own_tick(cast: Cast) -> None:
    jonas, bo = a_peer(cast, "Jonas"), a_peer(cast, "Bo")
    one = planned(cast)
    for person in (jonas, bo):  # both pages were opened while nobody sat there
        actions.change_seats(sparring=one, people=[person.id], seen=[], by=cast.by)
    assert set(one.seats.values_list("person_id", flat=True)) == {jonas.id, bo.id}
