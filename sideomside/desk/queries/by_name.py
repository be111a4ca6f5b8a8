"""Somebody found by the beginning of a name."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Line
from sideomside.intake import queries as intake
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


def found(viewer: Viewer, person: Person) -> Line:
    """Somebody found by name, with the way to their page."""
    name = person.name or _("Without a name")
    for enquiry in intake.enquiries_of(viewer, person.id)[:1]:
        return Line(name, _("participant"), _("Open"), reverse("intake:enquiry", args=[enquiry.id]))
    peer = peers.peer_file(viewer, person.id)
    if peer is not None:
        return Line(name, _("peer"), _("Open"), reverse("peers:peer", args=[peer.id]))
    if people.colleague(viewer, person.id) is not None:
        return Line(name, _("works here"), _("Open"), reverse("desk:colleague", args=[person.id]))
    return Line(name, _("works here"), "", "")
