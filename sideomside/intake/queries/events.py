"""What happened here, for reports and for the person; both read the steps themselves."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from sideomside.ground.audit.events import Event, same_one
from sideomside.intake.models import Enquiry, EnquiryStep, InboundMail, Message, Sort, Step, Talk, Why
from sideomside.intake.rules import Standing, after, as_they_count, opens_again
from sideomside.people.rules import SYSTEM, Hat, Viewer

EVENT_OF = {
    Step.RECEIVED: "enquiry.received",
    Step.ANSWERED: "enquiry.answered",
    Step.TALK_HELD: "intake.done",
    Step.CLOSED: "left_list",
}
AGAIN = {Step.CLOSED}  # as often as it happened; of everything else the first time counts
TOLD = {"way", "sort", "why", "form"}


def events(viewer: Viewer, of: Collection[UUID] | None = None) -> Iterator[Event]:
    """In the order they happened, as they were put right last; closing and opening again each time.

    `of`: only of these people.
    """
    steps = EnquiryStep.objects.select_related("enquiry")
    if of is not None:
        steps = steps.filter(enquiry__person_id__in=of)
    if viewer.role != SYSTEM:
        steps = steps.filter(enquiry__programme_id__in=viewer.programme_ids if viewer.is_coordinator else [])
    for _enquiry, of_one in groupby(steps.order_by("enquiry_id", "number"), lambda step: step.enquiry_id):
        yield from _of_one(list(of_one))


def _of_one(steps: list[EnquiryStep]) -> Iterator[Event]:
    """Of one enquiry. Whatever opens what was closed brings somebody back: also that they wrote again."""
    seen: set[str] = set()
    standing = Standing()
    for step in as_they_count(steps):
        before, standing = standing, after(standing, step.kind, step.detail, step.happened_at)
        if opens_again(before, standing) and before.closed_why != Why.JOINED:
            yield _event("back_on_list", step)
        if step.kind not in EVENT_OF or step.kind in seen or step.detail.get("why") == Why.JOINED:
            continue
        seen |= set() if step.kind in AGAIN else {step.kind}
        yield _event(EVENT_OF[Step(step.kind)], step)


def _event(kind: str, step: EnquiryStep) -> Event:
    one = step.enquiry
    known = {"programme": str(one.programme_id), "way": one.way, "sort": one.sort}
    payload = known | {name: value for name, value in step.detail.items() if name in TOLD}
    who = same_one(Hat.PARTICIPANT, one.person_id)
    return Event(kind, one.id, step.happened_at, step.written_at, step.by_role, payload, who)


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Everything readable we hold on the person, for their own copy."""
    return {
        "enquiries": [_told(enquiry) for enquiry in Enquiry.objects.filter(person_id=person_id)],
        "mails": [
            {
                "received_at": mail.received_at,
                "sender_name": mail.sender_name,
                "sender_address": mail.sender_address,
                "sent_to": mail.envelope,
                "subject": mail.subject,
            }
            for mail in InboundMail.objects.filter(person_id=person_id)
        ],
        "first_talks": [
            {
                "form": str(talk.get_form_display()),
                "planned_for": talk.planned_for,
                "held_at": talk.held_at,
                "brings_somebody": talk.brings_somebody,
                "note": talk.note,
            }
            for talk in Talk.objects.filter(person_id=person_id)
        ],
    }


def _told(enquiry: Enquiry) -> dict[str, Any]:
    return {
        "way": str(enquiry.get_way_display()),
        "received_at": enquiry.received_at,
        "state": str(enquiry.get_state_display()),
        "about": str(Sort(enquiry.sort).label),
        "closed": str(enquiry.get_closed_why_display()) if enquiry.closed_why else "",
        "messages": [
            {
                "at": message.happened_at,
                "direction_of": str(message.get_direction_display()),
                "subject": message.subject,
                "words": message.words,
                "quoted": message.quoted,
                "attachments": message.attachments,
            }
            for message in Message.objects.filter(enquiry=enquiry)
        ],
        "steps": [
            {"at": step.happened_at, "what": str(step.get_kind_display()), "by": step.by_role}
            for step in EnquiryStep.objects.filter(enquiry=enquiry)
        ],
    }
