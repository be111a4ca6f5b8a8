"""Answers for those who make figures: without names, and only of people whose yes to being counted is in force now.

A yes that is taken back is missing at the very next look; nothing worked out from it is kept here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind, take_keys
from sideomside.outcomes.models import Answer, Asking, Rating, Sitting
from sideomside.outcomes.rules import COUNTED, card_of, may_count
from sideomside.outcomes.scoring.card import Card
from sideomside.outcomes.scoring.score import score
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer

IN_FIGURES = "outcomes in figures"
AIM = "aim"


@dataclass(frozen=True, slots=True)
class Said:
    """One answer. `value` None: skipped, or too few answered for a number. D is shown apart and never summed."""

    person: str  # opaque, and the same in every figure of this house
    wave: str
    item: str  # C H I M E D P; "score" of a yardstick; an opaque aim
    value: float | None
    happened_at: datetime
    written_at: datetime
    programme_id: UUID
    municipality: str = ""  # four digits, where the programme is of one municipality only
    episode: UUID | None = None
    sitting: UUID | None = None
    yardstick: str = ""  # "" our own questions, "aim", or id|version of a card


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked and who answered: how the programme runs, without anything anybody said."""

    person: str
    wave: str
    asked_at: datetime
    answered: bool
    counts: bool
    episode: UUID


def answers_for_reports(viewer: Viewer, programme_id: UUID, first_day: date, last_day: date) -> list[Said]:
    """Every standing answer of the period, of those who let themselves be counted. One line in the log tells of it."""
    if not may_count(viewer, programme_id):
        return []
    sittings = Sitting.objects.filter(programme_id=programme_id).select_related("instrument")
    rows = Answer.objects.filter(
        sitting__in=sittings, superseded_by=None, happened_at__range=_days(first_day, last_day)
    )
    counted = _of_the_willing(viewer, rows.select_related("sitting__instrument"))
    known = _keys_of(viewer, counted)
    where = _municipality(programme_id)
    own = [_own(row, known, where) for row in counted if row.sitting.instrument is None]
    _note(viewer, programme_id, known)
    return own + _scores([row for row in counted if row.sitting.instrument], known, where)


def ratings_for_reports(viewer: Viewer, programme_id: UUID, first_day: date, last_day: date) -> list[Said]:
    """How people rate what they chose themselves; which thing it is, nobody learns."""
    if not may_count(viewer, programme_id):
        return []
    rows = Rating.objects.filter(
        programme_id=programme_id, superseded_by=None, happened_at__range=_days(first_day, last_day)
    )
    counted = _of_the_willing(viewer, rows)
    known, where = _keys_of(viewer, counted), _municipality(programme_id)
    _note(viewer, programme_id, known)
    return [
        Said(
            known[row.person_id],
            row.wave,
            _hidden(viewer, row.item)[:16],
            _number(row.value),
            row.happened_at,
            row.written_at,
            programme_id,
            where,
            row.episode,
            None,
            AIM,
        )  # fmt: skip
        for row in counted
    ]


def asked_for_reports(viewer: Viewer, programme_id: UUID, first_day: date, last_day: date) -> list[Asked]:
    """Everybody who was asked in the period, for the share that answered."""
    if not may_count(viewer, programme_id):
        return []
    asked = list(Asking.objects.filter(programme_id=programme_id, asked_at__range=_days(first_day, last_day)))
    done = Sitting.objects.filter(asking__in=asked, instrument=None).exclude(done_at=None)
    answered = set(done.values_list("asking_id", flat=True))
    willing = consent.among(viewer, {one.person_id for one in asked}, COUNTED)
    return [
        Asked(
            _hidden(viewer, one.person_id),
            one.wave,
            one.asked_at,
            one.id in answered,
            one.person_id in willing,
            one.episode,
        )  # fmt: skip
        for one in asked
    ]


def cards_in_use(viewer: Viewer) -> dict[str, Card]:
    """By `Said.yardstick`: what a number means, and how sure it is."""
    from_rows = Sitting.objects.exclude(instrument=None).select_related("instrument")
    return {row.instrument.key: card_of(row.instrument) for row in from_rows}


def _of_the_willing(viewer: Viewer, rows: QuerySet) -> list:
    people = set(rows.order_by().values_list("person_id", flat=True).distinct())
    willing = consent.among(viewer, people, COUNTED)
    take_keys(willing)
    return [row for row in rows if row.person_id in willing]


def _keys_of(viewer: Viewer, rows: Iterable) -> dict[UUID, str]:
    return {person_id: _hidden(viewer, person_id) for person_id in {row.person_id for row in rows}}


def _hidden(viewer: Viewer, one: UUID) -> str:
    return blind(viewer.organisation_id, IN_FIGURES, str(one))


def _own(row: Answer, known: dict[UUID, str], where: str) -> Said:
    at = row.sitting
    return Said(
        known[row.person_id], at.wave, row.item, _number(row.value), row.happened_at, row.written_at,
        at.programme_id, where, at.episode, at.id,
    )  # fmt: skip


def _scores(rows: list[Answer], known: dict[UUID, str], where: str) -> list[Said]:
    """One number for each time somebody sat with a yardstick, or none where too little was answered."""
    together: dict[UUID, list[Answer]] = {}
    for row in rows:
        together.setdefault(row.sitting_id, []).append(row)
    return [_score(answers, known, where) for answers in together.values()]


def _score(answers: list[Answer], known: dict[UUID, str], where: str) -> Said:
    at, last = answers[0].sitting, max(answers, key=lambda row: row.happened_at)
    value = score(card_of(at.instrument), {row.item: _number(row.value) for row in answers})
    return Said(
        known[at.person_id], at.wave, "score", value, last.happened_at, last.written_at, at.programme_id, where,
        at.episode, at.id, at.instrument.key,
    )  # fmt: skip


def _number(value: str | None) -> float | None:
    return float(value) if value else None


def _municipality(programme_id: UUID) -> str:
    """Where somebody lives is not asked; a programme of one municipality says it for all."""
    of = Programme.objects.filter(id=programme_id).values_list("municipalities", flat=True).first() or []
    return of[0] if len(of) == 1 else ""


def _days(first_day: date, last_day: date) -> tuple[datetime, datetime]:
    begin = timezone.make_aware(datetime.combine(first_day, time()))
    end = timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))
    return begin, end - timedelta(microseconds=1)


def _note(viewer: Viewer, programme_id: UUID, known: dict[UUID, str]) -> None:
    if known:
        log.record("outcomes.counted", thing=programme_id, detail={"people": len(known)}, by=viewer)
