"""Letters that say there is something to see, and never what. Whom no letter reaches, somebody calls."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from sideomside.gatherings.actions.calling import wish_for_call
from sideomside.gatherings.models import Call, Gathering
from sideomside.gatherings.rules import page_at_work
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, link_path

NEWS, OFF = "gatherings/mail/news", "gatherings/mail/off"


@transaction.atomic
def tell(*, gathering: Gathering, people: Iterable[Person], template: str = NEWS, by: Viewer) -> int:
    """How many letters went out."""
    sent = 0
    for person in people:
        if person.id == by.person_id:
            continue
        if _write(gathering, person, template, by):
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
            context = {"name": _sender(gathering, by), "link": page_at_work(person)}
            write_to(person=person, template=template, context=context, by=by)


def _write(gathering: Gathering, person: Person, template: str, by: Viewer) -> bool:
    if people.letterbox(by, person) is None:
        return False
    link = settings.LINK_BASE + link_path(make_link(person=person, replace=False, by=by), person.language)
    context = {"name": _sender(gathering, by), "link": link}
    return write_to(person=person, template=template, context=context, by=by)


def _sender(gathering: Gathering, by: Viewer) -> str:
    """The first name a letter is from: a coordinator's, by their own choice of work."""
    found = people.coordinators(by, gathering.programme_id)
    return next(((one.name or "").partition(" ")[0] for one in found), "")
