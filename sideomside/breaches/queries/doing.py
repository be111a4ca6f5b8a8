"""What to do now, each with the page on which it is done: of the very one whose it was, where one may know of them."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.breaches.queries.register import Record, whose_known
from sideomside.breaches.rules import Thing
from sideomside.partners import queries as partners
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.rules import Viewer

AT_WORK = (Thing.DEVICE, Thing.ACCOUNT)


def what_to_do_now(viewer: Viewer, one: Record) -> list[tuple[str, str]]:
    """Where nobody is known, the list in which they are found."""
    acts = [
        act for who in sorted(whose_known(viewer, one), key=str) for act in _of_one(viewer, one.thing, who)
    ]
    return acts or _to_find(one.thing)


def _of_one(viewer: Viewer, thing: str, who: UUID) -> list[tuple[str, str]]:
    if thing in AT_WORK:
        return _anew(viewer, who) or _way_in(viewer, who, _("Give them a new way in: the old link closes"))
    if thing == Thing.LINK:
        return _way_in(viewer, who, _("Give them a new way in: the old link closes"))
    if thing == Thing.LETTER:
        return _way_in(viewer, who, _("See where their letters go"))
    bodies = [contact.body_id for contact in partners.signs_in_from(viewer, who)]
    words = _("End the contact person’s way in")
    return [(words, reverse("partners:body", args=[one])) for one in bodies] if thing == Thing.CONTACT else []


def _anew(viewer: Viewer, who: UUID) -> list[tuple[str, str]]:
    """On a peer's own page, or a colleague's."""
    file = peers.peer_file(viewer, who)
    works = people.has_worked_here(viewer, who)
    page = reverse("peers:peer", args=[file.id]) if file else reverse("desk:colleague", args=[who])
    words = _("End every open page of theirs, and let them begin anew")
    return [(words, f"{page}#begin-again")] if file or works else []


def _way_in(viewer: Viewer, who: UUID, words: str) -> list[tuple[str, str]]:
    comes = people.cared_for(viewer).filter(id=who).exists()
    return [(words, reverse("people:way_in", args=[who]))] if comes else []


def _to_find(thing: str) -> list[tuple[str, str]]:
    found = {
        Thing.DEVICE: (_("End every open page of theirs, and let them begin anew"), "desk:colleagues"),
        Thing.ACCOUNT: (_("End every open page of theirs, and let them begin anew"), "desk:colleagues"),
        Thing.LINK: (_("Find them, and give them a new link: the old one closes"), "desk:search"),
        Thing.CONTACT: (_("End the contact person’s way in"), "partners:list"),
        Thing.LETTER: (_("Find them, and put the address right"), "desk:search"),
    }.get(Thing(thing))
    return [(found[0], reverse(found[1]))] if found else []
