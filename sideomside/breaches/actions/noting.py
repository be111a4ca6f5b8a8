"""Written down the moment it may have happened; then what was weighed, decided and done. Nothing is changed after."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.breaches.actions.writing import write_to_keepers
from sideomside.breaches.models import Breach, BreachStep, Risk, Thing, Touched
from sideomside.breaches.queries import Record, hat_of, locked, looks_after
from sideomside.breaches.rules import CORRECTABLE, Facts, Step, may_open
from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.people.queries import visible_to
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def open_breach(*, facts: Facts, by: Viewer) -> Breach:
    """Pressed twice it is one. Everybody who looks after such things is written to."""
    allow(may_open(by) and facts.thing in Thing and bool(facts.words.strip()))
    allow(facts.person is None or by.role == SYSTEM or visible_to(by).filter(id=facts.person).exists())
    known = Breach.objects.filter(once=facts.once).first()
    if known:
        return known
    breach = Breach(once=facts.once, opened_by_id=by.person_id)
    breach.save(force_insert=True)
    found = {"thing": facts.thing, "since": facts.since, "until": facts.until}
    step = write_step(
        breach=breach,
        name=Step.FOUND,
        words=facts.words,
        happened_at=facts.learnt_at,
        more=found,
        by=by,
    )
    if facts.person:
        touch(step=step, person_id=facts.person, by=by)
    log.record("breach.opened", thing=breach.id, detail={"thing": facts.thing}, by=by)
    write_to_keepers(breach=breach, by=by)
    return breach


@transaction.atomic
def judge(*, breach: Breach, risk: str, words: str, once: UUID, by: Viewer) -> BreachStep:
    """Three words to choose among, and why. Weighed again, the later one counts."""
    one = in_hand(breach=breach, by=by)
    allow(risk in Risk and bool(words.strip()))
    row, new = _once(one.breach, Step.JUDGED, words, None, {"risk": risk, "once": once}, by=by)
    if new and risk != one.risk:
        withdraw(breach=one.breach, by=by)
    if new:
        log.record("breach.judged", thing=breach.id, detail={"risk": risk}, by=by)
    return row


@transaction.atomic
def note_reported(
    *,
    breach: Breach,
    happened_at: datetime | None,
    reference: str,
    words: str,
    once: UUID,
    by: Viewer,
) -> BreachStep:
    """The authority was told; later than seventy-two hours only with the reason, as the law asks."""
    one = in_hand(breach=breach, by=by)
    at = happened_at or timezone.now()
    allow(at <= one.clock.ends_at or bool(words.strip()))
    more = {"reference": reference.strip() or None, "once": once}
    row, new = _once(one.breach, Step.REPORTED, words, at, more, by=by)
    if new:
        log.record("breach.reported", thing=breach.id, by=by)
    return row


@transaction.atomic
def need_not_report(*, breach: Breach, words: str, once: UUID, by: Viewer) -> BreachStep:
    """Always with a reason: it is what one is asked for later."""
    one = in_hand(breach=breach, by=by)
    allow(bool(words.strip()))
    row, new = _once(one.breach, Step.NOT_REPORTED, words, None, {"once": once}, by=by)
    if new:
        log.record("breach.not_reported", thing=breach.id, by=by)
    return row


@transaction.atomic
def note_done(
    *, breach: Breach, words: str, happened_at: datetime | None, once: UUID, by: Viewer
) -> BreachStep:
    """What was done about it, and when."""
    one = in_hand(breach=breach, by=by)
    allow(bool(words.strip()))
    row, new = _once(one.breach, Step.DONE, words, happened_at, {"once": once}, by=by)
    if new:
        log.record("breach.noted", thing=breach.id, by=by)
    return row


@transaction.atomic
def correct(
    *,
    step: BreachStep,
    words: str,
    changes: dict[str, Any],
    whose: frozenset[UUID] | None = None,
    by: Viewer,
) -> BreachStep:
    """A later step takes the place of one that was wrong; both stay, and what is not said anew is as it was.

    `whose`: whose it turned out to be, nobody's when it is empty; None where nothing is said of it.
    """
    one = in_hand(breach=step.breach, by=by)
    allow(step.name in CORRECTABLE and bool(words.strip()) and set(changes) <= set(CHANGEABLE))
    newer = BreachStep.objects.filter(supersedes_id=step.id).first()
    if newer:
        return newer
    others = (whose or frozenset()) - one.whose
    allow(whose is None or step.name == Step.FOUND)
    allow(visible_to(by).filter(id__in=others).count() == len(others))
    same = {name: getattr(step, name) for name in CHANGEABLE} | changes
    at = same.pop("happened_at")
    more = same | {"supersedes": step}
    row = write_step(breach=step.breach, name=step.name, words=words, happened_at=at, more=more, by=by)
    theirs = one.whose if whose is None else whose
    if step.name == Step.FOUND:
        for person_id in theirs:
            touch(step=row, person_id=person_id, by=by)
    if theirs != one.whose or ("risk" in changes and changes["risk"] != step.risk):
        withdraw(breach=one.breach, by=by)
    log.record("breach.corrected", thing=step.breach_id, by=by)
    return row


@transaction.atomic
def withdraw(*, breach: Breach, by: Viewer) -> None:
    """Somebody thought it could be closed; what they thought so of has changed, so they are asked anew."""
    if breach.closing_by_id is not None:
        breach.closing_at, breach.closing_by_id = None, None
        breach.save(update_fields=["closing_at", "closing_by_id"])
        log.record("breach.not_yet", thing=breach.id, by=by)


CHANGEABLE = ("thing", "since", "until", "risk", "reference", "happened_at")


@transaction.atomic
def in_hand(*, breach: Breach, by: Viewer) -> Record:
    """Held, still open, and looked after by whoever acts."""
    one = locked(by, breach)
    allow(looks_after(by, one) and not one.is_closed)
    return one


def _once(
    breach: Breach, name: str, words: str, happened_at: datetime | None, more: dict[str, Any], *, by: Viewer
) -> tuple[BreachStep, bool]:
    """Pressed twice it is one."""
    known = breach.steps.filter(once=more["once"]).first()
    if known:
        return known, False
    row = write_step(breach=breach, name=name, words=words, happened_at=happened_at, more=more, by=by)
    return row, True


@transaction.atomic
def write_step(
    *,
    breach: Breach,
    name: str,
    words: str = "",
    happened_at: datetime | None = None,
    more: dict[str, Any] | None = None,
    by: Viewer,
) -> BreachStep:
    """One line of its story; a number that looks like somebody's civil registration number is covered."""
    row = BreachStep(breach=breach, name=name, note=mask(words.strip())[0] or None, **(more or {}))
    row.happened_at = happened_at or timezone.now()
    row.by_id, row.by_role = by.person_id, by.role
    row.save(force_insert=True)
    return row


@transaction.atomic
def touch(*, step: BreachStep, person_id: UUID, by: Viewer) -> Touched:
    """A reference to somebody, in the hat it is about; it counts as long as that step stands."""
    found = Touched.objects.filter(breach=step.breach, person_id=person_id, part=Touched.Part.WHOSE).first()
    row = found or Touched(breach=step.breach, person_id=person_id, part=Touched.Part.WHOSE)
    row.by_id, row.step = row.by_id or by.person_id, step
    row.hat = hat_of(by, person_id, at_work=step.thing in (Thing.DEVICE, Thing.ACCOUNT, Thing.CONTACT))
    row.save()
    return row
