"""After a group: going on with one peer, for whoever would like it. Their yes, and nobody else's."""

from django.db import transaction
from django.utils.translation import gettext, override

from sideomside.gatherings.models import Offer, Signup
from sideomside.ground.audit import log
from sideomside.intake import actions as intake
from sideomside.intake import queries as letters_in
from sideomside.matching import actions as matching
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def answer_offer(*, signup: Signup, answer: str, by: Viewer) -> Signup:
    """Yes goes to the coordinator and lets us look for a peer; not now and no rest where they are, and may change."""
    allow(by.is_participant and is_self(by, signup.person_id) and answer in ANSWERS)
    held = Signup.objects.select_for_update().get(id=signup.id)
    if held.offer in {Offer.NONE, Offer.YES, answer}:
        return held
    held.offer = answer
    held.save(update_fields=["offer"])
    log.record("gathering.answered", about=held.person_id, thing=held.gathering_id, by=by)
    if answer == Offer.YES:
        matching.say_yes(person=signup.person, channel="page", by=by)
        _say_it(signup, by)
    return held


def _say_it(signup: Signup, by: Viewer) -> None:
    """In their own thread, where a coordinator reads it and answers; a first one is begun when there is none."""
    with override(signup.person.language):
        words = gettext("I have been in a group, and I would like to go on with a peer.")
    thread = next(iter(letters_in.enquiries_of(by, signup.person_id)), None)
    if thread:
        intake.hear(enquiry=thread, words=words, by=by)
    else:
        intake.receive(
            programme=signup.gathering.programme, person=signup.person, way="form", words=words, by=by
        )


ANSWERS = {Offer.YES, Offer.LATER, Offer.NO}
