"""To the two who go there together: that there is something to see."""

from django.db import transaction

from sideomside.gatherings.actions.writing import NEWS, OFF
from sideomside.gatherings.models import GoTogether
from sideomside.gatherings.rules import page_at_work
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Viewer, link_path


@transaction.atomic
def tell_of_company(*, company: GoTogether, off: bool = False, by: Viewer) -> None:
    """The one who acted knows already."""
    template = OFF if off else NEWS
    name = _sender(company, by)
    person = company.person
    if person.id != by.person_id and people.letterbox(by, person):
        _send(person, template, _way_in(person, by), name, by)
    along = company.along_with
    if along and along.id != by.person_id:
        _send(along, template, page_at_work(along), name, by)


def _send(to: Person, template: str, link: str, name: str, by: Viewer) -> None:
    write_to(person=to, template=template, context={"name": name, "link": link}, by=by)


def _way_in(person: Person, by: Viewer) -> str:
    return from_outside(link_path(make_link(person=person, replace=False, by=by), person.language))


def _sender(company: GoTogether, by: Viewer) -> str:
    found = people.coordinators(by, company.activity.programme_id)
    return next(((one.name or "").partition(" ")[0] for one in found), "")
