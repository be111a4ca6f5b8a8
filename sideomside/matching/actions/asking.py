"""Asking: first the peer for room, then the participant, then the peer again. Letters say nothing of it."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.matching.actions.moving import move, still_open
from sideomside.matching.models import Proposal
from sideomside.matching.queries import waits_for
from sideomside.matching.rules import PROPOSAL, QUESTION, State, may_go_on
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, from_outside
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def go_on(*, proposal: Proposal, by: Viewer) -> Proposal:
    """Ask the peer for room, once there is a yes, the first talk was held and the peer has not had enough."""
    allow(may_go_on(by, proposal))
    if (
        still_open(proposal=proposal, by=by)
        and proposal.state == State.DRAFTED
        and not waits_for(by, proposal)
    ):
        move(proposal=proposal, step="peer_asked", by=by)
        write_to_peer(proposal=proposal, by=by)
    return proposal


@transaction.atomic
def write_to_peer(*, proposal: Proposal, by: Viewer) -> None:
    """A question waits behind the peer's own sign-in."""
    with override(proposal.peer.language):
        link = from_outside(reverse("matching:question", args=[proposal.id]))
    _send(proposal, proposal.peer, QUESTION, link, by)


@transaction.atomic
def write_to_participant(*, proposal: Proposal, by: Viewer) -> None:
    """Something waits on the participant's own page; the link opens it together with their small key."""
    person = proposal.participant
    token = make_link(person=person, replace=False, by=by)
    tree = "" if person.language == settings.LANGUAGE_CODE else f"/{person.language}"
    link = from_outside(f"{tree}/m/{token}/")
    _send(proposal, person, PROPOSAL, link, by)


def _send(proposal: Proposal, to: Person, template: str, link: str, by: Viewer) -> None:
    context = {"coordinator": _first_name(proposal.made_by_id, by), "link": link}
    sent = write_to(person=to, template=template, context=context, by=by)
    proposal.call = not sent
    proposal.save(update_fields=["call"])


def _first_name(person_id: UUID | None, by: Viewer) -> str:
    return people.names(by, [person_id]).get(person_id, "").partition(" ")[0] if person_id else ""
