"""The last thing that was said counts, by when it was said; and a line tells all of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.consent import actions, queries
from sideomside.consent.models import Consent, Purpose
from sideomside.consent.rules import hash_of, may_note
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Viewer
from tests.people import build_house, someone, wearing

pytestmark = pytest.mark.django_db


def test_a_line_says_all_that_was_said_by_whom_and_when() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant", language="en")
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        before = timezone.now() - timedelta(days=3)
        actions.give(person=ida, purpose=Purpose.PEER, channel="talk", happened_at=before, by=karen)
        line = Consent.objects.get()
        assert (line.person_id, line.purpose, line.given, line.channel) == (ida.id, "peer", True, "talk")
        assert (line.happened_at, line.language, line.by_id) == (before, "en", karen.person_id)
        assert (line.by_role, line.text_hash) == ("coordinator", hash_of("peer", "en"))
        assert line.written_at > before + timedelta(days=2)


def test_of_two_lines_from_one_moment_the_one_written_last_counts() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me, then = wearing(house, ida, "participant"), timezone.now()
        actions.give(person=ida, purpose=Purpose.PEER, channel="page", happened_at=then, by=me)
        actions.withdraw(person=ida, purpose=Purpose.PEER, channel="page", by=me)
        Consent.objects.update(happened_at=then)
        assert not queries.in_force(me, ida.id, Purpose.PEER)
        assert queries.taken_back(me, ida.id, Purpose.PEER)


def test_a_yes_from_before_it_was_taken_back_brings_nothing_back_when_it_is_written_down_late() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        now = timezone.now()
        first, late = now - timedelta(days=10), now - timedelta(days=5)
        actions.give(person=ida, purpose=Purpose.PEER, channel="talk", happened_at=first, by=karen)
        actions.withdraw(person=ida, purpose=Purpose.PEER, channel="talk", by=karen)
        actions.give(person=ida, purpose=Purpose.PEER, channel="talk", happened_at=late, by=karen)
        assert not queries.in_force(karen, ida.id, Purpose.PEER)
        assert queries.taken_back(karen, ida.id, Purpose.PEER)
        assert queries.among(karen, [ida.id], Purpose.PEER) == set()
        assert queries.said_since(karen, [ida.id], Purpose.PEER, first) == set()


def test_a_yes_from_before_is_to_something_else_and_one_taken_back_is_none() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, bo, per = (someone(house, name, "participant") for name in ("Ida", "Bo", "Per"))
        now = timezone.now()
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        said = {ida: now - timedelta(days=2), bo: now, per: now}
        for one, when in said.items():
            actions.give(person=one, purpose=Purpose.LOTS, channel="talk", happened_at=when, by=karen)
        actions.withdraw(person=per, purpose=Purpose.LOTS, channel="talk", by=karen)
        everybody = [one.id for one in said]
        assert queries.said_since(karen, everybody, Purpose.LOTS, now) == {bo.id}
        assert queries.said_since(karen, [ida.id, per.id], Purpose.LOTS, now) == set()
        assert queries.said_since(karen, everybody, Purpose.WORDS, now) == set()
        assert queries.among(karen, [ida.id, per.id], Purpose.LOTS) == {ida.id}


def test_said_again_to_what_began_since_is_a_new_line_and_only_once() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me, began = wearing(house, ida, "participant"), timezone.now() - timedelta(hours=1)
        before = began - timedelta(days=1)
        actions.give(person=ida, purpose=Purpose.LOTS, channel="page", happened_at=before, by=me)
        again = [
            actions.give(person=ida, purpose=Purpose.LOTS, channel="page", since=began, by=me)
            for _twice in range(2)
        ]
        assert [line is not None for line in again] == [True, False]


@pytest.mark.parametrize("role", ["participant", "coordinator", "visitor", "system"])
def test_a_yes_is_written_down_by_a_form_a_mail_or_a_coordinator_too(role: str) -> None:
    ida = uuid4()
    assert may_note(Viewer(role, uuid4(), ida), ida)
    assert may_note(Viewer(role, uuid4()), ida) == (role != "participant")
    assert not may_note(Viewer("participant", uuid4(), ida, opened=False), ida)


def test_a_coordinator_sees_the_ledger_of_her_own_programme_and_each_line_once() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant", "peer")  # two hats
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        actions.give(person=ida, purpose=Purpose.WORDS, channel="talk", by=karen)
        assert queries.visible_to(karen).count() == 1
        elsewhere = Viewer("coordinator", house.organisation.id, karen.person_id, frozenset({uuid4()}))
        assert not queries.visible_to(elsewhere).exists()


def test_a_list_of_many_is_in_the_log_line_by_line() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        many = [someone(house, name, "peer") for name in ("Per", "Lone")]
        actions.give_for_many(people=many, purpose=Purpose.PEER, channel="list", by=karen)
        lines = {str(line.id): line for line in Consent.objects.all()}
        written = Entry.objects.filter(verb="consent.given")
        assert {(one.thing_id, one.about_id) for one in written} == {
            (key, line.person_id) for key, line in lines.items()
        }
        assert {(line.given, line.channel, line.purpose) for line in lines.values()} == {
            (True, "list", "peer")
        }
        assert all(one.detail == {"purpose": "peer"} and one.by_id == karen.person_id for one in written)
