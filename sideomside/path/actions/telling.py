"""Letters that say that something has changed, and never what: what it was stands on their own page."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.path.queries import may_be_asked
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Viewer, link_path

NEWS, OFF = "path/mail/news", "path/mail/off"


@transaction.atomic
def tell_peers(*, people: Iterable[Person], template: str, by: Viewer) -> None:
    """To those who were asked to supervision: they sign in, at an address that says nothing either."""
    for person in people:
        _write(person, template, _signs_in(person, "desk:peer_home"), by)


@transaction.atomic
def tell_learners(*, people: Iterable[Person], programme_id: UUID, template: str, by: Viewer) -> None:
    """Whoever is a peer already signs in; whoever is on the way comes in by a link of their own."""
    grown = {one.id for one in may_be_asked(by, programme_id)}
    for person in people:
        at_work = person.id in grown
        _write(person, template, _signs_in(person, "path:learning") if at_work else "", by)


def _write(person: Person, template: str, link: str, by: Viewer) -> None:
    if person.id == by.person_id or people.letterbox(by, person) is None:
        return
    name = people.names(by, [by.person_id]).get(by.person_id, "").partition(" ")[0]
    context = {"name": name, "link": link or _own_link(person, by)}
    write_to(person=person, template=template, context=context, by=by)


def _own_link(person: Person, by: Viewer) -> str:
    token = make_link(person=person, replace=False, by=by)
    return from_outside(link_path(token, person.language))


def _signs_in(person: Person, page: str) -> str:
    with override(person.language):
        return from_outside(reverse(page))
