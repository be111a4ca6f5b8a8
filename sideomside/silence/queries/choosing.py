"""What a link says in answer to our letter, and who said goodbye by it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.people.rules import Viewer, system
from sideomside.silence.queries.free import has_something_here


def to_choose(viewer: Viewer) -> intake.Choice:
    """Whoever has a walk, a meeting ahead or anything else with us is never offered goodbye by a link."""
    choice = intake.to_choose(viewer)
    if not choice.may_go or viewer.person_id is None or viewer.organisation_id is None:
        return choice
    busy = has_something_here(system(viewer.organisation_id), {viewer.person_id}, timezone.now())
    return replace(choice, may_go=viewer.person_id not in busy)


def goodbyes(viewer: Viewer, enquiry_id: UUID | None = None) -> list[Any]:
    """For I dag, until one of us has seen it. That one saw the names is written down."""
    found = intake.said_goodbye(viewer, enquiry_id)
    log.record_list(viewer, {one.enquiry.person_id for one in found}, screen="silence")
    take_keys(one.enquiry.person_id for one in found)
    return found
