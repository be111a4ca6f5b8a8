"""A schedule of sweeps. Outbox and inbox are the queues themselves, so no task library is needed.

A room declares `JOBS` in its `jobs.py`; a sweep looks for what is due, does it, and may be run twice.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.ground.jobs.models import Sweep

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """A sweep a room wants run: its name, what to call inside each organisation, and how often.

    A sweep that must commit piece by piece is `apart`: it is called with the organisation's id, outside the
    walls, and enters for each piece by itself. (On PostgreSQL, entering is one transaction.)
    """

    name: str
    run: Callable[..., object]
    every: timedelta
    apart: bool = False


@dataclass(frozen=True)
class _Ended:
    """What there is to say of a sweep that ended, as long as it is still held as we took it."""

    name: str
    at: datetime
    held_until: datetime
    fault: str


# Where the database could not be written just then: said in the next round, or nobody would run it meanwhile.
_unsaid: list[_Ended] = []


def run_due(jobs: Iterable[Job], now: datetime | None = None) -> list[str]:
    """Run what is due, one after another; a fault in one is written down and never stops the next."""
    ran = []
    _say_what_ended()
    for job in jobs:
        begun = now or timezone.now()
        if _take(job, begun):
            _run(job, begun + LEASE)
            ran.append(job.name)
    return ran


def _take(job: Job, now: datetime) -> bool:
    Sweep.objects.get_or_create(name=job.name)
    # What lies in the future was written while the clock was wrong; nobody waits for that day.
    free = Q(held_until=None) | Q(held_until__lt=now) | Q(held_until__gt=now + LEASE)
    due = Q(began_at=None) | Q(began_at__lte=now - job.every) | Q(began_at__gt=now)
    taken = Sweep.objects.filter(free, due, name=job.name).update(began_at=now, held_until=now + LEASE)
    return taken == 1


def _run(job: Job, held_until: datetime) -> None:
    fault = ""
    try:
        job.run()
    except Exception as wrong:  # noqa: BLE001 - one room's fault must not stop the others
        fault = type(wrong).__name__
        logger.exception("sweep %s failed", job.name)
    _unsaid.append(_Ended(job.name, timezone.now(), held_until, fault))
    _say_what_ended()


def _say_what_ended() -> None:
    while _unsaid:
        one = _unsaid[0]
        with transaction.atomic():
            ours = Sweep.objects.filter(name=one.name, held_until=one.held_until)
            ours.update(ended_at=one.at, held_until=None, fault=one.fault)
        _unsaid.pop(0)
