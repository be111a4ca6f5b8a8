"""A warm bridge out: asked by a coordinator, decided by the person, answered at the other end."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.partners.actions.crossing import cross, leave_their_queue
from sideomside.partners.actions.letters import tell_contacts, tell_person
from sideomside.partners.models import Agreement, Answer, Introduction
from sideomside.partners.models.once import known_by, saved_once
from sideomside.partners.queries import (
    knows,
    may_be_introduced_to,
    neighbours_of,
    reads,
    somebody_reads,
)
from sideomside.partners.rules import (
    BRIDGE,
    Reply,
    is_open_to_partner,
    is_settled,
    is_with_them_now,
    may_answer,
    may_introduce,
    may_take_back_bridge,
    still_open,
)
from sideomside.people.models import Person, Programme
from sideomside.people.queries import visible_to
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def introduce(  # noqa: PLR0913 - whom, to whom, with what, and until when
    *, person: Person, to: Agreement | Programme, words: dict[str, str], until: date, once: UUID, by: Viewer
) -> Introduction:
    """Only a question to the person: nobody there knows anything yet, and nothing is ticked."""
    there = known_by(Introduction, once)
    way = _way_there(person, to, by)
    if there:
        return there
    one = Introduction(person=person, **way, asked_by_id=by.person_id, until=until, once=once)
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
    allow(may_answer(by, held) and still_open(held, timezone.localdate()) and not is_settled(held))
    allow(somebody_reads(by, held))
    held.words = _told(words)
    held.ticked = [item for item in BRIDGE if item in ticked and held.words.get(item)]
    first, held.yes_at = held.yes_at is None, held.yes_at or timezone.now()
    held.save(update_fields=["words", "ticked", "yes_at"])
    log.record("introduction.yes", about=held.person_id, thing=held.id, detail={"items": held.ticked}, by=by)
    if first and held.agreement:
        tell_contacts(agreement=held.agreement, by=by)


@transaction.atomic
def say_no(*, introduction: Introduction, by: Viewer) -> None:
    """No reason asked for, and nobody there ever hears that there was a question."""
    held = _held(introduction)
    allow(may_answer(by, held) and held.yes_at is None)
    if held.no_at is None:
        held.no_at = timezone.now()
        held.save(update_fields=["no_at"])
        log.record("introduction.no", about=held.person_id, thing=held.id, by=by)


@transaction.atomic
def revoke(*, introduction: Introduction, by: Viewer) -> Introduction:
    """The person or the coordinator: nobody there opens it any more. Once answered there, it is between those two."""
    held = _held(introduction)
    allow(may_take_back_bridge(by, held))
    if held.revoked_at is None and not is_with_them_now(held):
        held.revoked_at = timezone.now()
        held.save(update_fields=["revoked_at"])
        log.record("introduction.revoked", about=held.person_id, thing=held.id, by=by)
        leave_their_queue(introduction=held, by=by)
    return held


@transaction.atomic
def answer_for_partner(*, introduction: Introduction, reply: Reply, by: Viewer) -> Introduction:
    """Welcome, or a reason that is not about the person. Their words are shut to the one who asks after a no."""
    held = _held(introduction)
    allow(reads(by, held) and is_open_to_partner(held, timezone.localdate()))
    if held.answer:
        return held
    held.answer, held.answered_at = Answer(reply.answer), timezone.now()
    held.why_not = reply.why_not if held.answer == Answer.NOT_NOW else ""
    held.reply = cpr.mask(reply.words.strip())[0]
    held.save(update_fields=["answer", "answered_at", "why_not", "reply"])
    verb = "introduction.welcome" if held.answer == Answer.WELCOME else "introduction.not_now"
    log.record(verb, about=held.person_id, thing=held.id, by=by)
    if held.to_programme and held.answer == Answer.WELCOME:
        cross(introduction=held, to=held.to_programme, by=by)
    tell_person(introduction=held, by=by)
    return held


def _way_there(person: Person, to: Agreement | Programme, by: Viewer) -> dict[str, Any]:
    """By an agreement with a partner, or from the programme the person is known in to another one."""
    known = visible_to(by).filter(id=person.id).exists()
    if isinstance(to, Agreement):
        leads = may_be_introduced_to(by, person.id).filter(id=to.id).exists()
        allow(leads and may_introduce(by, to.programme_id, known=known))
        return {"agreement": to}
    ours = knows(by, person.id)
    leads = neighbours_of(by, person.id).filter(id=to.id).exists()
    allow(ours is not None and leads and may_introduce(by, ours.id, known=known))
    return {"from_programme": ours, "to_programme": to}


def _held(introduction: Introduction) -> Introduction:
    locked = Introduction.objects.select_for_update(of=("self",))
    around = ("agreement__body", "from_programme", "to_programme", "enquiry__person", "person__joined_into")
    return locked.select_related(*around).get(id=introduction.id)


def _told(words: dict[str, str]) -> dict[str, str]:
    """Only what we ask for, and no number from the state."""
    clean = {item: cpr.mask(words.get(item, "").strip())[0] for item in BRIDGE}
    return {item: said for item, said in clean.items() if said}
