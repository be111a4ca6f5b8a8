"""Goodbye to whoever waits in silence: said by the house or by one of us, and noted here when it was really said."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from proofs.keeping.made import karen
from sideomside.ground.post.carrier import deliver
from sideomside.ground.post.models import Letter
from sideomside.people.models import Contact
from sideomside.people.rules import Hat
from sideomside.silence import actions, jobs
from sideomside.silence import queries as silence
from tests.people import House, wearing

A_MONTH = timedelta(days=30)
LETTER = "intake/mail/farewell"


def said(house: House, known: dict[Any, datetime]) -> None:
    """The sweep of the day, and the postman. A letter counts once it has left; without one, that somebody called."""
    jobs.announce(house.organisation.id)
    for waiting in list(Letter.objects.filter(template=LETTER, state=Letter.State.WAITING)):
        deliver(waiting.id)
    left = Letter.objects.filter(template=LETTER, state=Letter.State.SENT).values_list("to_id", flat=True)
    for one in {*left, *_called(house)}:
        known.setdefault(one, timezone.now())


def _called(house: House) -> set[Any]:
    """Karen calls whoever has a number, and nobody answers."""
    she, tried = wearing(house, karen(house), Hat.COORDINATOR), set()
    for one in silence.waiting(she):
        person = one.person
        if one.to_call and Contact.objects.filter(person=person, way=Contact.Way.PHONE).exists():
            enquiry = one.quiet.enquiry
            actions.note_try(enquiry=enquiry, words="Ringede", version=enquiry.version, by=she)
            tried.add(person.id)
    return tried


def missing(who: Any, kind: str, now: datetime, known: dict[Any, datetime]) -> list[str]:
    """Nobody goes without it, or before the month after it is over."""
    at = known.get(who)
    if at is not None and now - at >= A_MONTH:
        return []
    return [
        f"{kind}: gone at {now:%Y-%m-%d %H:%M}, goodbye said {at:%Y-%m-%d %H:%M}"
        if at
        else f"{kind}: no goodbye"
    ]
