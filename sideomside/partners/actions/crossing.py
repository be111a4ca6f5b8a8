"""Welcome in another programme of the house: an enquiry there, made of what was ticked and which programme asked.

It is a new acquaintance: what else the person has told in the first programme stays in the first programme.
"""

from django.db import transaction
from django.utils.translation import override

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.intake import actions as intake
from sideomside.intake.rules import way_to_reach
from sideomside.partners.models import Introduction
from sideomside.partners.rules import as_introduced, may_answer, may_be_taken_out, open_lines
from sideomside.people.models import Contact, Programme
from sideomside.people.models.person import Channel
from sideomside.people.rules import Hat, Viewer

BY_A_PARTNER = "partner"  # the way, as intake calls it


@transaction.atomic
def cross(*, introduction: Introduction, to: Programme, by: Viewer) -> None:
    """Whoever answers there finds it in their own queue."""
    told = {item: (introduction.words or {}).get(item, "") for item in introduction.ticked or []}
    way = way_to_reach(told.get("reach", ""))
    in_its_own_field = {"name", "reach"} if way else {"name"}
    with override(introduction.person.language):
        lines = open_lines(told, [item for item in told if item not in in_its_own_field])
        known_from = introduction.from_programme.name if introduction.from_programme else ""
        words = as_introduced(lines, known_from)
    introduction.enquiry = intake.write_in(
        programme=to,
        newcomer=_newcomer(introduction, told, way),
        words=words,
        way=BY_A_PARTNER,
        once=introduction.id,
        by=by,
    )
    introduction.save(update_fields=["enquiry"])


@transaction.atomic
def leave_their_queue(*, introduction: Introduction, by: Viewer) -> None:
    """Taken back by the person before anybody there has answered: nobody waits there, and nobody opens the words."""
    waiting = introduction.enquiry
    if waiting is None or not may_answer(by, introduction):
        return
    there = frozenset({waiting.programme_id})
    themself = Viewer(Hat.PARTICIPANT, by.organisation_id, waiting.person_id, there)
    if may_be_taken_out(introduction):
        intake.take_out(enquiry=waiting, by=themself)
    consent.withdraw(person=waiting.person, purpose=Purpose.WORDS, channel="page", by=themself)


def _newcomer(introduction: Introduction, told: dict[str, str], way: str) -> intake.Newcomer:
    person = introduction.person
    by_phone = person.channel if person.channel in {Channel.SMS, Channel.CALL} else Channel.CALL
    channels: dict[str, str] = {Contact.Way.MAIL: Channel.MAIL, Contact.Way.PHONE: by_phone}
    return intake.Newcomer(
        name=told.get("name", ""),
        channel=channels.get(way, Channel.COMES),
        contact_way=way,
        contact=told["reach"] if way else "",
        language=person.language,
        said_yes="form",
    )
