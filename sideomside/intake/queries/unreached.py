"""Letters of ours that could not be sent, and which thread should say so: for the house, and never for a page."""

from uuid import UUID

from sideomside.ground.post.models import Letter
from sideomside.intake.models import Enquiry, Message
from sideomside.intake.queries.mail import newest_open
from sideomside.intake.queries.seen import thread_for_token
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer

SAID_OTHERWISE = ("intake/mail/farewell",)  # a goodbye that never left is a line of its own in silence


def letters_in_vain(viewer: Viewer) -> list[tuple[Enquiry, Letter]]:
    """Each that nobody was told of yet, with the thread it belongs to; where there is none, nobody waits here."""
    if viewer.role != SYSTEM:
        return []
    lost = Letter.objects.filter(state=Letter.State.GIVEN_UP).exclude(template__in=SAID_OTHERWISE)
    told = set(Message.objects.filter(once__in=lost.values("id")).values_list("once", flat=True))
    new = [letter for letter in lost.order_by("made_at") if letter.id not in told]
    found = [(_thread_of(viewer, letter), letter) for letter in new]
    return [(thread, letter) for thread, letter in found if thread]


def _thread_of(viewer: Viewer, letter: Letter) -> Enquiry | None:
    """The one it answers, or the newest that was open when it was written, whoever they turned out to be."""
    found = thread_for_token(viewer, letter.reply_token) or newest_open(viewer, _now_known_as(letter.to_id))
    return found if found and found.received_at <= letter.made_at else None


def _now_known_as(person_id: UUID) -> UUID:
    person = Person.objects.filter(id=person_id).first()
    return person.in_the_end.id if person else person_id
