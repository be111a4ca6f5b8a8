"""Correcting what we know, and saying yes or taking it back."""

from typing import Any

from django.db import transaction

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.matching import actions as matching
from sideomside.people import actions as people
from sideomside.people.models import Contact, Person
from sideomside.people.rules import Viewer, allow, is_self

PAGE = "page"  # how it was said


@transaction.atomic
def correct(*, person: Person, told: dict[str, Any], by: Viewer) -> None:
    """A new name, language or way to write; the addresses only when they differ."""
    allow(is_self(by, person.id))
    changes = {
        name: told[name]
        for name in ("name", "language", "channel", "words_in_mail")
        if told[name] != getattr(person, name)
    }
    if changes:
        people.change_person(person=person, changes=changes, by=by)
    for way in Contact.Way.values:
        known = Contact.objects.filter(person=person, way=way).last()
        if told[way] != ((known.value or "") if known else ""):
            people.change_contact(person=person, way=way, value=told[way], by=by)


@transaction.atomic
def say_yes(*, person: Person, purpose: str, by: Viewer) -> None:
    """The yes to matching is matching's to keep: what waited for it goes on."""
    if purpose == Purpose.MATCHING:
        matching.say_yes(person=person, channel=PAGE, by=by)
    else:
        consent.give(person=person, purpose=purpose, channel=PAGE, by=by)


@transaction.atomic
def take_back(*, person: Person, purpose: str, by: Viewer) -> None:
    """What leaned on the yes stops at once."""
    if purpose == Purpose.MATCHING:
        matching.take_back(person=person, channel=PAGE, by=by)
    else:
        consent.withdraw(person=person, purpose=purpose, channel=PAGE, by=by)
