"""Both said yes: a coordinator offers times and a place, and both are told that there is something to see."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.states import put
from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_both
from sideomside.companionship.models import Companionship, Meeting, OfferedTime
from sideomside.companionship.rules import Plan, TimesStand, is_ahead, may_arrange, may_offer
from sideomside.matching import queries as matching
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def begin(*, pair_id: UUID, plan: Plan, once: UUID, by: Viewer) -> Companionship:
    """Begin with the two, once, and offer the first times."""
    pair = matching.pair(by, pair_id)
    allow(pair is not None and may_arrange(by, pair.programme_id) and matching.pair_stands(by, pair))
    companionship, made = Companionship.objects.get_or_create(
        pair_id=pair.id,
        defaults={
            "programme_id": pair.programme_id,
            "participant_id": pair.participant_id,
            "peer_id": pair.peer_id,
            "begun_at": timezone.now(),
            "begun_by_id": by.person_id,
            "kind": plan.kind or Companionship.Kind.COMPANIONSHIP,
        },
    )
    if made:
        note(companionship=companionship, step="begun", by=by)
    offer(companionship=companionship, plan=plan, once=once, by=by)
    return companionship


@transaction.atomic
def offer(*, companionship: Companionship, plan: Plan, once: UUID, by: Viewer) -> Meeting | None:
    """Offer times; a second press is the same offer, and a meeting that lies ahead is told of and not offered over."""
    allow(may_arrange(by, companionship.programme_id) and companionship.state != Companionship.State.ENDED)
    bridging = companionship.kind == Companionship.Kind.BRIDGING
    allow(may_offer(plan, timezone.now(), bridging=bridging) and matching.pair_stands(by, companionship.pair))
    held = Companionship.objects.select_for_update().get(id=companionship.id)
    living = held.meetings.filter(state__in=[Meeting.State.OFFERED, Meeting.State.FIXED])
    ahead = next((m for m in living if is_ahead(m, timezone.now())), None)
    if held.meetings.filter(once=once).exists():
        return ahead
    if ahead:
        raise TimesStand(ahead)
    for gone_by in held.meetings.filter(state=Meeting.State.OFFERED):
        put(meeting=gone_by, state=Meeting.State.CANCELLED, by=by)
    meeting = Meeting(
        companionship=companionship,
        participant_id=companionship.participant_id,
        form=plan.form,
        place=plan.place,
        looks=plan.looks,
        minutes=plan.minutes,
        offered_at=timezone.now(),
        once=once,
    )
    meeting.save(force_insert=True)
    _keep_times(meeting, plan.times)
    companionship.new_time_wanted = False
    companionship.save(update_fields=["new_time_wanted"])
    note(companionship=companionship, step="offered", meeting=meeting, by=by)
    write_to_both(companionship=companionship, by=by)
    return meeting


def _keep_times(meeting: Meeting, times: list[datetime]) -> None:
    for time in sorted(set(times)):
        OfferedTime(meeting=meeting, starts_at=time).save(force_insert=True)
