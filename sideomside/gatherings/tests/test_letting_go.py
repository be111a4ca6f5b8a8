"""What is told, forgotten and let go in time: a guest of one evening is not kept for long."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Session, Signup
from sideomside.gatherings.rules import VERBS, Evening, Guest
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat, visitor
from tests.people import build_house, someone, wearing

LONG_AGO = timedelta(days=100)


def guest(cast: Cast, event: object) -> Signup:
    known = Guest("Måne", "maane@post.example")
    by = visitor(cast.house.organisation.id)
    return actions.sign_up_guest(gathering=event, guest=known, once=uuid4(), by=by)


def before() -> object:
    return timezone.now() - timedelta(days=90)


def test_a_guest_of_one_evening_is_let_go_in_time_and_never_early(cast: Cast) -> None:
    event = cast.opened()
    signup = guest(cast, event)
    system = cast.house.system
    assert queries.guests_past_their_time(system, before()) == set()
    Signup.objects.update(asked_at=timezone.now() - LONG_AGO)
    assert queries.guests_past_their_time(system, before()) == set(), "the evening lies ahead"
    Session.objects.update(starts_at=timezone.now() - LONG_AGO)
    assert queries.guests_past_their_time(system, before()) == set(), "and they were heard from today"
    Person.objects.filter(id=signup.person_id).update(last_contact_at=timezone.now() - LONG_AGO)
    assert queries.guests_past_their_time(system, before()) == {signup.person_id}
    assert queries.guests_past_their_time(cast.karen, before()) == set()


def test_whoever_has_written_to_us_is_not_only_a_guest(cast: Cast) -> None:
    event = cast.opened()
    signup = guest(cast, event)
    Signup.objects.update(asked_at=timezone.now() - LONG_AGO)
    Session.objects.update(starts_at=timezone.now() - LONG_AGO)
    Person.objects.filter(id=signup.person_id).update(last_contact_at=timezone.now() - LONG_AGO)
    himself = cast.participant(signup.person)
    actions.tell_of_a_problem(signup=signup, words="Der var koldt", once=uuid4(), by=himself)
    assert queries.guests_past_their_time(cast.house.system, before()) == set()


def test_somebody_is_told_what_they_come_to_and_at_work_what_they_lead(cast: Cast) -> None:
    group = cast.group(cast.ida)
    session = cast.past(group.sessions.first())
    came = {cast.signup(group, cast.ida).id}
    actions.note_session(session=session, evening=Evening(came=came, steps=[0]), by=cast.as_jonas)
    told = queries.tell(cast.as_ida, cast.ida.id)
    assert [one["what"] for one in told["signed_up_for"]] == ["Fodfæste"]
    assert [day["came"] for day in told["signed_up_for"][0]["days"]] == [True]
    own = queries.tell(cast.as_jonas, cast.jonas.id)
    assert own["leads"][0]["what"] == "Fodfæste" and own["looked_back"][0]["steps"] == [0]
    assert own["signed_up_for"] == [] and queries.tell(cast.karen, cast.ida.id) == {}


def test_every_line_of_the_log_has_its_sentence(cast: Cast) -> None:
    group = cast.group(cast.ida)
    cast.move(group, "held")
    actions.answer_offer(signup=cast.signup(group, cast.ida), answer="later", by=cast.as_ida)
    verbs = set(Entry.objects.filter(verb__startswith="gathering.").values_list("verb", flat=True))
    assert len(verbs) > 6 and verbs <= VERBS.keys()


def test_what_happened_is_told_in_numbers(cast: Cast) -> None:
    group = cast.group(cast.ida)
    session = cast.past(group.sessions.first())
    came = {cast.signup(group, cast.ida).id}
    actions.note_session(session=session, evening=Evening(came=came), by=cast.as_jonas)
    actions.cancel_session(session=group.sessions.last(), by=cast.karen)
    kinds = [
        (one.kind, one.payload["attendees"], one.payload["leaders"]) for one in queries.events(cast.karen)
    ]
    assert kinds == [("group.session", 1, 2), ("group.cancelled", 0, 0)]
    assert list(queries.events(cast.as_ida)) == []


def test_next_door_sees_nothing(cast: Cast) -> None:
    group = cast.group(cast.ida)
    next_door = build_house("Aarhus", host="aarhus.example")
    with within(next_door.organisation.id):
        karla = wearing(next_door, someone(next_door, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)
        assert queries.listed(karla) == [] and queries.calls(karla) == [] and queries.calendar(karla) == []
        assert queries.gathering(karla, group.id) is None and queries.manuals(karla) == []


def test_the_list_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.listed(cast.karen)
        return len(seen)

    cast.opened()
    one = cost()
    cast.opened()
    cast.opened()
    assert cost() == one
