"""What is allowed and true of an enquiry. Pure: everything needed is already in hand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sideomside.intake.models import Enquiry, EnquiryStep, InboundMail, Sort, State, Step, Way
from sideomside.people.days.promise import COPENHAGEN, working_days_waited
from sideomside.people.days.workdays import add_working_days
from sideomside.people.models import Contact
from sideomside.people.rules import SYSTEM, VISITOR, Hat, Viewer, is_self

VERBS = {
    "enquiry.received": _("wrote to us for the first time"),
    "enquiry.heard": _("wrote again"),
    "enquiry.read": _("read what was written"),
    "enquiry.assigned": _("took an enquiry on"),
    "enquiry.answered": _("wrote an answer"),
    "enquiry.called": _("noted a call"),
    "enquiry.sorted": _("said what an enquiry is about"),
    "enquiry.remind": _("wants to be reminded later"),
    "enquiry.planned": _("agreed on a first talk"),
    "enquiry.talk_off": _("called off a first talk"),
    "enquiry.held": _("held a first talk"),
    "enquiry.corrected": _("changed their words"),
    "enquiry.joined": _("joined two enquiries of the same person"),
    "enquiry.parted": _("parted two enquiries again"),
    "enquiry.closed": _("closed an enquiry"),
    "enquiry.reopened": _("opened an enquiry again"),
    "enquiry.forgotten": _("deleted what was written"),
    "mail.kept": _("took in a mail"),
    "mail.read": _("put a mail in its thread"),
    "mail.quarantined": _("laid a mail aside for somebody to look at"),
    "mail.thrown_away": _("set a mail aside"),
    "mail.taken": _("made an enquiry of a mail"),
    "mail.again": _("had a mail read again"),
    "mail.deleted": _("deleted a mail as it came, after its time"),
    "visit.logged": _("counted guests at coffee"),
    "visit.uncounted": _("took back a count of guests"),
}

MOST_WORDS = 20_000
_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_PHONE = re.compile(r"(?:\+|00)?[0-9]{8,15}")

FRESH = timedelta(minutes=10)  # so long the same form sent again opens the same receipt
RECEIPT_LASTS = timedelta(minutes=30)
QUIET_STEPS = frozenset({Step.READ})  # nothing a second coordinator needs to be told of


class Stale(Exception):
    """Somebody else was here meanwhile; these steps are what changed."""

    def __init__(self, steps: list[EnquiryStep]) -> None:
        super().__init__(f"{len(steps)} steps since")
        self.steps = steps


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an enquiry stands: nothing but the sum of its steps."""

    state: str = State.RECEIVED
    sort: str = Sort.UNSORTED
    received_at: datetime | None = None
    waiting_since: datetime | None = None
    read_at: datetime | None = None
    answered_at: datetime | None = None
    talked_at: datetime | None = None
    remind_on: date | None = None
    assigned_id: UUID | None = None
    closed_why: str = ""


COLUMNS = tuple(Standing.__dataclass_fields__)


def standing_of(enquiry: Enquiry) -> Standing:
    return Standing(**{name: getattr(enquiry, name) for name in COLUMNS})


def after(now: Standing, kind: str, detail: dict[str, Any], at: datetime) -> Standing:
    """The standing once a step is taken; the only place that knows what a step does."""
    return replace(now, **_changes(now, Step(kind), detail, at))


def _changes(now: Standing, kind: Step, detail: dict[str, Any], at: datetime) -> dict[str, Any]:
    answered = {
        "state": State.ANSWERED if now.state == State.RECEIVED else now.state,
        "answered_at": now.answered_at or at,
        "waiting_since": None,
        "remind_on": None,
    }
    waits = {"waiting_since": now.waiting_since or at, "read_at": None, "remind_on": None}
    again = waits | {"state": _open_state(now), "closed_why": ""}
    changes: dict[Step, dict[str, Any]] = {
        Step.RECEIVED: {"received_at": at, "waiting_since": at},
        Step.HEARD: again,
        Step.REOPENED: again,
        Step.READ: {"read_at": now.read_at or at},
        Step.ASSIGNED: {"assigned_id": _uuid(detail.get("to"))},
        Step.ANSWERED: answered,
        Step.CALLED: answered if detail.get("reached") else {},
        Step.SORTED: {"sort": detail.get("sort", "")},
        Step.REMIND: {"remind_on": _day(detail.get("on"))},
        Step.TALK_PLANNED: answered | {"state": State.TALK_PLANNED},
        Step.TALK_OFF: waits | {"state": State.TALK_HELD if now.talked_at else State.ANSWERED},
        Step.TALK_HELD: answered | {"state": State.TALK_HELD, "talked_at": at},
        Step.CLOSED: {
            "state": State.CLOSED,
            "closed_why": detail.get("why", ""),
            "waiting_since": None,
            "remind_on": None,
        },
    }
    return changes.get(kind, {})


