"""Something is not right: written by whoever takes part, read by the coordinator and by nobody in the group."""

from uuid import UUID

from django.db import transaction

from sideomside.gatherings.models import Signup
from sideomside.ground.audit import log
from sideomside.intake import actions as intake
from sideomside.intake import queries as letters_in
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def tell_of_a_problem(*, signup: Signup, words: str, once: UUID, by: Viewer) -> None:
    """It stands in the person's own thread with us, so that the answer comes where they look."""
    allow(by.is_participant and is_self(by, signup.person_id))
    about = f"{signup.gathering.title}: {words.strip()}"
    thread = next(iter(letters_in.enquiries_of(by, signup.person_id)), None)
    if thread:
        intake.hear(enquiry=thread, words=about, once=once, by=by)
    else:
        programme = signup.gathering.programme
        intake.receive(programme=programme, person=signup.person, way="form", words=about, once=once, by=by)
    log.record("gathering.problem", about=signup.person_id, thing=signup.gathering_id, by=by)
