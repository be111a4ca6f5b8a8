"""What the receipt shows to somebody who wrote a moment ago."""

from uuid import UUID

from django.utils import timezone

from sideomside.intake.models import Direction, Enquiry, Message
from sideomside.intake.queries.seen import visible_to
from sideomside.intake.rules import is_fresh
from sideomside.people.models import Contact, HelpLine, Person, SmallKey
from sideomside.people.queries import help_lines
from sideomside.people.rules import Viewer

WAYS = {"mail": Contact.Way.MAIL, "sms": Contact.Way.PHONE}


def may_hand_over(viewer: Viewer, enquiry: Enquiry) -> bool:
    """The same form sent again opens its receipt only for a little while, and only until a word is chosen."""
    return (
        is_fresh(enquiry, timezone.now())
        and not SmallKey.objects.filter(person_id=enquiry.person_id).exists()
    )


def sent_before(viewer: Viewer, once: UUID) -> Enquiry | None:
    """The enquiry this very form became a moment ago."""
    return Enquiry.objects.select_related("programme", "person").filter(once=once).first()


def first_words(viewer: Viewer, enquiry: Enquiry) -> Message | None:
    """What somebody wrote to begin with."""
    if not visible_to(viewer).filter(id=enquiry.id).exists():
        return None
    return Message.objects.filter(enquiry=enquiry, direction=Direction.IN).first()


def help_now(viewer: Viewer) -> list[HelpLine]:
    """Those that are always open come first."""
    return sorted(help_lines(viewer), key=lambda line: (not line.always_open, line.order))


def may_be_written_to(viewer: Viewer, person: Person) -> bool:
    """Do they want a letter, and have we an address for it? Otherwise somebody calls."""
    way = WAYS.get(person.channel)
    return way is not None and Contact.objects.filter(person=person, way=way).exists()
