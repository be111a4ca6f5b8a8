"""Every act asks a rule: each is tried by somebody of the house who may only see figures."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.gatherings import actions
from sideomside.gatherings.models import Call, GoTogether, LocalActivity, ShoppingItem
from sideomside.gatherings.queries import Reminded
from sideomside.gatherings.rules import Evening, Guest, Plan
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.audit.models import Entry
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone, wearing

# Asks nobody: anybody may sign up for an event; and privacy has asked before anybody is forgotten.
OPEN = {"sign_up_guest", "forget", "NameTaken", "StaleError"}


@pytest.fixture
def tries(cast: Cast) -> dict[str, Callable[[Any], Any]]:
    """One try of each act, with real people and things in hand."""
    group, event, now = cast.group(cast.ida), cast.opened(), timezone.now()
    session = cast.past(group.sessions.first())
    signup = actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    call: Call = actions.ask_for_call(signup=signup, by=cast.as_ida)
    about = {"sort": "sing", "name": "Kor"}
    choir: LocalActivity = actions.keep_activity(
        programme=cast.house.programme, known=about, once=uuid4(), by=cast.karen
    )
    company: GoTogether = actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    place, programme = cast.house.place, cast.house.programme
    item: ShoppingItem = actions.want(place=place, what="Mælk", once=uuid4(), by=cast.karen)
    plan = Plan(kind="event", title="Kage", times=[now])
    reminded = Reminded(cast.ida, Hat.PARTICIPANT, now.date(), [signup])
    return {
        "agree_on_rules": lambda by: actions.agree_on_rules(gathering=group, words="Ro", by=by),
        "answer_offer": lambda by: actions.answer_offer(signup=signup, answer="yes", by=by),
        "answer_to_lead": lambda by: actions.answer_to_lead(gathering=group, yes=True, by=by),
        "ask_for_call": lambda by: actions.ask_for_call(signup=signup, by=by),
        "ask_for_company": lambda by: actions.ask_for_company(activity=choir, person=cast.ida, by=by),
        "ask_to_lead": lambda by: actions.ask_to_lead(gathering=event, person=cast.jonas, by=by),
        "be_called": lambda by: actions.be_called(signup=signup, alias="Sol", by=by),
        "bought": lambda by: actions.bought(item=item, by=by),
        "cancel_session": lambda by: actions.cancel_session(session=session, by=by),
        "change": lambda by: actions.change(gathering=event, changes={}, version=event.version, by=by),
        "end_company": lambda by: actions.end_company(company=company, done=True, by=by),
        "find_company": lambda by: actions.find_company(
            company=company, along_with=cast.jonas, goes_at=now, by=by
        ),
        "give_back_days": lambda by: actions.give_back_days(person=cast.mikkel, programme=programme, by=by),
        "give_key": lambda by: actions.give_key(place=place, to=cast.mikkel, by=by),
        "host_day": lambda by: actions.host_day(place=place, day=now.date(), host=cast.mikkel, by=by),
        "keep_activity": lambda by: actions.keep_activity(
            programme=programme, known=about, once=uuid4(), by=by
        ),
        "lead_no_more": lambda by: actions.lead_no_more(person=cast.jonas, programme=programme, by=by),
        "leave": lambda by: actions.leave(signup=signup, by=by),
        "look_for_company_again": lambda by: actions.look_for_company_again(
            along_with=cast.jonas, programme=programme, by=by
        ),
        "move_on": lambda by: actions.move_on(gathering=event, to="cancelled", by=by),
        "move_session": lambda by: actions.move_session(session=session, to=now, by=by),
        "note_called": lambda by: actions.note_called(call=call, by=by),
        "note_session": lambda by: actions.note_session(session=session, evening=Evening(), by=by),
        "plan": lambda by: actions.plan(programme=programme, plan=plan, once=uuid4(), by=by),
        "remind": lambda by: actions.remind(reminded=reminded, by=by),
        "sign_up": lambda by: actions.sign_up(gathering=event, person=cast.ida, by=by),
        "stop_leading": lambda by: actions.stop_leading(gathering=group, person_id=cast.jonas.id, by=by),
        "tell_of_a_problem": lambda by: actions.tell_of_a_problem(
            signup=signup, words="Koldt", once=uuid4(), by=by
        ),
        "want": lambda by: actions.want(place=place, what="Kage", once=uuid4(), by=by),
        "welcome": lambda by: actions.welcome(signup=signup, by=by),
        "write_manual": lambda by: actions.write_manual(
            programme=programme, name="Ti", weeks=[], once=uuid4(), by=by
        ),
    }


def test_every_act_refuses_somebody_who_may_not(cast: Cast, tries: dict[str, Callable[[Any], Any]]) -> None:
    charlie = wearing(cast.house, someone(cast.house, "Charlie", Hat.EVALUATOR), Hat.EVALUATOR)
    assert tries.keys() | OPEN == set(actions.__all__)
    before = Entry.objects.count()
    for act in tries.values():
        with pytest.raises(NotAllowed):
            act(charlie)
    assert Entry.objects.count() == before


def test_nobody_signs_up_as_a_guest_to_a_group(cast: Cast) -> None:
    group = cast.group(cast.ida, begun=False)
    with pytest.raises(NotAllowed):
        actions.sign_up_guest(gathering=group, guest=Guest("Måne"), once=uuid4(), by=cast.as_ida)
