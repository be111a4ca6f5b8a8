"""One enquiry, its thread and its history; opening somebody's words is always written down."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.ui import dates
from sideomside.ground.vault.asked_once import asked_once
from sideomside.intake.models import (
    NOT_CLOSED,
    Direction,
    Enquiry,
    EnquiryStep,
    Message,
    Sort,
    State,
    Step,
    Talk,
    Why,
)
from sideomside.intake.rules import QUIET_STEPS, TIMED, is_ready_for_a_peer
from sideomside.people.queries import names
from sideomside.people.rules import SYSTEM, Viewer


def visible_to(viewer: Viewer) -> QuerySet[Enquiry]:
    """A coordinator's own programmes; a participant's own, past the small key; nobody else's anything."""
    found = Enquiry.objects.select_related("programme", "person")
    if viewer.is_coordinator:
        return found.filter(programme_id__in=viewer.programme_ids)
    if viewer.is_participant and viewer.opened and viewer.person_id:
        return found.filter(person_id=viewer.person_id)
    return found.none()


def enquiry(viewer: Viewer, enquiry_id: UUID) -> Enquiry | None:
    return visible_to(viewer).filter(id=enquiry_id).first()


def enquiries_of(viewer: Viewer, person_id: UUID) -> list[Enquiry]:
    return list(visible_to(viewer).filter(person_id=person_id).order_by("-received_at"))


def closed_to(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """Those who took back their yes to our reading: from then on nobody who works here sees their words."""
    asked = set(person_ids)
    if not viewer.is_coordinator:
        return set()
    said = consent.visible_to(viewer).filter(person_id__in=asked, purpose=Purpose.WORDS)
    return set(said.values_list("person_id", flat=True)) - consent.among(viewer, asked, Purpose.WORDS)


def thread(viewer: Viewer, enquiry: Enquiry) -> list[Message]:
    """Everything said in it, oldest first. Staff looks are logged each time; notes stay with us."""
    if not visible_to(viewer).filter(id=enquiry.id).exists() or closed_to(viewer, [enquiry.person_id]):
        return []
    log.record_opening(viewer, about=enquiry.person_id, screen="enquiry")
    found = Message.objects.filter(enquiry=enquiry)
    said = list(found if viewer.is_coordinator else found.exclude(direction=Direction.NOTE))
    known = names(viewer, {message.by_id for message in said if message.by_id})
    for message in said:
        message.who = known.get(message.by_id, "") if message.direction != Direction.IN else ""
    return said


def words_of(viewer: Viewer, person_id: UUID) -> list[Message]:
    """What a person wrote to us, newest first, for the page where a peer is found."""
    if not viewer.is_coordinator or closed_to(viewer, [person_id]):
        return []
    ids = visible_to(viewer).filter(person_id=person_id).values_list("id", flat=True)
    found = list(Message.objects.filter(enquiry_id__in=ids, direction=Direction.IN).order_by("-happened_at"))
    if found:
        log.record_opening(viewer, about=person_id, screen="words")
    return found


def talks(viewer: Viewer, enquiry: Enquiry) -> list[Talk]:
    if not visible_to(viewer).filter(id=enquiry.id).exists():
        return []
    found = list(Talk.objects.filter(enquiry=enquiry).select_related("place"))
    if closed_to(viewer, [enquiry.person_id]):
        for talk in found:
            talk.note = ""
    return found


def ready_for_a_peer(viewer: Viewer) -> list[Enquiry]:
    """Those who seek support and have had their first talk, longest waiting first. The house plans for all of them."""
    return [enquiry for enquiry in not_closed(viewer) if is_ready_for_a_peer(enquiry)]


@asked_once
def not_closed(viewer: Viewer) -> list[Enquiry]:
    """Longest waiting first."""
    return list(_every(viewer).filter(state__in=NOT_CLOSED).order_by("received_at"))


def read_first_of(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """Those with heavy words in any enquiry, sorted or not, in any programme; in a closed one, since they came here.

    An answer does not take heavy words back, and neither does a later "tak": the queue may forget, and this does not.
    """
    written = Max("messages__happened_at", filter=Q(messages__direction=Direction.IN))
    found = list(_every(viewer).filter(person_id__in=list(person_ids)).annotate(written=written))
    since: dict[UUID, datetime] = {}
    for one in found:
        if one.state != State.CLOSED:
            since[one.person_id] = min(one.received_at, since.get(one.person_id, one.received_at))
    return {one.person_id for one in found if _is_heavy(one) and _counts(one, since.get(one.person_id))}


def _is_heavy(one: Enquiry) -> bool:
    return one.read_first or one.heavy_at is not None


def _counts(one: Any, since: datetime | None) -> bool:
    return one.state != State.CLOSED or since is None or (one.written or one.received_at) >= since


def _every(viewer: Viewer) -> QuerySet[Enquiry]:
    """The house plans for all of them; anybody else for those they see."""
    if viewer.role == SYSTEM:
        return Enquiry.objects.select_related("programme", "person")
    return visible_to(viewer)


def lately_talked_with(viewer: Viewer, since: datetime) -> list[Enquiry]:
    """For the house itself: those who seek support and had their first talk not long ago."""
    if viewer.role != SYSTEM:
        return []
    found = Enquiry.objects.filter(state__in=NOT_CLOSED).filter(talked_at__gte=since, sort=Sort.SEEKS)
    return list(found.select_related("programme", "person"))


def thread_for_token(viewer: Viewer, reply_token: str) -> Enquiry | None:
    """The thread a mail answers, by the mark in our address. For the inbox, never for a page."""
    if viewer.role != SYSTEM or not reply_token:
        return None
    return Enquiry.objects.select_related("programme", "person").filter(reply_token=reply_token).first()


def history(viewer: Viewer, enquiry: Enquiry) -> list[EnquiryStep]:
    """Who did what, in words; each step is given the `who` it says."""
    if not visible_to(viewer).filter(id=enquiry.id).exists():
        return []
    steps = _named(viewer, list(EnquiryStep.objects.filter(enquiry=enquiry)))
    instead = {step.supersedes_id for step in steps}
    for step in steps:
        step.kind_is_timed, step.put_right = step.kind in TIMED, step.id in instead
        step.timed, step.instead = step.id not in instead, step.supersedes_id is not None
    return steps


def changed_since(viewer: Viewer, enquiry: Enquiry, version: int) -> list[EnquiryStep]:
    """What somebody else did while a page was open."""
    found = EnquiryStep.objects.filter(enquiry=enquiry, number__gt=version).exclude(kind__in=QUIET_STEPS)
    return _named(viewer, list(found))


def _named(viewer: Viewer, steps: list[EnquiryStep]) -> list[EnquiryStep]:
    others = {UUID(step.detail["to"]) for step in steps if step.kind == Step.ASSIGNED}
    known = names(viewer, {step.by_id for step in steps if step.by_id} | others)
    for step in steps:
        step.who = known.get(step.by_id, "") if step.by_id else ""
        step.to = _what(step, known)
    return steps


def _what(step: EnquiryStep, known: dict[UUID, str]) -> str:
    """What a step says besides its verb: a name, a day or one of our own words."""
    if step.kind == Step.ASSIGNED:
        return known.get(UUID(step.detail["to"]), "")
    if step.kind == Step.REMIND:
        return dates.day(date.fromisoformat(step.detail["on"]))
    words = {Step.SORTED: (Sort, "sort"), Step.CLOSED: (Why, "why"), Step.TALK_HELD: (Talk.Form, "form")}
    if step.kind not in words:
        return ""
    choices, name = words[Step(step.kind)]
    return str(choices(step.detail[name]).label)
