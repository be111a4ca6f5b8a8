"""Karen's hat is taken off here, and she coordinates somewhere else: the worries of here are shut to her at once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.concerns import actions, queries
from sideomside.concerns.models import Concern
from sideomside.concerns.tests.cast import Cast, signed_in
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer


@pytest.fixture
def other(cast: Cast) -> Programme:
    return people.open_programme(name="Naboen", about={}, by=cast.house.system)


@pytest.fixture
def one(cast: Cast) -> Concern:
    """Karen has it, and nobody else."""
    one = cast.worry(cast.her)
    one.on_it.exclude(person=cast.karen).delete()
    if not one.on_it.exists():
        actions.bring_in(concern=one, colleague=cast.karen, by=cast.house.system)
    return one


@pytest.fixture
def karen_there(cast: Cast, other: Programme, one: Concern) -> Viewer:
    """As she is after Kim took her hat off here."""
    people.give_role(person=cast.karen, programme=other, name=Hat.COORDINATOR, by=cast.house.system)
    people.let_go(role=hat(cast, cast.karen), by=cast.second)
    return Viewer(Hat.COORDINATOR, cast.house.organisation.id, cast.karen.id, frozenset({other.id}), True)


def hat(cast: Cast, person: Person) -> Role:
    return Role.objects.get(person=person, programme=cast.house.programme, name=Hat.COORDINATOR)


def test_she_sees_nothing_of_it_any_more(cast: Cast, one: Concern, karen_there: Viewer) -> None:
    assert queries.opened(karen_there, one.id) is None and queries.listed(karen_there) == []
    assert queries.keepers(karen_there, one) == {} and queries.reach(karen_there, one) == []
    with pytest.raises(NotAllowed):
        actions.note_done(concern=one, words="Ringede", by=karen_there)
    with pytest.raises(NotAllowed):
        actions.bring_in(concern=one, colleague=cast.kim, by=karen_there)
    assert signed_in(cast.house, cast.karen).get(f"/bekymringer/{one.id}/").status_code == 404


def test_nobody_waits_unseen_so_it_goes_to_kim(cast: Cast, one: Concern, karen_there: Viewer) -> None:
    cast.passes_on()
    assert queries.opened(cast.second, one.id) is not None
    assert set(queries.keepers(cast.second, one)) == {cast.kim.id}
    assert cast.passes_on() == 0


def test_asked_again_afterwards_she_may_look(cast: Cast, one: Concern, karen_there: Viewer) -> None:
    """From another programme, as anybody there could be."""
    cast.passes_on()
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        actions.bring_in(concern=one, colleague=cast.karen, by=cast.second)
        assert queries.opened(karen_there, one.id) is not None
        assert set(queries.keepers(cast.second, one)) == {cast.kim.id, cast.karen.id}


def test_the_hat_on_again_and_it_is_hers_again(cast: Cast, one: Concern, karen_there: Viewer) -> None:
    people.set_role_state(role=hat(cast, cast.karen), state=Role.State.ACTIVE, by=cast.house.system)
    assert queries.opened(cast.first, one.id) is not None


def test_whoever_is_on_it_from_elsewhere_stays(cast: Cast, one: Concern, other: Programme) -> None:
    """A hat they never wore here was never taken off."""
    noor = people.meet(name="Noor", language="da", by=cast.house.system)
    people.give_role(person=noor, programme=other, name=Hat.COORDINATOR, by=cast.house.system)
    actions.bring_in(concern=one, colleague=noor, by=cast.first)
    there = Viewer(Hat.COORDINATOR, cast.house.organisation.id, noor.id, frozenset({other.id}), True)
    assert queries.opened(there, one.id) is not None
