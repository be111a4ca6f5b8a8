"""Somebody waits, and nobody has heard from them: they are asked, waited for, let go, or told goodbye in time.

When each is due is worked out in the room above, which knows what else somebody may have here.
"""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.ground.ui import dates
from sideomside.intake.actions.answering import write_neutrally
from sideomside.intake.actions.receiving import Said, keep_words
from sideomside.intake.actions.steps import hold, meet_version, take_step
from sideomside.intake.models import NOT_CLOSED, Direction, Enquiry, EnquiryStep, Step, Why
from sideomside.intake.queries.in_silence import said_goodbye
from sideomside.intake.queries.readers import readers
from sideomside.intake.queries.receipt import may_be_written_to
from sideomside.intake.rules import is_open, may_answer, may_stay
from sideomside.people import actions as people
from sideomside.people.models import from_outside
from sideomside.people.queries import names
from sideomside.people.rules import SYSTEM, Viewer, allow

LEFT_BY_SILENCE = (Why.WITHDRAWN, Why.QUIET)


@transaction.atomic
def ask_to_stay(*, enquiry: Enquiry, version: int | None = None, by: Viewer) -> bool:
    """A short letter with both ways in it; True when one left. Without a letterbox somebody has asked by themselves."""
    allow(may_answer(by, enquiry))
    _open_still(enquiry, version, by)
    sent = _write(enquiry, "intake/mail/still", _signed(enquiry, by), by)
    take_step(enquiry=enquiry, kind=Step.ASKED, detail={"how": "letter" if sent else "person"}, by=by)
    return sent


@transaction.atomic
def announce(*, enquiry: Enquiry, gone_on: date, by_letter: bool, by: Viewer) -> None:
    """That everything is deleted after that day, by letter; else it stands on a coordinator's page, who calls."""
    allow(by.role == SYSTEM)
    hold(enquiry=enquiry, by=by)
    allow(is_open(enquiry))
    with override(enquiry.person.language):
        told = {
            "day": dates.date_in_year(gone_on),
            "name": _who_writes(enquiry, by),
        }
    sent = by_letter and _write(enquiry, "intake/mail/farewell", told, by)
    take_step(enquiry=enquiry, kind=Step.FAREWELL, detail={"how": "letter" if sent else "line"}, by=by)


@transaction.atomic
def stay(*, enquiry: Enquiry, version: int | None = None, by: Viewer) -> None:
    """They would like to; pressed twice it is said once. Whoever had left is waited for anew."""
    allow(may_stay(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    people.touch(person_id=enquiry.person_id, by=by)
    if enquiry.closed_why in LEFT_BY_SILENCE:
        take_step(enquiry=enquiry, kind=Step.REOPENED, by=by)
    last = EnquiryStep.objects.filter(enquiry=enquiry).last()
    if is_open(enquiry) and last and last.kind != Step.STAYS:
        take_step(enquiry=enquiry, kind=Step.STAYS, by=by)


@transaction.atomic
def say_goodbye(*, enquiry: Enquiry, by: Viewer) -> None:
    """For now, of all they wait for. A letter tells them so, with a way back: it may have been somebody else."""
    allow(may_stay(by, enquiry))
    hold(enquiry=enquiry, by=by)
    waits = Enquiry.objects.filter(person_id=enquiry.person_id, state__in=NOT_CLOSED).order_by("id")
    mine = [one for one in waits.select_related("programme", "person") if one.may_want_a_peer]
    for one in mine:
        take_step(enquiry=one, kind=Step.CLOSED, detail={"why": str(Why.WITHDRAWN), "how": "letter"}, by=by)
    if mine:
        people.touch(person_id=enquiry.person_id, by=by)
        _write(enquiry, "intake/mail/goodbye", {"name": _who_writes(enquiry, by)}, by)


@transaction.atomic
def see_goodbye(*, enquiry: Enquiry, version: int | None = None, by: Viewer) -> None:
    """One of us has seen that somebody said goodbye; of all they waited for here."""
    allow(may_answer(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    for one in Enquiry.objects.filter(person_id=enquiry.person_id).select_related("programme", "person"):
        if may_answer(by, one) and said_goodbye(by, one.id):
            take_step(enquiry=one, kind=Step.READ, by=by)


@transaction.atomic
def wait_longer(*, enquiry: Enquiry, words: str, version: int | None = None, by: Viewer) -> None:
    """With a reason; the clock begins again from today."""
    allow(may_answer(by, enquiry))
    _decided(enquiry, words, version, by)
    take_step(enquiry=enquiry, kind=Step.AGAIN, by=by)


@transaction.atomic
def let_go(*, enquiry: Enquiry, words: str, version: int | None = None, by: Viewer) -> list[Enquiry]:
    """With a reason; closed as one we no longer hear from, with all else they wait for here. What still stands."""
    allow(may_answer(by, enquiry))
    _decided(enquiry, words, version, by)
    waits = Enquiry.objects.filter(person_id=enquiry.person_id, state__in=NOT_CLOSED).order_by("id")
    mine = [one for one in waits.select_related("programme", "person") if may_answer(by, one)]
    for one in mine:
        take_step(enquiry=one, kind=Step.CLOSED, detail={"why": str(Why.QUIET)}, by=by)
    return list(waits.exclude(id__in=[one.id for one in mine]))


def _decided(enquiry: Enquiry, words: str, version: int | None, by: Viewer) -> None:
    _open_still(enquiry, version, by)
    keep_words(enquiry=enquiry, direction=Direction.NOTE, way=enquiry.way, said=Said(words), by=by)


def _open_still(enquiry: Enquiry, version: int | None, by: Viewer) -> None:
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    allow(is_open(enquiry))


def _who_writes(enquiry: Enquiry, by: Viewer) -> str:
    """The first name of one who reads there; where nobody has a name, the programme's."""
    return next(iter(readers(by, enquiry.programme_id)), "") or enquiry.programme.name


def _signed(enquiry: Enquiry, by: Viewer) -> dict[str, str]:
    """By whoever writes, as always; by the programme where they have no name."""
    named = by.person_id and names(by, [by.person_id]).get(by.person_id)
    return {} if named else {"name": _who_writes(enquiry, by)}


def _write(enquiry: Enquiry, template: str, told: dict[str, str], by: Viewer) -> bool:
    """Their other links go on working: one of them may be on paper."""
    person = enquiry.person
    if not may_be_written_to(by, person):
        return False
    token = people.make_link(person=person, replace=False, by=by)
    with override(person.language):
        link = from_outside(reverse("silence:stay", args=[token]))
    return write_neutrally(enquiry=enquiry, template=template, context={"link": link, **told}, by=by)
