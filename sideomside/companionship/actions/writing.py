"""Letters to the two: that there is something to see, never what."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.companionship.models import Companionship
from sideomside.matching import queries as matching
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Viewer


@transaction.atomic
def write_to_both(*, companionship: Companionship, by: Viewer) -> None:
    write_to_participant(companionship=companionship, template="companionship/mail/news", by=by)
    write_to_peer(companionship=companionship, template="companionship/mail/news", by=by)


@transaction.atomic
def write_to_the_other(*, companionship: Companionship, by: Viewer) -> None:
    """That there is news. Nobody is written to while a yes is taken back or somebody is on a pause of everything."""
    if not matching.pair_stands(by, companionship.pair):
        return
    if not by.is_participant:
        write_to_participant(companionship=companionship, template="companionship/mail/news", by=by)
    if not by.is_peer:
        write_to_peer(companionship=companionship, template="companionship/mail/news", by=by)


@transaction.atomic
def write_to_participant(*, companionship: Companionship, template: str, clock: str = "", by: Viewer) -> bool:
    """With a way in; the words are behind the small key."""
    person = companionship.participant
    tree = "" if person.language == settings.LANGUAGE_CODE else f"/{person.language}"
    link = from_outside(f"{tree}/m/{make_link(person=person, replace=False, by=by)}/")
    return _send(companionship, person, template, link, clock, by)


@transaction.atomic
def write_to_peer(*, companionship: Companionship, template: str, clock: str = "", by: Viewer) -> bool:
    """The peer signs in."""
    with override(companionship.peer.language):
        link = from_outside(reverse("companionship:peer_meeting", args=[companionship.id]))
    return _send(companionship, companionship.peer, template, link, clock, by)


def _send(  # noqa: PLR0913 - what stands on a letter and in it
    companionship: Companionship, to: Person, template: str, link: str, clock: str, by: Viewer
) -> bool:
    sender = companionship.begun_by_id
    name = people.names(by, [sender]).get(sender, "").partition(" ")[0] if sender else ""
    context = {"coordinator": name, "link": link, "clock": clock}
    return write_to(person=to, template=template, context=context, by=by)
