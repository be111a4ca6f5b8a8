"""Putting right when somebody answered; both records stay."""

from datetime import datetime

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.audit.corrections import at_another_time, is_corrected
from sideomside.matching.models import Pair, Proposal, ProposalStep
from sideomside.matching.rules import TIMED, may_decide, whose
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def correct_time(*, step: ProposalStep, happened_at: datetime, by: Viewer) -> ProposalStep:
    """A second press, or a second coordinator, changes nothing that was put right already."""
    proposal = Proposal.objects.select_for_update().get(id=step.proposal_id)
    allow(may_decide(by, proposal.programme_id) and step.name in TIMED)
    if is_corrected(step) or step.happened_at == happened_at:
        return step
    later = at_another_time(step, happened_at, by=by)
    later.save(force_insert=True)
    if step.name == "peer_yes":
        Pair.objects.filter(proposal=proposal).update(since=happened_at)
    log.record("proposal.time_corrected", about=whose(proposal, step.name), thing=proposal.id, by=by)
    return later
