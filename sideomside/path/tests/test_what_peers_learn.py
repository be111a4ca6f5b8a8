"""Thirty-four hours in ten parts: planned, taught, noted, and a paper to take along."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.path import actions, queries
from sideomside.path.models import Attended, Module, TrainingDay, TrainingSeat
from sideomside.path.rules import Lesson, Time, Times
from sideomside.path.tests.cast import Cast, came_in, signed_in, told
from sideomside.peers import actions as peers
from sideomside.peers.tests.cast import active_peer
from sideomside.people.models import Programme
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone


def taught(cast: Cast, module: Module, *, days_ago: int = 1, minutes: int = 0) -> TrainingDay:
    at = timezone.now() - timedelta(days=days_ago)
    time = Time(at, minutes or module.minutes, "Huset")
    return actions.plan_day(module=module, time=time, once=uuid4(), by=cast.by)


def say(day: TrainingDay, what: str) -> dict[str, str]:
    return {"day": str(day.id), "do": what}


def test_the_example_is_thirty_four_hours_and_is_taken_once(cast: Cast) -> None:
    desk = signed_in(cast.house, cast.karen)
    assert "34 timer" in told(desk, "/uddannelse/")
    for _twice in range(2):
        desk.post("/uddannelse/")
    assert Module.objects.count() == 10
    assert sum(Module.objects.values_list("minutes", flat=True)) == 34 * 60


def test_who_was_there_is_noted_and_seen_on_ones_own_page(cast: Cast) -> None:
    cast.begun()
    [first, *_rest] = actions.begin_with_example(programme=cast.house.programme, by=cast.by)
    day, desk = taught(cast, first), signed_in(cast.house, cast.karen)
    at = f"/uddannelse/dag/{day.id}/"
    assert "Ingen har noteret, hvem der var med" in told(desk, "/i-dag/")
    for _twice in range(2):
        desk.post(at, {"came": [str(cast.lone.id)]})
    assert Attended.objects.count() == 1
    assert "Ingen har noteret" not in told(desk, "/i-dag/")
    her = came_in(cast.house, cast.lone)
    assert "3 timer af 34 timer" in told(her, "/min-side/laer/")
    assert "Velkommen" in told(her, "/min-side/laer/bevis/") and "At lytte" not in told(
        her, "/min-side/laer/bevis/"
    )
    desk.post(at, {"came": []})
    assert not Attended.objects.exists() and her.get("/min-side/laer/bevis/").status_code == 404


def test_a_part_in_two_halves_is_whole_after_both(cast: Cast) -> None:
    cast.begun()
    lesson = Lesson("At lytte", "", 240)
    module = actions.write_module(programme=cast.house.programme, lesson=lesson, once=uuid4(), by=cast.by)
    for number, whole in ((1, 0), (2, 1)):
        day = taught(cast, module, days_ago=5 - number, minutes=120)
        actions.note_attendance(day=day, came=[cast.lone.id], by=cast.by)
        learning = queries.learning_of(cast.by, cast.lone.id, cast.house.programme.id)
        assert learning and learning.done == whole


def test_a_form_with_hours_as_one_types_them(cast: Cast) -> None:
    desk, once = signed_in(cast.house, cast.karen), str(uuid4())
    said = {"title": "Førstehjælp 🩹", "hours": "1,5", "number": "3", "opens": "group", "once": once}
    for _twice in range(2):
        desk.post("/uddannelse/ny/", said)
    module = Module.objects.get()
    assert (module.minutes, module.opens) == (90, "group")
    page = told(desk, f"/uddannelse/{module.id}/")
    assert 'value="1,5' in page
    soon = {"do": "plan", "day-starts_at": "2099-01-05T17:00", "day-hours": "1,5", "day-once": once}
    for _twice in range(2):
        desk.post(f"/uddannelse/{module.id}/", soon)
    day = TrainingDay.objects.get()
    assert "Når det har været" in told(desk, f"/uddannelse/dag/{day.id}/")
    cast.begun()
    her = came_in(cast.house, cast.lone)
    assert "17.00" in told(her, "/min-side/laer/")
    desk.post(f"/uddannelse/dag/{day.id}/", {"do": "call_off"})
    assert "Aflyst" in told(her, "/min-side/laer/")
    assert desk.get(f"/uddannelse/dag/{day.id}/").status_code == 404


def test_one_says_oneself_that_one_comes_and_takes_it_back(cast: Cast) -> None:
    cast.begun()
    [first, second, *_rest] = actions.begin_with_example(programme=cast.house.programme, by=cast.by)
    soon, later = taught(cast, first, days_ago=-2), taught(cast, first, days_ago=-9)
    taught(cast, second, days_ago=-3)
    her, desk, at = came_in(cast.house, cast.lone), signed_in(cast.house, cast.karen), "/min-side/laer/"
    for _twice in range(2):
        assert "Tak, fordi du sagde det" in her.post(at, say(soon, "come"), follow=True).content.decode()
    assert TrainingSeat.objects.get().person_id == cast.lone.id
    assert "Har sagt, at de kommer: Lone" in told(desk, f"/uddannelse/dag/{soon.id}/")
    assert "1 har sagt ja" in told(desk, "/uddannelse/")
    since = timezone.now() - timedelta(days=1)
    assert len(queries.my_times(cast.her, since)) == 2, "of the first part only the day she chose"
    her.post(at, say(soon, "not"))
    assert not TrainingSeat.objects.exists() and len(queries.my_times(cast.her, since)) == 3
    actions.call_off_day(day=later, by=cast.by)
    assert "Den dag er der ikke mere" in her.post(at, say(later, "come"), follow=True).content.decode()
    with pytest.raises(NotAllowed):
        actions.say_coming(day=later, comes=True, by=cast.her)


def test_those_who_said_they_would_come_are_ticked_when_it_has_been(cast: Cast) -> None:
    cast.begun()
    [first, *_rest] = actions.begin_with_example(programme=cast.house.programme, by=cast.by)
    day, desk = taught(cast, first, days_ago=-2), signed_in(cast.house, cast.karen)
    actions.say_coming(day=day, comes=True, by=cast.her)
    TrainingDay.objects.update(starts_at=timezone.now() - timedelta(hours=5))
    at = f"/uddannelse/dag/{day.id}/"
    assert told(desk, at).count("checked") == 1
    desk.post(at, {"came": []})
    assert "checked" not in told(desk, at), "nobody is written down as having been there who was not"


def test_learned_elsewhere_and_kept_when_it_is_taught_no_more(cast: Cast) -> None:
    cast.begun()
    lesson = Lesson("Grænser", "Sige fra.", 240, opens="cafe")
    module = actions.write_module(programme=cast.house.programme, lesson=lesson, once=uuid4(), by=cast.by)
    desk, once = signed_in(cast.house, cast.karen), str(uuid4())
    said = {"module": str(module.id), "on": "2025-03-01", "once": once}
    for _twice in range(2):
        desk.post(f"/vejen/{cast.lone.id}/laert/", said)
    assert Attended.objects.get().minutes == 240
    actions.retire_module(module=module, by=cast.by)
    assert "være vært i caféen" in told(came_in(cast.house, cast.lone), "/min-side/laer/")
    assert queries.modules(cast.by, cast.house.programme.id) == []


def test_nobody_else_sees_it_and_nobody_notes_for_themselves(cast: Cast) -> None:
    cast.begun()
    [first, *_rest] = actions.begin_with_example(programme=cast.house.programme, by=cast.by)
    day = taught(cast, first)
    peer = someone(cast.house, "Per", Hat.PEER)
    window = signed_in(cast.house, peer)
    for at in ("/uddannelse/", f"/uddannelse/{first.id}/", f"/uddannelse/dag/{day.id}/"):
        assert window.get(at).status_code == 404
    assert window.get("/peer/laer/").status_code == 200  # what there is to learn
    with pytest.raises(NotAllowed):
        actions.note_attendance(day=day, came=[peer.id], by=cast.as_(peer, Hat.PEER))
    ida = came_in(cast.house, someone(cast.house, "Ida", Hat.PARTICIPANT))
    assert ida.get("/min-side/laer/").status_code == 404
    assert ida.post("/min-side/laer/", say(taught(cast, first, days_ago=-2), "come")).status_code == 404


def test_nobody_was_there_before_it_has_been(cast: Cast) -> None:
    cast.begun()
    [first, *_rest] = actions.begin_with_example(programme=cast.house.programme, by=cast.by)
    ahead = taught(cast, first, days_ago=-2)
    with pytest.raises(NotAllowed):
        actions.note_attendance(day=ahead, came=[cast.lone.id], by=cast.by)


def test_a_form_of_one_programme_writes_nothing_in_another(cast: Cast) -> None:
    ours, theirs = (
        cast.house.programme,
        Programme.objects.create(name="Naboen", contact_mail="n@huset.example"),
    )
    karla = Viewer(Hat.COORDINATOR, cast.house.organisation.id, cast.kim.id, frozenset({theirs.id}))
    once, time = uuid4(), Time(timezone.now() + timedelta(days=2), 60)
    times = Times(time.starts_at, 60, "", "group", "", ())
    lesson = {"lesson": Lesson("At lytte", "", 120), "once": once}
    module = actions.write_module(programme=ours, **lesson, by=cast.by)
    other = actions.write_module(programme=theirs, lesson=Lesson("Andet", "", 60), once=uuid4(), by=karla)
    with pytest.raises(NotAllowed):
        actions.write_module(programme=theirs, lesson=Lesson("Overskrevet", "", 60), once=once, by=karla)
    module.refresh_from_db()
    assert module.title == "At lytte"
    actions.plan_day(module=module, time=time, once=once, by=cast.by)
    with pytest.raises(NotAllowed):
        actions.plan_day(module=other, time=time, once=once, by=karla)
    actions.plan_sparring(programme=ours, times=times, once=once, by=cast.by)
    with pytest.raises(NotAllowed):
        actions.plan_sparring(programme=theirs, times=times, once=once, by=karla)
    cast.begun()
    bo = peers.welcome_applicant(
        person=someone(cast.house, "Bo"), programme=theirs, by=cast.house.system
    ).person
    learned = {"on": timezone.localdate(), "once": once}
    actions.note_learned_elsewhere(person=cast.lone, module=module, **learned, by=cast.by)
    with pytest.raises(NotAllowed):
        actions.note_learned_elsewhere(person=bo, module=other, **learned, by=karla)


def test_no_hours_are_no_part(cast: Cast) -> None:
    """Else everybody would have learned it before it was taught."""
    desk, said = signed_in(cast.house, cast.karen), {"title": "Intet", "number": "1", "once": str(uuid4())}
    assert "Skriv et antal timer" in desk.post("/uddannelse/ny/", said | {"hours": "0"}).content.decode()
    assert not Module.objects.exists()


def test_looks_are_written_down_also_where_nobody_began_a_way(cast: Cast) -> None:
    peer = active_peer(cast.house)
    [first, *_rest] = actions.begin_with_example(programme=cast.house.programme, by=cast.by)
    day, desk = taught(cast, first), signed_in(cast.house, cast.karen)
    looks = Entry.objects.filter(about_id=peer.person_id, verb__startswith="read.")
    for at, screen in (
        (f"/vejen/{peer.person_id}/farvel/", "path"),
        (f"/vejen/{peer.person_id}/laert/", "path"),
        ("/sparring/ny/", "sparring"),
        (f"/uddannelse/dag/{day.id}/", "training"),
    ):
        before = looks.filter(detail__screen=screen).count()
        told(desk, at)
        assert looks.filter(detail__screen=screen).count() == before + 1, at
