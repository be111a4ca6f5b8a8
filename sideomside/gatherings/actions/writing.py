"""Letters that say there is something to see, and never what. Whom no letter reaches, somebody calls."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sideomside.gatherings.actions.calling import wish_for_call
from sideomside.gatherings.models import Call, Gathering
from sideomside.gatherings.rules import cafe_page, page_at_work
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Hat, Viewer, link_path

NEWS, OFF, TOMORROW = "gatherings/mail/news", "gatherings/mail/off", "gatherings/mail/tomorrow"


@transaction.atomic
def tell(*, gathering: Gathering, people: Iterable[Person], template: str = NEWS, by: Viewer) -> int:
    """How many letters went out."""
    sent = 0
    for person in people:
        if person.id == by.person_id:
            continue
        if letter_to(
            person=person, hat=Hat.PARTICIPANT, template=template, programme_id=gathering.programme_id, by=by
        ):
            sent += 1
        else:
            wish_for_call(gathering=gathering, person=person, why=Call.Why.UNREACHED, by=by)
    return sent


@transaction.atomic
def write_at_work(
    *, gathering: Gathering, people: Iterable[Person], template: str = NEWS, by: Viewer
) -> None:
    """To those who lead: they sign in."""
    for person in people:
        if person.id != by.person_id:
            letter_to(
                person=person, hat=Hat.PEER, template=template, programme_id=gathering.programme_id, by=by
            )


@transaction.atomic
def letter_to(*, person: Person, hat: str, template: str, programme_id: UUID, by: Viewer) -> bool:
    """A participant comes in by a link of their own; whoever works here signs in."""
    if hat == Hat.PARTICIPANT and people.letterbox(by, person) is None:
        return False
    context = {"name": _sender(programme_id, by), "link": _way_in(person, hat, by)}
    return write_to(person=person, template=template, context=context, by=by)


def _way_in(person: Person, hat: str, by: Viewer) -> str:
    if hat == Hat.PARTICIPANT:
        token = make_link(person=person, replace=False, by=by)
        return from_outside(link_path(token, person.language))
    return cafe_page(person) if hat == Hat.HOST else page_at_work(person)


def _sender(programme_id: UUID, by: Viewer) -> str:
    """The first name a letter is from: a coordinator's, by their own choice of work."""
    found = people.coordinators(by, programme_id)
    return next(((one.name or "").partition(" ")[0] for one in found), "")
