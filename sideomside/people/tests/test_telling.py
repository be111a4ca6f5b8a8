"""A person's own copy: all of it to themselves, nothing to a stranger, and no secret in it."""

import pytest

from sideomside.ground.vault.walls import within
from sideomside.people import actions, queries
from sideomside.people.models import Account, Person, Role, RoleStep
from tests.people import Hat, House, build_house, someone, wearing

pytestmark = pytest.mark.django_db


def ida_in(house: House) -> tuple[Person, str]:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")
    return ida, actions.make_link(person=ida, by=house.system)


def test_ida_is_told_who_she_is_to_us() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, token = ida_in(house)
        told = queries.tell(wearing(house, ida, Hat.PARTICIPANT), ida.id)
        assert told["person"]["name"] == "Ida"
        assert [each["value"] for each in told["contacts"]] == ["ida@eksempel.example"]
        assert [each["programme"] for each in told["roles"]] == ["Copenhagen peer"]
        assert len(told["private_links"]) == 1
        assert token not in str(told)


def test_every_change_of_a_role_is_kept_with_who_and_when() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, _ = ida_in(house)
        karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
        [role] = ida.roles.all()
        actions.set_role_state(role=role, state=Role.State.PAUSED, by=karen)
        actions.set_role_state(role=role, state=Role.State.ACTIVE, by=wearing(house, ida, Hat.PARTICIPANT))
        steps = [(step.state, step.by_id) for step in role.steps.all()]
        assert steps == [("active", None), ("paused", karen.person_id), ("active", ida.id)]
        [told] = queries.tell(wearing(house, ida, Hat.PARTICIPANT), ida.id)["roles"]
        assert [step["state"] for step in told["steps"]] == ["aktiv", "holder pause", "aktiv"]
        assert told["steps"][0]["at"] < told["steps"][1]["at"] < told["steps"][2]["at"]
        actions.give_role_to_many(
            people=[ida], programme=house.programme, name=Hat.HOST, state=Role.State.INVITED, by=karen
        )
        assert [step.state for step in RoleStep.objects.filter(role__name=Hat.HOST)] == ["invited"]
        actions.forget(person_id=ida.id, by=house.system)
        assert not RoleStep.objects.filter(role__person_id=ida.id).exists()


def test_a_colleagues_hat_keeps_its_steps_too() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
        host = {"name": "Bo", "mail": "bo@huset.example", "hat": Hat.HOST}
        role = actions.take_on(programme=house.programme, **host, by=karen)
        account = Account.objects.get(person_id=role.person_id)
        actions.choose_password(account=account, password="et langt ord", by=house.system)
        actions.let_go(role=role, by=karen)
        assert [step.state for step in role.steps.all()] == ["invited", "active", "left"]


def test_somebody_else_is_told_nothing() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, _ = ida_in(house)
        charlie = wearing(house, someone(house, "Charlie"), Hat.PARTICIPANT)
        assert queries.tell(charlie, ida.id) == {}


def test_before_the_small_key_nothing_is_told() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida, _ = ida_in(house)
        assert queries.tell(wearing(house, ida, Hat.PARTICIPANT, opened=False), ida.id) == {}
