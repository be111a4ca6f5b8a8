"""Letters that say there is something to see, and never what."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.partners.models import Agreement, Introduction, PartnerContact
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Viewer, link_path

NEWS = "partners/mail/news"


@transaction.atomic
def tell_person(*, introduction: Introduction, by: Viewer) -> None:
    """With a way in; the words are behind the small key."""
    person = introduction.person.in_the_end
    if people.letterbox(by, person) is None:
        return
    token = make_link(person=person, replace=False, by=by)
    link = from_outside(link_path(token, person.language))
    _send(person, link, introduction.asked_by_id, by)


@transaction.atomic
def tell_contacts(*, agreement: Agreement, by: Viewer) -> None:
    """Those who work for the partner sign in."""
    for one in PartnerContact.objects.filter(body=agreement.body, ended_at=None).select_related("person"):
        with override(one.person.language):
            link = from_outside(reverse("partners:home"))
        _send(one.person, link, agreement.ours_id, by)


def _send(to: Person, link: str, sender: UUID | None, by: Viewer) -> None:
    name = people.names(by, [sender]).get(sender, "").partition(" ")[0] if sender else ""
    write_to(person=to, template=NEWS, context={"name": name, "link": link}, by=by)
