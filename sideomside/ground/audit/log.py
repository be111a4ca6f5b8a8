"""Writing the log, in the same transaction as the act; and checking that nobody has changed it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from sideomside.ground.audit.chain import HASHED, hash_of, moment
from sideomside.ground.audit.journal import said
from sideomside.ground.audit.looks import done_together, when_done
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.ground.vault.walls import current_organisation

FIRST = "0" * 64


class Actor(Protocol):
    """Whoever acts: an opaque person wearing one hat."""

    @property
    def person_id(self) -> UUID | None: ...

    @property
    def role(self) -> str: ...


Listed = tuple[Actor, str, set[UUID]]


def record(  # noqa: PLR0913 - each is one column of the log
    verb: str,
    *,
    about: UUID | None = None,
    thing: object = "",
    purpose: str = "",
    detail: dict[str, Any] | None = None,
    by: Actor,
) -> Entry:
    """Write one line: what was done, about whom, by which hat. Names of fields may stand in it, never words."""
    return record_many(verb, [(about, thing)], purpose=purpose, detail=detail, by=by)[0]


def record_many(
    verb: str,
    lines: Iterable[tuple[UUID | None, object]],
    *,
    purpose: str = "",
    detail: dict[str, Any] | None = None,
    by: Actor,
) -> list[Entry]:
    """The same act about many, one line each: (about, thing). For lists that come in or go out as a whole."""
    with transaction.atomic():
        _one_at_a_time()
        last = Entry.objects.order_by("-seq").only("seq", "hash").first()
        first, prev, now = (last.seq + 1, last.hash, timezone.now()) if last else (1, FIRST, timezone.now())
        written = []
        for seq, (about, thing) in enumerate(lines, start=first):
            entry = Entry(
                seq=seq,
                at=now,
                verb=verb,
                by_id=by.person_id,
                by_role=by.role,
                about_id=about,
                thing_id=str(thing or ""),
                purpose=purpose,
                detail=detail or {},
                prev=prev,
            )
            prev = entry.hash = hash_of(entry)
            written.append(entry)
        return said(Entry.objects.bulk_create(written, batch_size=500))


def record_opening(viewer: Actor, *, about: UUID, screen: str, thing: object = "", purpose: str = "") -> None:
    """Somebody opened a person's own words: always a line of its own."""
    if viewer.person_id != about:
        seen = {"screen": screen}
        when_done(
            partial(record, "read.opened", about=about, thing=thing, purpose=purpose, detail=seen, by=viewer)
        )


def record_list(viewer: Actor, people: Iterable[UUID], *, screen: str) -> None:
    """A list was shown: one line per person, viewer, screen and day, however often it is looked at."""
    if others := set(people) - {viewer.person_id}:
        done_together(_lists, (viewer, screen, others))


def _lists(looked: Iterable[Listed]) -> None:
    """The lists of one page with one question about those that were seen before."""
    by_viewer: dict[Actor, dict[str, set[UUID]]] = {}
    for viewer, screen, others in looked:
        by_viewer.setdefault(viewer, {}).setdefault(screen, set()).update(others)
    for viewer, lists in by_viewer.items():
        _written(viewer, lists)


def _written(viewer: Actor, lists: dict[str, set[UUID]]) -> None:
    today = timezone.localdate()
    mine = Entry.objects.filter(verb="read.listed", at__gte=_begins(today), by_id=viewer.person_id)
    known = mine.filter(detail__day=str(today), detail__screen__in=list(lists))
    seen = set(known.values_list("detail__screen", "about_id"))
    for screen, others in lists.items():
        fresh = [(one, "") for one in sorted(others, key=str) if (screen, one) not in seen]
        if fresh:
            record_many("read.listed", fresh, detail={"screen": screen, "day": str(today)}, by=viewer)


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def head() -> Entry | None:
    """The last line; kept away from this machine it shows a log that was cut short or rewritten."""
    return Entry.objects.order_by("-seq").first()


def to_keep_elsewhere() -> dict[str, Any] | None:
    """The last line as it leaves this machine, with its time: only what is old may be missing one day."""
    last = head()
    return {"seq": last.seq, "hash": last.hash, "at": moment(last.at)} if last else None


def cut_off(known: dict[str, Any] | None) -> list[str]:
    """Is a head that was kept elsewhere still where it was? Keep-time may have dropped it, and only if it is old."""
    if not known:
        return []
    oldest = Entry.objects.order_by("seq").first()
    if oldest and known["seq"] < oldest.seq:
        return [] if _is_old(known) else [f"{known['seq']}: is gone, and too young to have been dropped"]
    entry = Entry.objects.filter(seq=known["seq"]).first()
    if entry is None:
        return [f"{known['seq']}: the log has been cut off before this line"]
    return [] if entry.hash == known["hash"] else [f"{known['seq']}: is not the line it was"]


def _is_old(known: dict[str, Any]) -> bool:
    """A head that does not say when it was written is young: whoever rewrites the log gains nothing by that."""
    written = str(known.get("at") or "")
    kept = timedelta(days=KEEP_DAYS["log"])
    return bool(written) and datetime.fromisoformat(written) < timezone.now() - kept


def verify() -> list[str]:
    """Walk the organisation's whole chain; what is wrong, with its number. Empty when all is well."""
    lines = Entry.objects.order_by("seq").values_list(*HASHED, named=True).iterator(chunk_size=5000)
    first = next(lines, None)
    if first is None:
        return []
    wrong, last = [*_wrong_beginning(first), *_wrong_in(first)], first
    for line in lines:
        if line.seq != last.seq + 1:
            wrong.append(f"{line.seq}: a line before it is missing")
        if line.prev != last.hash:
            wrong.append(f"{line.seq}: does not follow the line before it")
        wrong += _wrong_in(line)
        last = line
    return wrong


def _wrong_in(line: Any) -> list[str]:
    return [] if line.hash == hash_of(line) else [f"{line.seq}: has been changed"]


def _wrong_beginning(first: Any) -> list[str]:
    """The very first line there was, or the one after what was dropped by keep-time."""
    if first.prev == FIRST and first.seq == 1:
        return []
    for drop in Entry.objects.filter(verb="log.dropped").values_list("detail", flat=True):
        if (drop.get("to"), drop.get("last_hash")) == (first.seq - 1, first.prev):
            return []
    return [f"{first.seq}: lines before it are gone, and no drop by keep-time says so"]


def _one_at_a_time() -> None:
    # The chain needs a single writer per organisation; SQLite's write lock already gives one.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"audit{current_organisation()}"])
