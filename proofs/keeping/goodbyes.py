"""Goodbye to whoever waits in silence: said by the house in the daytime, and noted here when it was really said."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sideomside.ground.post.carrier import deliver
from sideomside.ground.post.models import Letter
from sideomside.intake.models import EnquiryStep
from sideomside.silence import jobs
from tests.people import House

A_MONTH = timedelta(days=30)
LETTER = "intake/mail/farewell"


def said(house: House, known: dict[Any, datetime]) -> None:
    """The sweep of the day, and the postman. A letter counts once it has left; without one, the line on a page."""
    jobs.announce(house.organisation.id)
    for waiting in list(Letter.objects.filter(template=LETTER, state=Letter.State.WAITING)):
        deliver(waiting.id)
    left = Letter.objects.filter(template=LETTER, state=Letter.State.SENT).values_list("to_id", flat=True)
    lines = EnquiryStep.objects.filter(kind="farewell", detail__how="line")
    for one in {*left, *lines.values_list("enquiry__person_id", flat=True)}:
        known.setdefault(one, timezone.now())


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
