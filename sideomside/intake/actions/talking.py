"""The first talk: agreed on, called off, held. It binds nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.ground.vault import cpr
from sideomside.intake.actions.steps import hold, meet_version, take_step
from sideomside.intake.models import Enquiry, Step, Talk
from sideomside.intake.rules import may_answer, may_say
from sideomside.people import actions as people
from sideomside.people.rules import Viewer, allow, is_self


@dataclass(frozen=True, slots=True)
class Setting:
    """How and where two people talk."""

    form: str = Talk.Form.COFFEE
    place_id: UUID | None = None
    brings_somebody: bool = False


@transaction.atomic
def plan_talk(
    *, enquiry: Enquiry, setting: Setting, planned_for: datetime, version: int | None = None, by: Viewer
) -> Talk:
    """Agree on a first talk; a new time replaces the one that lay ahead."""
    allow(may_answer(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    ahead = _ahead(enquiry) or _new(enquiry, by)
    _set(ahead, setting)
    ahead.planned_for = planned_for
    ahead.save()
    take_step(
        enquiry=enquiry, kind=Step.TALK_PLANNED, detail={"form": setting.form, "talk": str(ahead.id)}, by=by
    )
    people.touch(person_id=enquiry.person_id, by=by)
    return ahead


@transaction.atomic
def hold_talk(  # noqa: PLR0913 - when, how, what was agreed and which yes was given
    *,
    enquiry: Enquiry,
    setting: Setting = Setting(),  # noqa: B008 - frozen
    note: str = "",
    said_yes_to: tuple[str, ...] = (),
    happened_at: datetime | None = None,
    version: int | None = None,
    by: Viewer,
) -> Talk:
    """Write down that it took place, planned or not, and what the person said yes to in it."""
    allow(may_answer(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    talk = _ahead(enquiry) or _new(enquiry, by)
    _set(talk, setting)
    talk.held_at = happened_at or timezone.now()
    talk.with_id = by.person_id
    talk.note = cpr.mask(note.strip())[0]
    talk.save()
    take_step(
        enquiry=enquiry,
        kind=Step.TALK_HELD,
        detail={"form": setting.form, "talk": str(talk.id)},
        happened_at=talk.held_at,
        by=by,
    )
    people.touch(person_id=enquiry.person_id, at=talk.held_at, by=by)
    for purpose in said_yes_to:
        consent.give(person=enquiry.person, purpose=purpose, channel="talk", happened_at=talk.held_at, by=by)
    return talk


@transaction.atomic
def call_off_talk(*, enquiry: Enquiry, by: Viewer) -> None:
    """No reason asked for; the enquiry rises again, so that somebody offers another time."""
    allow(may_say(by, enquiry))
    ahead = _ahead(enquiry)
    if ahead is None:
        return
    ahead.called_off_at = timezone.now()
    ahead.save(update_fields=["called_off_at"])
    take_step(enquiry=enquiry, kind=Step.TALK_OFF, detail={"talk": str(ahead.id)}, by=by)
    if is_self(by, enquiry.person_id):
        people.touch(person_id=enquiry.person_id, by=by)


def _ahead(enquiry: Enquiry) -> Talk | None:
    return Talk.objects.filter(enquiry=enquiry, held_at=None, called_off_at=None).first()


def _new(enquiry: Enquiry, by: Viewer) -> Talk:
    return Talk(enquiry=enquiry, person_id=enquiry.person_id, with_id=by.person_id)


def _set(talk: Talk, setting: Setting) -> None:
    talk.form, talk.place_id = setting.form, setting.place_id
    talk.brings_somebody = setting.brings_somebody
