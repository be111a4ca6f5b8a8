"""A human answers. The words stand in the thread; what goes out is neutral, unless the person asked otherwise."""

from uuid import UUID

from django.db import transaction

from sideomside.intake.actions.receiving import Said, keep_words
from sideomside.intake.actions.steps import hold, meet_version, take_step
from sideomside.intake.models import Direction, Enquiry, Message, Step, Way
from sideomside.intake.queries import may_be_written_to
from sideomside.intake.queries.readers import with_nobody
from sideomside.intake.rules import may_answer
from sideomside.people import actions as people
from sideomside.people.models import Person, from_outside
from sideomside.people.models.person import Channel
from sideomside.people.queries import names
from sideomside.people.rules import Viewer, allow, link_path


@transaction.atomic
def answer(
    *, enquiry: Enquiry, words: str, version: int | None = None, once: UUID | None = None, by: Viewer
) -> bool:
    """Answer; False when there is no way to write to the person, so that somebody calls instead."""
    allow(may_answer(by, enquiry))
    hold(enquiry=enquiry, by=by)
    if once and Message.objects.filter(once=once).exists():
        return may_be_written_to(by, enquiry.person)
    meet_version(enquiry=enquiry, version=version, by=by)
    message = keep_words(
        enquiry=enquiry, direction=Direction.OUT, way=Way.MAIL, said=Said(words), once=once, by=by
    )
    take_step(enquiry=enquiry, kind=Step.ANSWERED, by=by)
    if with_nobody(by, [enquiry]):
        take_step(enquiry=enquiry, kind=Step.ASSIGNED, detail={"to": str(by.person_id)}, by=by)
    people.touch(person_id=enquiry.person_id, by=by)
    return tell_of_answer(enquiry=enquiry, words=message.words or "", by=by)


@transaction.atomic
def note_call(
    *,
    enquiry: Enquiry,
    words: str,
    reached: bool,
    version: int | None = None,
    once: UUID | None = None,
    by: Viewer,
) -> None:
    """What was said on the phone, or that nobody picked up."""
    allow(may_answer(by, enquiry))
    hold(enquiry=enquiry, by=by)
    if once and Message.objects.filter(once=once).exists():
        return
    meet_version(enquiry=enquiry, version=version, by=by)
    keep_words(enquiry=enquiry, direction=Direction.NOTE, way=Way.CALL, said=Said(words), once=once, by=by)
    take_step(enquiry=enquiry, kind=Step.CALLED, detail={"reached": reached}, by=by)
    if reached:
        people.touch(person_id=enquiry.person_id, by=by)


@transaction.atomic
def tell_of_answer(*, enquiry: Enquiry, words: str, by: Viewer) -> bool:
    """A neutral letter with a way in; with the words only for somebody who said "just write in the mail".

    The person's other links go on working: one of them may be on paper.
    """
    person = Person.objects.get(id=enquiry.person_id)
    if not may_be_written_to(by, person):
        return False
    token = people.make_link(person=person, replace=False, by=by)
    link = from_outside(link_path(token, person.language))
    template = "intake/mail/answer_words" if person.words_in_mail else "intake/mail/answer"
    return write_neutrally(enquiry=enquiry, template=template, context={"link": link, "words": words}, by=by)


@transaction.atomic
def write_neutrally(*, enquiry: Enquiry, template: str, context: dict[str, str], by: Viewer) -> bool:
    """The sender is the first name of the one who answers, and nothing else."""
    person = Person.objects.get(id=enquiry.person_id)
    sender = by.person_id if by.is_coordinator else enquiry.assigned_id
    full_name = names(by, [sender]).get(sender, "") if sender else ""
    by_mail = "yes" if person.channel == Channel.MAIL else ""
    return people.write_to(
        person=person,
        template=template,
        context={"name": full_name.partition(" ")[0], "by_mail": by_mail, **context},
        reply_token=enquiry.reply_token,
        by=by,
    )
