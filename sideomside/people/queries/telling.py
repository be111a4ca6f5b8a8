"""A person's own copy of what this room remembers: who they are to us, how we reach them, how they come in."""

from typing import Any
from uuid import UUID

from sideomside.people.models import Absence, Account, Contact, Person, PrivateLink, Role, SmallKey
from sideomside.people.queries.persons import visible_to
from sideomside.people.rules import Viewer


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Everything readable we hold on the person; keys and fingerprints only as the fact that they are there."""
    person = visible_to(viewer).filter(id=person_id).first()
    if person is None:
        return {}
    return {"person": _told(person), **_around(person_id), **_ways_in(person_id)}


def _told(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "language": person.language,
        "how_to_answer": str(person.get_channel_display()),
        "words_in_mail": person.words_in_mail,
        "met_at": person.made_at,
        "last_contact_at": person.last_contact_at,
    }


def _around(person_id: UUID) -> dict[str, Any]:
    contacts = Contact.objects.filter(person_id=person_id)
    roles = Role.objects.filter(person_id=person_id).select_related("programme").prefetch_related("steps")
    away = Absence.objects.filter(person_id=person_id)
    return {
        "contacts": [
            {"way": str(c.get_way_display()), "value": c.value, "added_at": c.added_at} for c in contacts
        ],
        "roles": [
            {
                "role": str(r.get_name_display()),
                "state": str(r.get_state_display()),
                "programme": r.programme.name,
                "since": r.since,
                "steps": [{"state": str(s.get_state_display()), "at": s.happened_at} for s in r.steps.all()],
            }
            for r in roles
        ],
        "absences": [
            {"first_day": a.first_day, "last_day": a.last_day, "ended_at": a.ended_at} for a in away
        ],
    }


def _ways_in(person_id: UUID) -> dict[str, Any]:
    links = PrivateLink.objects.filter(person_id=person_id)
    return {
        "private_links": [
            {"made_at": e.made_at, "last_used_at": e.last_used_at, "closed_at": e.revoked_at} for e in links
        ],
        "has_a_small_key": SmallKey.objects.filter(person_id=person_id).exists(),
        "has_an_account": Account.objects.filter(person_id=person_id).exists(),
    }
