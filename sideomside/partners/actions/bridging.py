"""A warm bridge out: asked by a coordinator, decided by the person, answered by the partner."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.partners.actions.letters import tell_contacts, tell_person
from sideomside.partners.models import Agreement, Answer, Introduction
from sideomside.partners.models.once import known_by, saved_once
from sideomside.partners.queries import holds, may_be_introduced_to, somebody_reads
from sideomside.partners.rules import (
    BRIDGE,
    Reply,
    is_open_to_partner,
    may_answer,
    may_introduce,
    may_look_after,
    still_open,
)
from sideomside.people.models import Person
from sideomside.people.queries import visible_to
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def introduce(  # noqa: PLR0913 - whom, to whom, with what, and until when
    *, person: Person, agreement: Agreement, words: dict[str, str], until: date, once: UUID, by: Viewer
) -> Introduction:
    """Only a question to the person: the partner knows nothing yet, and nothing is ticked."""
    known = visible_to(by).filter(id=person.id).exists()
    leads_there = may_be_introduced_to(by, person.id).filter(id=agreement.id).exists()
    allow(may_introduce(by, agreement.programme_id, known=known) and leads_there)
    there = known_by(Introduction, once)
    if there:
        return there
    one = Introduction(person=person, agreement=agreement, asked_by_id=by.person_id, until=until, once=once)
    one.words, one.ticked, one.asked_at = _told(words), [], timezone.now()
    one, first = saved_once(one)
    if not first:
        return one
    log.record("introduction.asked", about=person.id, thing=one.id, by=by)
    tell_person(introduction=one, by=by)
    return one


@transaction.atomic
def say_yes_to(
    *, introduction: Introduction, words: dict[str, str], ticked: Collection[str], by: Viewer
) -> None:
    """The person's own words and ticks; said anew they count from then on."""
    held = _held(introduction)
    allow(may_answer(by, held) and still_open(held, timezone.localdate()) and held.answer != Answer.NOT_NOW)
    allow(somebody_reads(by, held.agreement))
    held.words = _told(words)
    held.ticked = [item for item in BRIDGE if item in ticked and held.words.get(item)]
    first, held.yes_at = held.yes_at is None, held.yes_at or timezone.now()
    held.save(update_fields=["words", "ticked", "yes_at"])
    log.record("introduction.yes", about=held.person_id, thing=held.id, detail={"items": held.ticked}, by=by)
    if first:
        tell_contacts(agreement=held.agreement, by=by)


@transaction.atomic
def say_no(*, introduction: Introduction, by: Viewer) -> None:
    """No reason asked for, and the partner never hears that there was a question."""
    held = _held(introduction)
    allow(may_answer(by, held) and held.yes_at is None)
    if held.no_at is None:
        held.no_at = timezone.now()
        held.save(update_fields=["no_at"])
        log.record("introduction.no", about=held.person_id, thing=held.id, by=by)


@transaction.atomic
def revoke(*, introduction: Introduction, by: Viewer) -> None:
    """The person at any time, or the coordinator: the partner reads nothing from this moment."""
    held = _held(introduction)
    allow(may_answer(by, held) or may_look_after(by, held.agreement.programme_id))
    if held.revoked_at is None:
        held.revoked_at = timezone.now()
        held.save(update_fields=["revoked_at"])
        log.record("introduction.revoked", about=held.person_id, thing=held.id, by=by)


@transaction.atomic
def answer_for_partner(*, introduction: Introduction, reply: Reply, by: Viewer) -> None:
    """Welcome, or a reason that is not about the person. Their words are shut to the partner after a no."""
    held = _held(introduction)
    allow(holds(by, held.agreement) and is_open_to_partner(held, timezone.localdate()))
    if held.answer:
        return
    held.answer, held.answered_at = Answer(reply.answer), timezone.now()
    held.why_not = reply.why_not if held.answer == Answer.NOT_NOW else ""
    held.reply = cpr.mask(reply.words.strip())[0]
    held.save(update_fields=["answer", "answered_at", "why_not", "reply"])
    verb = "introduction.welcome" if held.answer == Answer.WELCOME else "introduction.not_now"
    log.record(verb, about=held.person_id, thing=held.id, by=by)
    tell_person(introduction=held, by=by)


def _held(introduction: Introduction) -> Introduction:
    locked = Introduction.objects.select_for_update(of=("self",))
    return locked.select_related("agreement__body", "person__joined_into").get(id=introduction.id)


def _told(words: dict[str, str]) -> dict[str, str]:
    """Only what we ask for, and no number from the state."""
    clean = {item: cpr.mask(words.get(item, "").strip())[0] for item in BRIDGE}
    return {item: said for item, said in clean.items() if said}