def _open_state(now: Standing) -> str:
    """Where a closed one was before; an open one stays where it is."""
    if now.state != State.CLOSED:
        return now.state
    if now.talked_at:
        return State.TALK_HELD
    return State.ANSWERED if now.answered_at else State.RECEIVED


def _uuid(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def rebuilt(steps: list[EnquiryStep]) -> Standing:
    """The standing worked out anew; it must always equal the columns."""
    standing = Standing()
    for step in sorted(steps, key=lambda one: one.number):
        standing = after(standing, step.kind, step.detail, step.happened_at)
    return standing


def may_receive(viewer: Viewer, programme_id: UUID, way: str) -> bool:
    """Anybody by the form, the house by mail, a host over coffee, a coordinator whichever way."""
    if viewer.role in {VISITOR, SYSTEM}:
        return True
    if way == Way.COFFEE and may_log_visits(viewer):
        return viewer.works_in(programme_id)
    return viewer.coordinates(programme_id)


def may_take_in_mail(viewer: Viewer) -> bool:
    """Mail comes in by itself; a coordinator handles what lies aside, through acts of its own."""
    return viewer.role == SYSTEM


def may_handle_mail(viewer: Viewer, mail: InboundMail) -> bool:
    """What belongs to no programme yet is every coordinator's to look at."""
    aside = mail.state in {InboundMail.State.QUARANTINED, InboundMail.State.THROWN_AWAY}
    mine = viewer.is_coordinator and (mail.programme_id is None or viewer.works_in(mail.programme_id))
    return aside and mine


def may_answer(viewer: Viewer, enquiry: Enquiry) -> bool:
    return viewer.coordinates(enquiry.programme_id)


def may_say(viewer: Viewer, enquiry: Enquiry) -> bool:
    """The person in their own thread, the house for a mail, a coordinator for what was said on the phone."""
    return is_self(viewer, enquiry.person_id) or viewer.role == SYSTEM or may_answer(viewer, enquiry)


def the_house_for(by: Viewer) -> Viewer:
    """A host over coffee writes down what a guest asked for; the house does it, in the host's name."""
    if by.role in {Hat.HOST, Hat.PEER, Hat.PARTICIPANT} and by.organisation_id:
        return Viewer(SYSTEM, by.organisation_id, by.person_id, by.programme_ids)
    return by


def may_log_visits(viewer: Viewer) -> bool:
    return viewer.role in {Hat.HOST, Hat.PEER, Hat.COORDINATOR}


def is_open(enquiry: Enquiry) -> bool:
    return enquiry.state != State.CLOSED


def is_due(enquiry: Enquiry, today: date) -> bool:
    """Somebody waits for an answer, or the day one wanted to be reminded of has come."""
    if enquiry.remind_on:
        return enquiry.remind_on <= today
    return enquiry.waiting_since is not None


def days_waited(enquiry: Enquiry, now: datetime) -> int:
    return working_days_waited(enquiry.waiting_since, now) if enquiry.waiting_since else 0


def waited_too_long(enquiry: Enquiry, now: datetime) -> bool:
    return days_waited(enquiry, now) > enquiry.programme.answer_days


def needs_a_second_reader(enquiry: Enquiry, now: datetime) -> bool:
    """Unread for a working day, at the same time of day: somebody else should look."""
    if enquiry.waiting_since is None or enquiry.read_at is not None:
        return False
    since = enquiry.waiting_since.astimezone(COPENHAGEN)
    day = add_working_days(since.date(), enquiry.programme.second_reader_days)
    return now >= datetime.combine(day, since.timetz())


def is_ready_for_a_peer(enquiry: Enquiry) -> bool:
    talked = enquiry.talked_at is not None or not enquiry.programme.first_talk_required
    return is_open(enquiry) and talked and enquiry.sort == Sort.SEEKS


def way_to_reach(typed: str) -> str:
    """Is it a mail address or a number, Danish or foreign? "" when it is neither."""
    if _MAIL.fullmatch(typed.strip()):
        return Contact.Way.MAIL
    bare = re.sub(r"[\s\-().\u00a0/]", "", typed)
    if not _PHONE.fullmatch(bare):
        return ""
    danish = not bare.startswith(("+", "00"))
    return Contact.Way.PHONE if not danish or len(bare) == 8 else ""


def in_words(names: Sequence[str], joint: str) -> str:
    """Signe; Signe og Omar; Signe, Omar og Ida."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def number_said(number: int) -> str:
    """Small numbers in letters, as people say them."""
    said = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}
    return str(said.get(number, number))


def is_fresh(enquiry: Enquiry, now: datetime) -> bool:
    return now - enquiry.made_at < FRESH


def opening_asked_for(name: str) -> str:
    """The way to begin an answer that a link asked for; a thank you when it asked for none."""
    return name if name in {"thanks", "coffee", "call"} else "thanks"
