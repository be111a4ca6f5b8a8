"""Whom a sign-in could lead to is counted as pairs, groups and hats stood in that time, and not as they stand today."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import time_machine
from django.utils import timezone

from sideomside.breaches import actions, queries
from sideomside.breaches.rules import Facts, Thing
from sideomside.breaches.tests.cast import Cast, a_pair, signed_in
from sideomside.breaches.tests.test_it_may_have_got_out import WORDS, at, body
from sideomside.ground.audit import log
from sideomside.matching.models import Pair
from sideomside.messages.models import Member, Thread
from sideomside.people import actions as people
from sideomside.people.actions.role_steps import note_role_steps
from sideomside.people.models import Person, Role, RoleStep
from sideomside.people.rules import Hat
from tests.people import House, someone, wearing

NOW = timezone.now()
SINCE, UNTIL = NOW - timedelta(days=20), NOW - timedelta(days=10)
BEFORE, DURING, AFTER = NOW - timedelta(days=30), NOW - timedelta(days=15), NOW - timedelta(days=5)


def reached(cast: Cast, thing: str, person: Person) -> set[UUID]:
    """By what happened from twenty to ten days ago."""
    told = Facts(thing, WORDS, timezone.now(), SINCE, UNTIL, uuid4(), person.id)
    breach = actions.open_breach(facts=told, by=cast.second)
    one = queries.record(cast.second, breach.id)
    assert one
    return queries.reach(cast.second, one).everybody


def long_here(house: House, name: str, hat: str = Hat.PARTICIPANT) -> Person:
    with time_machine.travel(NOW - timedelta(days=60), tick=False):
        return someone(house, name, hat)


def test_a_pair_counts_in_its_own_time(cast: Cast) -> None:
    peer = long_here(cast.house, "Per", Hat.PEER)
    spans = {
        "over": (BEFORE, BEFORE),
        "then": (BEFORE, DURING),
        "now": (DURING, None),
        "later": (AFTER, None),
    }
    who = {}
    for name, (since, ended) in spans.items():
        who[name] = someone(cast.house, name, Hat.PARTICIPANT)
        pair = a_pair(cast.house, who[name], peer)
        Pair.objects.filter(id=pair.id).update(since=since, ended_at=ended)
    assert reached(cast, Thing.DEVICE, peer) == {who["then"].id, who["now"].id}


def comes(house: House, thread: Thread, person: Person, at_: datetime, left: datetime | None = None) -> None:
    """As the group writes it: in the thread and in the log."""
    viewer = wearing(house, person, Hat.PARTICIPANT)
    with time_machine.travel(at_, tick=False):
        log.record("circle.joined", about=person.id, thing=thread.id, by=viewer)
    row, _made = Member.objects.get_or_create(thread=thread, person=person, hat=Hat.PARTICIPANT)
    row.joined_at, row.left_at = at_, left
    row.save()
    if left:
        with time_machine.travel(left, tick=False):
            log.record("circle.left", about=person.id, thing=thread.id, by=viewer)


def test_in_a_group_those_whose_words_could_be_read_then(cast: Cast) -> None:
    thread = Thread.objects.create(sort=Thread.Sort.CIRCLE, programme=cast.house.programme)
    who = {name: long_here(cast.house, name) for name in ("mia", "early", "there", "later", "again")}
    comes(cast.house, thread, who["early"], NOW - timedelta(days=50), NOW - timedelta(days=40))
    comes(cast.house, thread, who["mia"], BEFORE, DURING)
    comes(cast.house, thread, who["there"], BEFORE)
    comes(cast.house, thread, who["later"], AFTER)
    comes(cast.house, thread, who["again"], BEFORE, DURING)
    Member.objects.filter(person=who["again"]).update(joined_at=AFTER, left_at=None)  # what stands today
    assert reached(cast, Thing.LINK, who["mia"]) == {who["mia"].id, who["there"].id, who["again"].id}
    assert who["mia"].id in reached(cast, Thing.LINK, who["again"])  # known by the log alone
    assert reached(cast, Thing.LINK, who["later"]) == {who["later"].id}


def test_a_hat_put_on_afterwards_opened_nothing_then(cast: Cast) -> None:
    new = long_here(cast.house, "Nora")
    people.give_role(person=new, programme=cast.house.programme, name=Hat.COORDINATOR, by=cast.house.system)
    assert reached(cast, Thing.DEVICE, new) == set()


def test_a_hat_worn_then_counts_although_it_was_taken_off_and_put_on_again(cast: Cast) -> None:
    kai, gry = long_here(cast.house, "Kai", Hat.COORDINATOR), long_here(cast.house, "Gry")
    came_back(cast, kai, Hat.COORDINATOR, left=DURING)
    assert gry.id in reached(cast, Thing.DEVICE, kai)


def test_a_hat_taken_off_before_opened_nothing_until_it_was_put_on_again(cast: Cast) -> None:
    kai = long_here(cast.house, "Kai", Hat.COORDINATOR)
    came_back(cast, kai, Hat.COORDINATOR, left=BEFORE)
    assert reached(cast, Thing.DEVICE, kai) == set()


def test_a_hat_of_which_only_the_taking_off_is_written_was_worn_before(cast: Cast) -> None:
    kai, gry = long_here(cast.house, "Kai", Hat.COORDINATOR), long_here(cast.house, "Gry")
    RoleStep.objects.filter(role__person=kai).delete()  # from before steps were written
    came_back(cast, kai, Hat.COORDINATOR, left=DURING)
    assert gry.id in reached(cast, Thing.DEVICE, kai)


def test_whoever_had_come_then_is_among_them_although_they_left_and_came_back(cast: Cast) -> None:
    kai, host = long_here(cast.house, "Kai", Hat.COORDINATOR), long_here(cast.house, "Hanne", Hat.HOST)
    came_back(cast, host, Hat.HOST, left=DURING)
    assert host.id in reached(cast, Thing.DEVICE, kai)


def came_back(cast: Cast, person: Person, hat: str, *, left: datetime) -> None:
    """As a colleague leaves and is taken on again: the hat itself says only since when it is worn now."""
    role = Role.objects.get(person=person, name=hat)
    steps = [(left, Role.State.LEFT), (AFTER, Role.State.INVITED), (AFTER, Role.State.ACTIVE)]
    for when, state in steps:
        role.state, role.since = state, role.since if state == Role.State.LEFT else when
        role.save(update_fields=["state", "since"])
        with time_machine.travel(when, tick=False):
            note_role_steps(roles=[role], by=cast.first)


def test_a_coordinator_reached_those_who_had_come(cast: Cast) -> None:
    old, kept = long_here(cast.house, "Kai", Hat.COORDINATOR), long_here(cast.house, "Gry")
    found = reached(cast, Thing.DEVICE, old)
    assert kept.id in found and cast.ida.id not in found  # Ida came today


def test_whoever_is_erased_since_is_counted_and_said_so(cast: Cast) -> None:
    per, gone = long_here(cast.house, "Per", Hat.PEER), uuid4()
    with time_machine.travel(DURING, tick=False):
        log.record_opening(wearing(cast.house, per, Hat.PEER), about=gone, screen="enquiry")
    told = Facts(Thing.DEVICE, WORDS, timezone.now(), SINCE, UNTIL, uuid4(), per.id)
    breach = actions.open_breach(facts=told, by=cast.second)
    one = queries.record(cast.second, breach.id)
    assert one
    found = queries.reach(cast.second, one)
    assert gone not in found.everybody and found.gone == 1
    assert "blevet slettet siden" in body(signed_in(cast.house, cast.kim), at(breach))
