"""A yes is written down with the words it was said to, holds until it is taken back, and is nobody else's to give."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from sideomside.consent import actions, queries
from sideomside.consent.models import Consent, Purpose
from sideomside.consent.rules import hash_of, text_of
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.rules import NotAllowed, visitor
from tests.people import build_house, someone, wearing

pytestmark = pytest.mark.django_db


def test_a_yes_holds_until_it_is_taken_back_and_may_be_said_again() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me = wearing(house, ida, "participant")
        seen = []
        for act in (actions.give, actions.give, actions.withdraw, actions.withdraw, actions.give):
            act(person=ida, purpose=Purpose.MATCHING, channel="page", by=me)
            seen.append(queries.in_force(me, ida.id, Purpose.MATCHING))
        assert seen == [True, True, False, False, True]
        assert [line.given for line in Consent.objects.all()] == [True, False, True]


def test_one_yes_says_nothing_about_another() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me = wearing(house, ida, "participant")
        actions.give(person=ida, purpose=Purpose.WORDS, channel="form", by=me)
        assert not queries.in_force(me, ida.id, Purpose.MATCHING)
        assert queries.among(me, [ida.id], Purpose.WORDS) == {ida.id}


@pytest.mark.parametrize("page", ["da", "en"])
def test_the_ledger_knows_the_exact_words_of_the_page_they_read(page: str) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id), override(page):
        ida = someone(house, "Ida", "participant", language="da")
        actions.give(
            person=ida, purpose=Purpose.MATCHING, channel="page", by=wearing(house, ida, "participant")
        )
        line = Consent.objects.get()
        assert (line.language, line.text_hash) == (page, hash_of(Purpose.MATCHING, page))
        assert hash_of(Purpose.MATCHING, "en") != hash_of(Purpose.MATCHING, "da")


def test_what_a_colleague_notes_was_said_in_the_persons_own_language() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id), override("da"):
        ida, karen = (
            someone(house, "Ida", "participant", language="en"),
            someone(house, "Karen", "coordinator"),
        )
        noted_by = wearing(house, karen, "coordinator")
        actions.give(person=ida, purpose=Purpose.MATCHING, channel="talk", by=noted_by)
        assert Consent.objects.get().language == "en"


def test_a_yes_from_tomorrow_can_be_taken_back_today() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me, tomorrow = wearing(house, ida, "participant"), timezone.now() + timedelta(days=1)
        actions.give(person=ida, purpose=Purpose.WORDS, channel="talk", happened_at=tomorrow, by=me)
        actions.withdraw(person=ida, purpose=Purpose.WORDS, channel="page", by=me)
        assert not queries.in_force(me, ida.id, Purpose.WORDS)


@pytest.mark.parametrize(
    ("own", "holds"), [(None, True), ("taken back before", True), ("taken back since", False)]
)
def test_two_who_were_one_keep_what_was_said_last(own: str | None, holds: bool) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        before, ida = someone(house, "Ida først", "participant"), someone(house, "Ida", "participant")
        march, may = timezone.now() - timedelta(days=60), timezone.now() - timedelta(days=2)
        if own:
            said = {"person": ida, "purpose": Purpose.WORDS, "channel": "page"}
            me = wearing(house, ida, "participant")
            with time_machine.travel(march - timedelta(days=1) if own.endswith("before") else may):
                actions.give(**said, by=me)
                actions.withdraw(**said, by=me)
        actions.give(person=before, purpose=Purpose.WORDS, channel="form", happened_at=march, by=house.system)
        joined = {"before": before.id, "person": ida, "purpose": Purpose.WORDS, "channel": "joined"}
        line = actions.bring_along(**joined, by=house.system)
        assert queries.in_force(house.system, ida.id, Purpose.WORDS) is holds
        assert line is None or line.happened_at == march


@pytest.mark.parametrize("role", ["peer", "host", "partner"])
def test_nobody_says_yes_for_somebody_else(role: str) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, other = someone(house, "Ida", "participant"), someone(house, "Charlie", role)
        with pytest.raises(NotAllowed):
            actions.give(person=ida, purpose=Purpose.MATCHING, channel="page", by=wearing(house, other, role))
        assert not queries.visible_to(wearing(house, other, role)).filter(person=ida).exists()


def test_a_link_without_the_small_key_gives_and_takes_nothing() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        shut = wearing(house, ida, "participant", opened=False)
        with pytest.raises(NotAllowed):
            actions.give(person=ida, purpose=Purpose.WORDS, channel="page", by=shut)


def test_a_list_that_says_yes_for_many_writes_each_once_and_only_a_coordinator_brings_it() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        many = [someone(house, name, "peer") for name in ("Per", "Jonas", "Lone")]
        actions.give(person=many[0], purpose=Purpose.WORDS, channel="talk", by=karen)
        for _twice in range(2):
            actions.give_for_many(people=many, purpose=Purpose.WORDS, channel="list", by=karen)
        assert sorted(line.person_id for line in Consent.objects.all()) == sorted(one.id for one in many)
        assert queries.among(karen, [one.id for one in many], Purpose.WORDS) == {one.id for one in many}
        with pytest.raises(NotAllowed):
            actions.give_for_many(
                people=many, purpose=Purpose.MATCHING, channel="list", by=wearing(house, many[0], "peer")
            )
        assert not queries.in_force(karen, many[0].id, Purpose.MATCHING)


def test_the_ledger_is_seen_by_its_person_and_the_coordinator_of_the_programme_alone() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, per, karen = (
            someone(house, name, role)
            for name, role in (("Ida", "participant"), ("Per", "peer"), ("Karen", "coordinator"))
        )
        actions.give(person=ida, purpose=Purpose.WORDS, channel="form", by=wearing(house, ida, "participant"))
        seen = {
            "Ida": wearing(house, ida, "participant"),
            "Ida without her word": wearing(house, ida, "participant", opened=False),
            "Per": wearing(house, per, "peer"),
            "Karen": wearing(house, karen, "coordinator"),
            "a stranger": visitor(house.organisation.id),
        }
        assert {who: queries.visible_to(viewer).count() for who, viewer in seen.items()} == {
            "Ida": 1, "Ida without her word": 0, "Per": 0, "Karen": 1, "a stranger": 0,
        }  # fmt: skip


def test_the_words_name_those_who_read_when_they_are_known() -> None:
    assert "Signe og Omar" in text_of(Purpose.WORDS, "Signe og Omar")
    assert "%(readers)s" in text_of(Purpose.WORDS)
    assert "%" not in text_of(Purpose.MATCHING)


def test_only_who_once_said_yes_can_have_taken_it_back() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me = wearing(house, ida, "participant")
        seen = [queries.taken_back(me, ida.id, Purpose.MATCHING)]
        for act in (actions.give, actions.withdraw, actions.give):
            act(person=ida, purpose=Purpose.MATCHING, channel="page", by=me)
            seen.append(queries.taken_back(me, ida.id, Purpose.MATCHING))
        assert seen == [False, False, True, False]


def test_forgetting_one_leaves_the_others_yes() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, bo = (someone(house, name, "participant") for name in ("Ida", "Bo"))
        for one in (ida, bo):
            by = wearing(house, one, "participant")
            actions.give(person=one, purpose=Purpose.MATCHING, channel="page", by=by)
        actions.forget(person_id=ida.id, by=wearing(house, ida, "participant"))
        assert [line.person_id for line in Consent.objects.all()] == [bo.id]


def test_each_line_stands_in_the_log_with_what_it_was_about() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        me = wearing(house, ida, "participant")
        for act in (actions.give, actions.withdraw):
            act(person=ida, purpose=Purpose.MATCHING, channel="page", by=me)
        written = Entry.objects.filter(about_id=ida.id, verb__startswith="consent.").order_by("seq")
        lines = list(Consent.objects.order_by("written_at"))
        assert [(one.thing_id, one.by_id, one.detail) for one in written] == [
            (str(line.id), ida.id, {"purpose": "matching"}) for line in lines
        ]
        assert [one.verb for one in written] == ["consent.given", "consent.withdrawn"]
