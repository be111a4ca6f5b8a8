"""Letters of this room: that there is something to look at, and never what."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.breaches.models import Breach
from sideomside.breaches.queries import keepers, record
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Hat, Viewer, link_path, system


@transaction.atomic
def write_to_keepers(*, breach: Breach, by: Viewer) -> int:
    """Everybody who may look after it, but whoever wrote it down; how many letters went."""
    one = record(system(breach.organisation_id), breach.id)
    asked = keepers(by, one) if one else []
    return sum(_to_keeper(person, by) for person in asked)


def _to_keeper(person: Person, by: Viewer) -> bool:
    with override(person.language):
        link = from_outside(reverse("desk:today"))
    return write_to(person=person, template="breaches/mail/waits", context={"link": link}, by=by)


@transaction.atomic
def write_to_told(*, person: Person, hat: str, by: Viewer) -> bool:
    """Neutral as every letter; what happened stands behind the link."""
    if hat == Hat.PARTICIPANT:
        path = link_path(make_link(person=person, replace=False, by=by), person.language)
    else:
        with override(person.language):
            path = reverse("breaches:told")
    return write_to(person=person, template="breaches/mail/told", context={"link": from_outside(path)}, by=by)
