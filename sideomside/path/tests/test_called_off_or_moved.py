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


def test_taught_no_more_names_whom_no_letter_reaches_and_writes_once_for_two_days(cast: Cast) -> None:
    jonas, bo = a_peer(cast, "Jonas", mail=False), a_peer(cast, "Bo")
    days = [taught(cast), taught(cast, days=9)]
    for person in (jonas, bo):
        for day in days:
            actions.say_coming(day=day, comes=True, by=wearing(cast.house, person, Hat.PEER))
    desk, at = signed_in(cast.house, cast.karen), f"/uddannelse/{days[0].module_id}/"
    page = desk.post(at, {"do": "retire"}, follow=True).content.decode()
    assert "Der når ikke noget brev frem til Jonas, så ring." in page and written() == [(bo.id, "off")]
    again = desk.post(at, {"do": "retire"}, follow=True).content.decode()
    assert "så ring" not in again and written() == [(bo.id, "off")]


@pytest.mark.parametrize("sat", [True, False])
def test_whoever_said_yes_or_no_to_tuesday_is_asked_anew_about_thursday(cast: Cast, sat: bool) -> None:
    """Supervision: Jonas took a seat, or said that he cannot; neither counts when it is moved."""
    jonas = a_peer(cast, "Jonas")
    as_jonas, one = wearing(cast.house, jonas, Hat.PEER), planned(cast)
    actions.take_seat(sparring=one, by=as_jonas)
    if not sat:
        actions.say_cannot(seat=SparringSeat.objects.get(), cannot=True, by=as_jonas)
    desk, his, at = signed_in(cast.house, cast.karen), signed_in(cast.house, jonas), f"/sparring/{one.id}/"
    place = {"do": "move", "move-where": "Et andet sted"}
    desk.post(at, place | {"move-starts_at": timezone.localtime(one.starts_at).strftime("%Y-%m-%dT%H:%M:%S")})
    desk.post(at, place | {"move-starts_at": "2099-01-05T17:00"})
    asked = "Det, du svarede før, gælder ikke længere. Kan du komme?"
    assert "har ikke svaret på den nye: Jonas" in told(desk, at) and asked in told(his, "/peer/sparring/")
    assert "Tiden er flyttet. Kan du komme?" in told(his, "/peer/")
    [mine] = queries.my_times(as_jonas, timezone.now())
    assert mine.asked and not mine.off
    his.post(f"/peer/sparring/{one.id}/", {"do": "cannot"})
    assert "Kan ikke komme: Jonas" in told(desk, at) and asked not in told(his, "/peer/sparring/")
    his.post(f"/peer/sparring/{one.id}/", {"do": "can"})
    page = told(desk, at)
    assert "Kan ikke komme" not in page and "har ikke svaret på den nye" not in page


def test_only_another_place_asks_nobody_anew(cast: Cast) -> None:
    day, jonas = taught(cast), a_peer(cast, "Jonas")
    actions.say_coming(day=day, comes=True, by=wearing(cast.house, jonas, Hat.PEER))
    actions.move_day(day=day, time=Time(day.starts_at, day.minutes, "Et andet sted"), by=cast.by)
    assert [one.id for one in queries.coming_to(cast.by, day)] == [jonas.id]
    assert written() == [(jonas.id, "news")]


def test_a_yes_to_one_day_for_learning_is_none_to_another(cast: Cast) -> None:
    day, jonas = taught(cast), a_peer(cast, "Jonas")
    as_jonas, his = wearing(cast.house, jonas, Hat.PEER), signed_in(cast.house, jonas)
    actions.say_coming(day=day, comes=True, by=as_jonas)
    desk, at = signed_in(cast.house, cast.karen), f"/uddannelse/dag/{day.id}/"
    assert "Har sagt, at de kommer: Jonas" in told(desk, at)
    desk.post(at, {"do": "move", "move-starts_at": "2099-01-05T17:00", "move-where": WHERE})
    assert "har ikke svaret på den nye: Jonas" in told(desk, at)
    assert "Det, du svarede før, gælder ikke længere." in told(his, "/peer/laer/")
    assert queries.coming_to(cast.by, day) == [] and [one.coming for one in days(cast)] == [0]
    for _twice in range(2):
        his.post("/peer/laer/", {"day": str(day.id), "do": "come"})
    assert "Har sagt, at de kommer: Jonas" in told(desk, at) and [one.coming for one in days(cast)] == [1]
    actions.move_day(day=day, time=Time(day.starts_at + timedelta(days=99), 120, WHERE), by=cast.by)
    his.post("/peer/laer/", {"day": str(day.id), "do": "not"})
    assert not day.seats.exists()


def days(cast: Cast) -> list[TrainingDay]:
    return queries.training_days(cast.by, cast.house.programme.id)


@pytest.mark.parametrize("mail", [True, False])
def test_moved_when_it_should_have_begun_whoever_sat_there_hears_it(cast: Cast, mail: bool) -> None:
    """Bodil is ill, and it is five past: the one who leads does not come, and Thursday is found instead."""
    jonas = a_peer(cast, "Jonas", mail=mail)
    one, day = planned(cast, jonas), taught(cast)
    actions.say_coming(day=day, comes=True, by=wearing(cast.house, jonas, Hat.PEER))
    for begun in (Sparring, TrainingDay):
        begun.objects.update(starts_at=timezone.now() - timedelta(minutes=5))
    desk = signed_in(cast.house, cast.karen)
    moved = {"do": "move", "move-starts_at": "2099-01-05T17:00", "move-where": WHERE}
    for at in (f"/sparring/{one.id}/", f"/uddannelse/dag/{day.id}/"):
        assert "En anden tid eller et andet sted" in told(desk, at)
        page = desk.post(at, moved, follow=True).content.decode()
        assert ("får et brev" if mail else "Der når ikke noget brev frem til Jonas, så ring.") in page
    assert written() == [(jonas.id, "news")] * 2 * mail


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
