"""The log's own keep-time: whole months go, and the log that goes on says between which lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django.db import connection, transaction
from django.utils import timezone

from sideomside.ground.audit.log import Actor, record
from sideomside.ground.audit.models import Entry


def count_before(day: date) -> int:
    return len(_segment_before(day))


def drop_before(day: date, *, by: Actor) -> int:
    """Drop the oldest lines, up to a day; their first and last hash stay in the log that goes on."""
    gone = _segment_before(day)
    if not gone:
        return 0
    first, last = gone[0], gone[-1]
    told = {"from": first.seq, "to": last.seq, "first_hash": first.hash, "last_hash": last.hash}
    record("log.dropped", detail=told, by=by)
    with transaction.atomic(), _allowed_to_drop():
        Entry.objects.filter(seq__lte=last.seq).delete()
    return len(gone)


def _segment_before(day: date) -> list[Entry]:
    """The lines before the first one that must stay; they are in the order of their numbers."""
    start = timezone.make_aware(datetime.combine(day, time()))
    stays = Entry.objects.filter(at__gte=start).order_by("seq").first()
    old = Entry.objects.filter(at__lt=start).only("seq", "hash", "organisation_id")
    return list(old.filter(seq__lt=stays.seq).order_by("seq") if stays else old.order_by("seq")[:0])


@contextmanager
def _allowed_to_drop() -> Iterator[None]:
    """The trigger that guards the log stands aside for this one removal."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('app.purging', 'yes', true)")
            yield
            cursor.execute("SELECT set_config('app.purging', '', true)")
            return
        cursor.execute("INSERT INTO audit_purging (id) VALUES (1)")
        yield
        cursor.execute("DELETE FROM audit_purging")
