"""The same person in two enquiries: found by the address they wrote from, never by guessing at words."""

from sideomside.ground.audit import log
from sideomside.intake.models import Enquiry
from sideomside.people.models import Contact, Person
from sideomside.people.queries import visible_to as people_visible_to
from sideomside.people.rules import Viewer


def may_be_another(viewer: Viewer, enquiry: Enquiry, person: Person) -> bool:
    """Whose words these are is known for certain, and the other only typed an address: perhaps not their own."""
    sure = Contact.objects.filter(person_id=enquiry.person_id, only_typed=False)
    return sure.exists() and Contact.objects.filter(person=person, only_typed=True).exists()


def perhaps_same(viewer: Viewer, enquiry: Enquiry) -> list[Person]:
    """Other people we may know of who left the same number or address."""
    if not viewer.is_coordinator:
        return []
    marks = Contact.objects.filter(person_id=enquiry.person_id).values_list("fingerprint", flat=True)
    others = Contact.objects.filter(fingerprint__in=list(marks)).exclude(person_id=enquiry.person_id)
    found = list(people_visible_to(viewer).filter(id__in=others.values_list("person_id", flat=True)))
    log.record_list(viewer, {person.id for person in found}, screen="same person")
    return found
