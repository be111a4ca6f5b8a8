"""Letters of this room: that there is something to look at, and never what."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Hat, Viewer, link_path


@transaction.atomic
def write_to_keeper(*, person: Person, by: Viewer) -> None:
    """A coordinator has something on I dag; the letter does not say what."""
    with override(person.language):
        link = from_outside(reverse("desk:today"))
    write_to(person=person, template="concerns/mail/waits", context={"link": link}, by=by)


@transaction.atomic
def write_to_the_other(*, person: Person, hat: str, caller: str, by: Viewer) -> None:
    """Something in the calendar is off, and somebody calls."""
    if hat == Hat.PARTICIPANT:
        path = link_path(make_link(person=person, replace=False, by=by), person.language)
    else:
        with override(person.language):
            path = reverse("desk:peer_home")
    context = {"coordinator": caller, "link": from_outside(path)}
    write_to(person=person, template="concerns/mail/off", context=context, by=by)
