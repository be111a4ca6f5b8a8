"""Whatever was put right about somebody goes along with what it put right: nothing of theirs keeps the rest here."""

from collections.abc import Iterator
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models, transaction

from proofs.guarding.worlds import OWN, World, live
from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.models import Erasure
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat, system
from sideomside.privacy import actions, jobs, queries
from sideomside.privacy.actions import erasing
from tests.people import House, at_work, build_house, someone

NEVER_PUT_RIGHT = {
    "matching.Policy": "it is about nobody",
    "matching.Lot": "one for each night, and a new one the next",
    "matching.Decision": "one for each night, and a new one the next",
}
STEPS = [
    model
    for model in apps.get_models()
    if issubclass(model, Happening) and model._meta.label not in NEVER_PUT_RIGHT
]


@pytest.fixture
def world(db: None) -> Iterator[World]:
    house = build_house("København")
    with within(house.organisation.id):
        yield live(OWN, house)


def put_right(row: models.Model) -> models.Model:
    later = type(row)._default_manager.get(pk=row.pk)
    later.pk, later.supersedes_id, later._state.adding = uuid4(), row.pk, True  # type: ignore[attr-defined]
    if hasattr(later, "number"):
        later.number += 1_000
    with transaction.atomic():
        later.save(force_insert=True)
    return later


@pytest.mark.parametrize("who", ["ida", "jonas"])
@pytest.mark.parametrize("model", STEPS, ids=lambda model: model._meta.label)
def test_somebody_goes_with_what_was_put_right(model: type[models.Model], who: str, world: World) -> None:
    rows = list(model._default_manager.filter(superseded_by=None))
    assert rows, f"nobody in this house has a {model._meta.label}"
    for row in rows:
        put_right(row)
    person = world.people[who]
    actions.erase(person_id=person.id, by=system(world.house.organisation.id))
    assert not Person.objects.filter(id=person.id).exists() and not has_key(person.id)


def begun(house: House, name: str) -> Person:
    one = someone(house, name, Hat.PARTICIPANT)
    Erasure.objects.create(owner_id=one.id, organisation_id=house.organisation.id)
    return one


def test_who_cannot_go_keeps_nobody_else_and_loses_no_key(world: World) -> None:
    house, real = world.house, erasing._forget
    people = [begun(house, name) for name in ("Ea", "Ib", "Bo")]
    stuck = people[1]

    def stumbling(person_id: object, by: object) -> None:
        real(person_id, by)  # type: ignore[arg-type]
        if person_id == stuck.id:
            raise RuntimeError("this one cannot go yet")

    with patch.object(erasing, "_forget", stumbling), pytest.raises(RuntimeError):
        jobs.finish(house.organisation.id)
    assert set(Person.objects.filter(id__in=[one.id for one in people])) == {stuck}
    assert [has_key(one.id) for one in people] == [False, True, False]
    assert stuck.id in {one for going in queries.unfinished(house.system) for one in going.people}
    jobs.finish(house.organisation.id)
    assert not Person.objects.filter(id=stuck.id).exists() and not has_key(stuck.id)


def test_the_night_goes_on_when_one_cannot_go(world: World) -> None:
    house, real = world.house, erasing._forget
    people = [someone(house, name, Hat.PARTICIPANT) for name in ("Ea", "Ib", "Bo")]

    def stumbling(person_id: object, by: object) -> None:
        real(person_id, by)  # type: ignore[arg-type]
        if person_id == people[0].id:
            raise RuntimeError("this one cannot go yet")

    due = patch("sideomside.privacy.queries.gone_long_enough", lambda _by, _now: [one.id for one in people])
    with patch.object(erasing, "_forget", stumbling), due:
        jobs.keep(house.organisation.id)
    assert [has_key(one.id) for one in people] == [True, False, False]
    assert at_work(house, world.people["karen"]).get("/i-dag/").status_code == 200
