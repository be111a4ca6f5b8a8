"""Whoever is responsible hears that there is something; and when a day is left, those who look after it hear again."""

from django.db import transaction
from django.utils import timezone

from sideomside.breaches.actions.writing import write_to_keepers
from sideomside.breaches.models import Breach
from sideomside.ground.audit import log
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def remind(*, breach: Breach, by: Viewer) -> None:
    """Once."""
    allow(by.role == SYSTEM)
    written = Breach.objects.filter(id=breach.id, reminded_at=None).update(reminded_at=timezone.now())
    if written:
        write_to_keepers(breach=breach, by=by)
        log.record("breach.reminded", thing=breach.id, by=by)


@transaction.atomic
def write_to_responsible(*, breach: Breach, by: Viewer) -> None:
    """That they were written to; asked for only once the letter has been handed over."""
    allow(by.role == SYSTEM)
    Breach.objects.filter(id=breach.id, responsible_at=None).update(responsible_at=timezone.now())
