"""Many people at once, for a list that comes in or goes out as a whole; the same as one by one, in few steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.ground.vault.keys import blind, make_keys
from sideomside.ground.vault.walls import current_organisation
from sideomside.people.actions.role_steps import AT_A_TIME, note_role_steps
from sideomside.people.models import Contact, Person, Programme, Role
from sideomside.people.rules import Viewer, allow, may_coordinate, normalised


@dataclass(frozen=True)
class Newcomer:
    """What we call somebody, and how to reach them: pairs of way and value."""

    name: str
    contacts: Sequence[tuple[str, str]] = field(default=())
    channel: str = "mail"


@transaction.atomic
def meet_many(*, newcomers: Sequence[Newcomer], by: Viewer) -> list[Person]:
    """Write them down for the first time, in the order given: keys first, then rows."""
    people = [Person(id=uuid4(), channel=one.channel) for one in newcomers]
    make_keys([person.id for person in people], current_organisation())
    for person, one in zip(people, newcomers, strict=True):
        person.name = mask(one.name.strip())[0]
    Person.objects.bulk_create(people, AT_A_TIME)
    Contact.objects.bulk_create(
        [
            _contact(person, way, value)
            for person, one in zip(people, newcomers, strict=True)
            for way, value in one.contacts
        ],
        AT_A_TIME,
    )
    log.record_many("person.met", [(person.id, "") for person in people], by=by)
    return people


@transaction.atomic
def give_role_to_many(
    *, people: Sequence[Person], programme: Programme, name: str, state: str, by: Viewer
) -> None:
    """The same hat for many; who wears it already keeps it as it is."""
    allow(may_coordinate(by, programme.id))
    worn = set(Role.objects.filter(programme=programme, name=name).values_list("person_id", flat=True))
    roles = [
        Role(person=person, programme=programme, name=name, state=state)
        for person in people
        if person.id not in worn
    ]
    Role.objects.bulk_create(roles, AT_A_TIME)
    note_role_steps(roles=roles, by=by)
    log.record_many("role.given", [(r.person_id, r.id) for r in roles], detail={"role": name}, by=by)


@transaction.atomic
def forget_many(*, person_ids: Iterable[UUID], by: Viewer) -> None:
    """The last room forgets many; their keys are somebody else's to destroy."""
    gone = list(person_ids)
    log.record_many("person.erased", [(person_id, "") for person_id in gone], by=by)
    Person.objects.filter(joined_into_id__in=gone).delete()
    Person.objects.filter(id__in=gone).delete()


def _contact(person: Person, way: str, value: str) -> Contact:
    mark = blind(person.organisation_id, f"contact|{way}", normalised(way, value))
    return Contact(person=person, way=way, value=value.strip(), fingerprint=mark)
