"""Somebody new writes, calls or sits down with a cup of coffee: everything that follows, at once or not at all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.intake.actions.receiving import Said, keep_words, receive
from sideomside.intake.models import Direction, Enquiry
from sideomside.intake.rules import the_house_for
from sideomside.people import actions as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody told us of themselves: as little as they like."""

    name: str = ""
    channel: str = "comes"
    contact_way: str = ""  # mail or phone
    contact: str = ""
    language: str = "da"
    said_yes: str = ""  # how they said we may keep their words: form, talk; "" when they have not
    known_to_us: bool = False  # one of us, or a partner, wrote the address down; else it was only typed


@transaction.atomic
def write_in(  # noqa: PLR0913 - a newcomer, their words, and how they came
    *,
    programme: Programme,
    newcomer: Newcomer,
    words: str,
    way: str,
    happened_at: datetime | None = None,
    once: UUID | None = None,
    ask_where: bool = False,
    by: Viewer,
) -> Enquiry:
    """A fresh person each time: whoever types an address is not yet the one who owns it."""
    known = Enquiry.objects.select_related("programme", "person").filter(once=once).first() if once else None
    if known:
        return known
    house = the_house_for(by)
    person = people.meet(name=newcomer.name, language=newcomer.language, channel=newcomer.channel, by=house)
    if newcomer.contact:
        reached = {"way": newcomer.contact_way, "value": newcomer.contact}
        people.add_contact(person=person, **reached, typed=not newcomer.known_to_us, by=house)
    enquiry = receive(
        programme=programme, person=person, way=way, words=words, happened_at=happened_at, once=once, by=by
    )
    if newcomer.said_yes:
        consent.give(person=person, purpose=Purpose.WORDS, channel=newcomer.said_yes, by=house)
    if ask_where:
        _ask_where(enquiry, house)
    return enquiry


def _ask_where(enquiry: Enquiry, by: Viewer) -> None:
    """They named no programme; whoever reads it first sees that somebody has to ask."""
    with override(settings.LANGUAGE_CODE):
        note = _("They did not say where they would like to meet. Ask which place is nearest.")
    keep_words(enquiry=enquiry, direction=Direction.NOTE, way=enquiry.way, said=Said(note), by=by)
