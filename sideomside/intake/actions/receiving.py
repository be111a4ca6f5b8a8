"""Three doors, one action: words come in, and somebody is now waited for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault import cpr
from sideomside.intake.actions.steps import hold, take_step
from sideomside.intake.models import Direction, Enquiry, Message, Step, Way
from sideomside.intake.queries import fewest_waiting
from sideomside.intake.reading.heavy import sounds_heavy
from sideomside.intake.rules import may_answer, may_receive, may_say, the_house_for
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer, allow, is_self, system


@dataclass(frozen=True, slots=True)
class Said:
    """What a form, a mail or a call brought."""

    words: str
    quoted: str = ""
    subject: str = ""
    attachments: Iterable[dict[str, Any]] = ()
    covered: bool = False  # a number stood in the name they gave

    def without_numbers(self) -> "Said":
        """The same with every number that looks like somebody's covered, and whether there was one."""
        found = [cpr.mask(text.strip()) for text in (self.words, self.quoted, self.subject)]
        files = [(file, cpr.mask(file["name"])) for file in self.attachments]
        clear = [file | {"name": name} for file, (name, _was_there) in files]
        covered = any(was_there for _text, was_there in [*found, *(name for _file, name in files)])
        words, quoted, subject = (text for text, _was_there in found)
        return Said(words, quoted, subject, clear, self.covered or covered)


@transaction.atomic
def receive(  # noqa: PLR0913 - a form, a mail and a call have this much to tell
    *,
    programme: Programme,
    person: Person,
    way: str,
    words: str,
    quoted: str = "",
    attachments: Iterable[dict[str, Any]] = (),
    subject: str = "",
    happened_at: datetime | None = None,
    once: UUID | None = None,
    by: Viewer,
) -> Enquiry:
    """A person's first words. The same form sent twice is one enquiry."""
    allow(may_receive(by, programme.id, way) or is_self(by, person.id))
    known = Enquiry.objects.select_related("programme", "person").filter(once=once).first() if once else None
    if known:
        return known
    at = happened_at or timezone.now()
    people.give_role(person=person, programme=programme, name=Hat.PARTICIPANT, by=the_house_for(by))
    heavy = sounds_heavy(f"{subject}\n{words}")
    enquiry = Enquiry(
        programme=programme,
        person=person,
        first_person_id=person.id,
        way=way,
        once=once,
        received_at=at,
        read_first=heavy,
        heavy_at=at if heavy else None,
    )
    enquiry.save(force_insert=True)
    take_step(enquiry=enquiry, kind=Step.RECEIVED, detail={"way": way}, happened_at=at, by=by)
    reader = by.person_id if may_answer(by, enquiry) else fewest_waiting(by, programme, timezone.localdate())
    if reader:
        to = {"to": str(reader)}
        take_step(enquiry=enquiry, kind=Step.ASSIGNED, detail=to, by=system(enquiry.organisation_id))
    said = Said(words, quoted, subject, attachments, covered=cpr.COVER in (person.name or ""))
    people.touch(person_id=person.id, at=at, by=by)
    keep_words(enquiry=enquiry, direction=Direction.IN, way=way, said=said, at=at, by=by)
    return enquiry


@transaction.atomic
def hear(  # noqa: PLR0913 - a mail and a call have this much to tell
    *,
    enquiry: Enquiry,
    words: str,
    quoted: str = "",
    subject: str = "",
    attachments: Iterable[dict[str, Any]] = (),
    way: str = Way.FORM,
    happened_at: datetime | None = None,
    once: UUID | None = None,
    by: Viewer,
) -> Message:
    """They wrote again, in the same thread: somebody is waited for anew, also in one that was closed."""
    allow(may_say(by, enquiry))
    known = Message.objects.filter(once=once).first() if once else None
    if known:
        return known
    at = happened_at or timezone.now()
    hold(enquiry=enquiry, by=by)
    unanswered = enquiry.comes_first
    take_step(enquiry=enquiry, kind=Step.HEARD, detail={"way": way}, happened_at=at, by=by)
    people.touch(person_id=enquiry.person_id, by=by)
    heavy = sounds_heavy(words)
    enquiry.read_first, enquiry.heavy_at = unanswered or heavy, at if heavy else enquiry.heavy_at
    enquiry.save(update_fields=["read_first", "heavy_at"])
    said = Said(words, quoted, subject, attachments)
    return keep_words(enquiry=enquiry, direction=Direction.IN, way=way, said=said, at=at, once=once, by=by)


@transaction.atomic
def keep_words(  # noqa: PLR0913 - each is one column of the thread
    *,
    enquiry: Enquiry,
    direction: str,
    way: str,
    said: Said,
    at: datetime | None = None,
    once: UUID | None = None,
    by: Viewer,
) -> Message:
    """Words go into the thread sealed; numbers that look like somebody's are covered first."""
    clear = said.without_numbers()
    message = Message(
        enquiry=enquiry,
        person_id=enquiry.person_id,
        direction=direction,
        way=way,
        subject=clear.subject,
        words=clear.words,
        quoted=clear.quoted,
        attachments=list(clear.attachments),
        covered=clear.covered,
        once=once,
        happened_at=at or timezone.now(),
        by_id=by.person_id,
    )
    message.save(force_insert=True)
    return message
