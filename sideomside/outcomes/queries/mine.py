"""What a person sees of their own answers. Nobody else sees any of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.matching import queries as matching
from sideomside.outcomes.models import Answer, Asking, Bring, Instrument, OwnChoice, Sitting
from sideomside.outcomes.queries.yardsticks import for_person
from sideomside.outcomes.rules import (
    COUNTED,
    DRAWN,
    LEVELS,
    OPEN_FOR,
    QUESTIONS,
    Wave,
    asked_of,
    in_words,
    may_say,
    text_of,
)
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Page:
    """One question, where it stands among the others, and what was answered before on the same page."""

    item: str
    text: str
    title: str  # of somebody else's questions; "" for our own
    told: tuple[str, ...]  # what that form says before it asks
    answers: list[tuple[str, str]]
    number: int
    of: int
    value: str | None  # "" when it was skipped, None before anything was said


@dataclass(frozen=True, slots=True)
class Then:
    """What somebody answered one day, in words, newest first."""

    at: datetime
    title: str
    answers: list[tuple[str, str]]


def choice_of(viewer: Viewer) -> OwnChoice:
    """As the person has chosen; otherwise nothing is shown over time, and questions may come."""
    found = OwnChoice.objects.filter(person_id=viewer.person_id).first() if _inside(viewer) else None
    return found or OwnChoice(person_id=viewer.person_id)


def counts(viewer: Viewer) -> bool:
    """Has this person said yes to being counted in figures?"""
    return _inside(viewer) and consent.in_force(viewer, viewer.person_id, COUNTED)


def is_compared(viewer: Viewer) -> bool:
    """Has this person said yes to lots, and with it to a comparison before and after?"""
    return _inside(viewer) and consent.in_force(viewer, viewer.person_id, DRAWN)


def open_asking(viewer: Viewer) -> Asking | None:
    """The newest question that still waits, as long as it is fresh and nothing was answered to the end."""
    if not _inside(viewer) or choice_of(viewer).no_questions:
        return None
    fresh = Asking.objects.filter(person_id=viewer.person_id, asked_at__gt=timezone.now() - OPEN_FOR)
    answered = Sitting.objects.filter(person_id=viewer.person_id, instrument=None).exclude(done_at=None)
    return fresh.exclude(id__in=answered.exclude(asking=None).values("asking_id")).last()


def asking_at_hand(viewer: Viewer) -> Asking | None:
    """The one that waits, or the one answered today: whoever goes on to their own numbers is still at it."""
    waiting = open_asking(viewer)
    if waiting or not _inside(viewer):
        return waiting
    last = Sitting.objects.filter(person_id=viewer.person_id, instrument=None).exclude(done_at=None).last()
    today = last and last.done_at and timezone.localdate(last.done_at) == timezone.localdate()
    return last.asking if last and today else None


def sitting(viewer: Viewer, sitting_id: UUID) -> Sitting | None:
    if not _inside(viewer):
        return None
    mine = Sitting.objects.filter(person_id=viewer.person_id)
    return mine.select_related("instrument", "asking", "person").filter(id=sitting_id).first()


def page_of(viewer: Viewer, one: Sitting, number: int) -> Page | None:
    """The question with this number, counted from one."""
    if not may_say(viewer, one.person_id) or not 1 <= number <= len(one.items):
        return None
    item = one.items[number - 1]
    said = Answer.objects.filter(sitting=one, item=item, superseded_by=None).first()
    text, answers = _asked(one.instrument, item)
    title, told = (one.instrument.title, text_of(one.instrument).before) if one.instrument else ("", ())
    return Page(item, text, title, told, answers, number, len(one.items), said.value if said else None)


def has_a_peer(viewer: Viewer) -> bool:
    """Somebody they walk with now."""
    return _inside(viewer) and matching.pairs(viewer).filter(ended_at=None).exists()


def items_now(viewer: Viewer, wave: str) -> list[str]:
    """Our own questions for this person; the one about a peer where there is one, or has just been one."""
    return asked_of(has_a_peer=has_a_peer(viewer) or wave in {Wave.END, Wave.AFTER})


def brought_by_me(viewer: Viewer, one: Sitting) -> Bring | None:
    """What I wrote this time, for the page where I can change it."""
    mine = Bring.objects.filter(sitting=one, person_id=viewer.person_id, superseded_by=None)
    return mine.first() if _inside(viewer) else None


def offered(viewer: Viewer, one: Sitting) -> list[Instrument]:
    """Yardsticks that may be asked after our own questions, and after each other; none that was answered this time."""
    me = people.person(viewer, one.person_id) if _inside(viewer) else None
    if me is None or one.asking is None:
        return []
    done = Sitting.objects.filter(asking=one.asking).exclude(instrument=None).exclude(done_at=None)
    answered = set(done.values_list("instrument_id", flat=True))
    return [each for each in for_person(viewer, me.language, one.wave) if each.id not in answered]


def over_time(viewer: Viewer) -> list[Then]:
    """Only where the person has chosen to see it: their answers in words, no sum and no line."""
    if not choice_of(viewer).over_time:
        return []
    mine = Sitting.objects.filter(person_id=viewer.person_id).select_related("instrument")
    return [_then(one) for one in mine.order_by("-begun_at") if one.answers.exists()]


def _then(one: Sitting) -> Then:
    said = {row.item: row.value for row in one.answers.filter(superseded_by=None)}
    title = one.instrument.title if one.instrument else ""
    answers = [(_asked(one.instrument, item), said[item]) for item in one.items if item in said]
    return Then(
        one.begun_at,
        title,
        [(text, dict(options).get(value, in_words(value))) for (text, options), value in answers],
    )


def _asked(instrument: Instrument | None, item: str) -> tuple[str, list[tuple[str, str]]]:
    """The words of a question and its answers; somebody else's stand exactly as they were loaded."""
    if instrument is None:
        return str(QUESTIONS[item]), [(str(value), str(words)) for value, words in LEVELS.items()]
    question = next(each for each in text_of(instrument).questions if each.link_id == item)
    return question.text, [(f"{option.value:g}", option.text) for option in question.options]


def _inside(viewer: Viewer) -> bool:
    return viewer.person_id is not None and may_say(viewer, viewer.person_id)
