"""How things stand: whether an agreement holds, a link opens, and how far somebody has come."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from sideomside.partners.models import Agreement, Answer, Draft, Introduction, Referral

LINK_LASTS = timedelta(minutes=30)
JUST_SAID = timedelta(minutes=30)  # so long the phone that said yes may go on to a page of its own
# Closed for these reasons it is not over: they are with us, or stand here a second time.
GOES_ON = frozenset({"joined", "double"})


class Reached(StrEnum):
    """The only three things a partner may hear."""

    RECEIVED = "received"
    CONTACT = "contact"
    ENDED = "ended"

    @property
    def label(self) -> str:
        said = {
            Reached.RECEIVED: _("We have it"),
            Reached.CONTACT: _("We are in touch"),
            Reached.ENDED: _("It has ended"),
        }
        return str(said[self])


def is_in_force(agreement: Agreement, today: date) -> bool:
    return agreement.first_day <= today and (agreement.last_day is None or today <= agreement.last_day)


def link_opens(draft: Draft, now: datetime) -> bool:
    """Once, and for half an hour; whoever opened it first goes on in their own browser."""
    return draft.opened_at is None and asks_now(draft, now)


def asks_now(draft: Draft, now: datetime) -> bool:
    """The phone that opened it may say yes until the half hour is over, or a newer link was made."""
    return bool(draft.token_hash) and draft.open_until is not None and now < draft.open_until


def just_said(referral: Referral, now: datetime) -> bool:
    return referral.withdrawn_at is None and now - referral.sent_at < JUST_SAID


def how_far(referral: Referral, walks_ended: Sequence[bool]) -> Reached:
    """Looked up, never kept: from the enquiry, and from whether each walk they began with somebody is over."""
    enquiry = referral.enquiry
    if enquiry.state == "closed" and enquiry.closed_why not in GOES_ON:
        return Reached.ENDED
    if enquiry.state == "closed" and walks_ended and all(walks_ended):
        return Reached.ENDED
    return Reached.CONTACT if enquiry.answered_at or enquiry.talked_at else Reached.RECEIVED


def may_be_taken_out(sent: Referral | Introduction) -> bool:
    """Nobody has answered yet, so taking it back takes it out of the queue as well."""
    return sent.enquiry is not None and sent.enquiry.state == "received"


def is_with_them_now(introduction: Introduction) -> bool:
    """Somebody in the other programme has answered: from then on the words there are between the two of them."""
    there = introduction.enquiry
    if there is None:
        return False
    return bool(there.answered_at or there.talked_at) or there.closed_why in GOES_ON


def waits_there(introduction: Introduction) -> bool:
    """Welcome in another programme and not answered yet: it stands there whatever day it was to be open until."""
    away = introduction.revoked_at is not None or is_with_them_now(introduction)
    return introduction.enquiry is not None and not away


def is_settled(introduction: Introduction) -> bool:
    """What was ticked has gone along to another programme, or will never be read: it cannot be written anew."""
    welcome_there = introduction.to_programme_id is not None and introduction.answer == Answer.WELCOME
    return welcome_there or introduction.answer == Answer.NOT_NOW


def still_open(introduction: Introduction, today: date) -> bool:
    """Not taken back, not said no to, and not past its last day."""
    away = introduction.revoked_at or introduction.no_at
    return away is None and today <= introduction.until


def is_open_to_partner(introduction: Introduction, today: date) -> bool:
    """What was ticked can be read there: a yes, and nothing since that shuts it."""
    declined = introduction.answer == Answer.NOT_NOW
    return introduction.yes_at is not None and not declined and still_open(introduction, today)


def state_of(introduction: Introduction, today: date) -> str:
    """One word for where an introduction stands."""
    known = [
        (introduction.revoked_at, _("taken back")),
        (introduction.no_at, _("said no thanks")),
        (introduction.answer == Answer.NOT_NOW, _("they cannot just now")),
        (introduction.answer == Answer.WELCOME, _("they say welcome")),
        (today > introduction.until, _("its time has run out")),
        (introduction.yes_at, _("waits for their answer")),
    ]
    return str(next((words for there, words in known if there), _("waits for a yes")))
