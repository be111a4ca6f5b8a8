"""After the trial: each answers alone, and then they write down together how they want it."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_the_other
from sideomside.companionship.models import Agreement, Companionship, Ending, Meeting, TrialAnswer
from sideomside.companionship.queries import agreement as agreement_that_stands
from sideomside.companionship.rules import (
    ANSWERS,
    asks_longer,
    both_go_on,
    is_one_of,
    longer_until,
    may_answer,
    may_take_part,
    yes_field,
)
from sideomside.people.rules import Viewer, allow

State = Companionship.State


@transaction.atomic
def answer_trial(*, companionship: Companionship, answer: str, by: Viewer) -> TrialAnswer:
    """Mine alone, and mine to change until both have agreed on something."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    met = one.meetings.filter(state=Meeting.State.MET).count()
    allow(answer in ANSWERS and may_answer(by, one, met, timezone.localdate()))
    row = TrialAnswer.objects.filter(companionship=one, person_id=by.person_id).first()
    if row and row.answer == answer:
        return row
    row = row or TrialAnswer(companionship=one, person_id=by.person_id)
    row.answer, row.said_at = answer, timezone.now()
    row.save()
    note(companionship=one, step="answered", by=by)
    if both_go_on(one, list(one.answers.all())):
        write_to_the_other(companionship=one, by=by)
    return row


@transaction.atomic
def write_agreement(
    *, companionship: Companionship, words: dict[str, str], ends_on: date, once: UUID, by: Viewer
) -> Agreement:
    """A new wording. Whoever of the two writes it has said yes to it; the other reads it first."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(may_take_part(by, one) and one.state in {State.TRIAL, State.AGREED})
    allow(both_go_on(one, list(one.answers.all())) and one.day_zero is not None and ends_on > one.day_zero)
    known = Agreement.objects.filter(once=once).first()
    if known:
        return known
    newest = one.agreements.last()
    wording = Agreement(
        companionship=one,
        participant_id=one.participant_id,
        version=newest.version + 1 if newest else 1,
        words=words,
        ends_on=ends_on,
        written_at=timezone.now(),
        written_by_id=by.person_id,
        once=once,
    )
    if is_one_of(by, one):
        setattr(wording, yes_field(by), timezone.now())
    wording.save(force_insert=True)
    note(companionship=one, step="worded", by=by)
    write_to_the_other(companionship=one, by=by)
    return wording


@transaction.atomic
def go_on_longer(*, companionship: Companionship, by: Viewer) -> Agreement:
    """Three months more, on the words that stand. The first who presses says so; the other presses too, or does not."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    until = longer_until(one, Ending.objects.filter(companionship=one).first(), timezone.localdate())
    standing = agreement_that_stands(by, one)
    allow(is_one_of(by, one) and until is not None and standing is not None)
    newest = one.agreements.last()
    if asks_longer(newest, until):
        # Other words are read before anybody says yes to them.
        return accept_agreement(agreement=newest, by=by) if newest.words == standing.words else newest
    note(companionship=one, step="longer", by=by)
    # The version in it: after other words the same wish is a new one.
    once = uuid5(one.id, f"{until}|{newest.version}")
    return write_agreement(companionship=one, words=standing.words, ends_on=until, once=once, by=by)


@transaction.atomic
def accept_agreement(*, agreement: Agreement, by: Viewer) -> Agreement:
    """Yes to this very wording; when both have said it, it stands. An older one is not said yes to."""
    one = Companionship.objects.select_for_update().get(id=agreement.companionship_id)
    allow(is_one_of(by, one) and one.state in {State.TRIAL, State.AGREED})
    allow(both_go_on(one, list(one.answers.all())))  # one may have said stop since the words were written
    newest = one.agreements.last()
    if newest is None or newest.id != agreement.id or getattr(newest, yes_field(by)):
        return newest or agreement
    setattr(newest, yes_field(by), timezone.now())
    newest.save(update_fields=[yes_field(by)])
    note(companionship=one, step="agreed_to", by=by)
    if newest.stands:
        one.state, one.ends_on = State.AGREED, newest.ends_on
        one.save(update_fields=["state", "ends_on"])
        note(companionship=one, step="agreed", by=by)
        write_to_the_other(companionship=one, by=by)
    return newest
