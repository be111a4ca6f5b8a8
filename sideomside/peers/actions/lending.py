"""Lending a peer to another programme: asked, said yes to, and taken back by either of the two."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sideomside.ground.audit import log
from sideomside.peers.models import Loan, PeerFile
from sideomside.peers.queries import held
from sideomside.peers.rules import may_answer_loan, may_end_loan, may_lend
from sideomside.people import actions as people
from sideomside.people.models import Programme, Role, from_outside
from sideomside.people.queries import names
from sideomside.people.rules import Hat, Viewer, allow, system


@transaction.atomic
def lend(*, peer: PeerFile, to: Programme, until: date, by: Viewer) -> Loan:
    """Only a question, and the other programme hears nothing of it. Asked twice it is once."""
    allow(may_lend(by, peer, to.id, until))
    peer = held(by, peer)
    known = Loan.objects.filter(peer=peer, to=to, ended_at=None).first()
    if known:
        return known
    loan = Loan(peer=peer, to=to, until=until, asked_by_id=by.person_id)
    loan.save(force_insert=True)
    log.record("peer.loan_asked", about=peer.person_id, thing=loan.id, by=by)
    with override(peer.person.language):
        link = from_outside(reverse("peers:lent"))
    name = names(by, [by.person_id]).get(by.person_id, "").partition(" ")[0]
    said = {"name": name, "link": link}
    people.write_to(person=peer.person, template="peers/mail/news", context=said, by=by)
    return loan


@transaction.atomic
def say_yes_to_loan(*, loan: Loan, by: Viewer) -> None:
    """From now on the other programme sees the card, and may ask within the room there is."""
    allow(may_answer_loan(by, loan))
    held_loan = _held(loan)
    if held_loan.ended_at or held_loan.yes_at or held_loan.until < timezone.localdate():
        return
    held_loan.yes_at = timezone.now()
    held_loan.save(update_fields=["yes_at"])
    house = system(by.organisation_id)
    hat = people.give_role(person=loan.peer.person, programme=loan.to, name=Hat.PEER, by=house)
    if hat.state == Role.State.LEFT:
        people.set_role_state(role=hat, state=Role.State.ACTIVE, by=house)
    log.record("peer.loan_yes", about=loan.peer.person_id, thing=loan.id, by=by)


@transaction.atomic
def end_loan(*, loan: Loan, by: Viewer) -> None:
    """A no, or taken back: nobody new is asked about. Those they walk with there keep them."""
    allow(may_end_loan(by, loan))
    held_loan = _held(loan)
    if held_loan.ended_at is None:
        held_loan.ended_at = timezone.now()
        held_loan.save(update_fields=["ended_at"])
        log.record("peer.loan_ended", about=loan.peer.person_id, thing=loan.id, by=by)


def _held(loan: Loan) -> Loan:
    return Loan.objects.select_for_update(of=("self",)).get(id=loan.id)
