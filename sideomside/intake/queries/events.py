"""What happened here, for reports and for the person; both read the steps themselves."""

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

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


# As a row of these, since a house has very many steps and whoever counts reads them all.
STEP = (
    "id", "enquiry_id", "number", "kind", "detail", "happened_at", "written_at", "by_role", "supersedes_id",
)  # fmt: skip
ABOUT = ("id", "person_id", "programme_id", "way", "sort")
About = tuple[UUID, dict[str, Any]]


def events(viewer: Viewer, of: Collection[UUID] | None = None) -> Iterator[Event]:
    """In the order they happened, as they were put right last; closing and opening again each time.

    `of`: only of these people.
    """
    found = Enquiry.objects.all()
    if of is not None:
        found = found.filter(person_id__in=of)
    if viewer.role != SYSTEM:
        found = found.filter(programme_id__in=viewer.programme_ids if viewer.is_coordinator else [])
    known = _known(found)
    steps = EnquiryStep.objects.filter(enquiry__in=found.order_by()).order_by("enquiry_id", "number")
    rows = steps.values_list(*STEP, named=True).iterator()
    for enquiry_id, of_one in groupby(rows, key=attrgetter("enquiry_id")):
        if enquiry_id in known:  # else it came this very moment
            yield from _of_one(list(of_one), known[enquiry_id])


def _known(found: QuerySet[Enquiry]) -> dict[UUID, About]:
    """Of each enquiry: whose, and what every step of it is told with."""
    return {
        id_: (
            same_one(Hat.PARTICIPANT, person_id),
            {"programme": str(programme_id), "way": way, "sort": sort},
        )
        for id_, person_id, programme_id, way, sort in found.order_by().values_list(*ABOUT).iterator()
    }


def _of_one(steps: list[Any], known: About) -> Iterator[Event]:
    """Of one enquiry. Whatever opens what was closed brings somebody back: also that they wrote again."""
    seen: set[str] = set()
    standing = Standing()
    for step in as_they_count(steps):
        before, standing = standing, after(standing, step.kind, step.detail, step.happened_at)
        if opens_again(before, standing) and before.closed_why != Why.JOINED:
            yield _event("back_on_list", step, known)
        if step.kind not in EVENT_OF or step.kind in seen or step.detail.get("why") == Why.JOINED:
            continue
        seen |= set() if step.kind in AGAIN else {step.kind}
        yield _event(EVENT_OF[Step(step.kind)], step, known)


def _event(kind: str, step: Any, known: About) -> Event:
    who, told = known
    payload = told | {name: value for name, value in step.detail.items() if name in TOLD}
    return Event(kind, step.enquiry_id, step.happened_at, step.written_at, step.by_role, payload, who)


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
