"""Who waits, for how long, and when somebody else should look."""

from datetime import date, datetime, timedelta

from sideomside.intake.models import Enquiry, Sort, State
from sideomside.people.days.promise import COPENHAGEN, working_days_waited
from sideomside.people.days.workdays import add_working_days

FRESH = timedelta(minutes=10)  # so long the same form sent again opens the same receipt
RECEIPT_LASTS = timedelta(minutes=30)


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


def is_fresh(enquiry: Enquiry, now: datetime) -> bool:
    return now - enquiry.made_at < FRESH
