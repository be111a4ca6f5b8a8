"""What somebody with the database in their hands could do to the log; each is done, looked for, and undone."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from sideomside.ground.audit import log
from sideomside.ground.audit.chain import hash_of
from sideomside.ground.audit.models import Entry
from sideomside.people.rules import SYSTEM

EVERY = 10  # lines
GUARDS = ("audit_no_change", "audit_no_removal")


@dataclass(frozen=True)
class Chain:
    """The log as it is, and what of it lies elsewhere."""

    first: int
    last: int
    known: list[dict[str, Any]]


def unseen(seed: int) -> tuple[list[str], int]:
    """Kinds that nothing was said of at the right line, and how many kinds there are."""
    dice = random.Random(seed)
    first, last = Entry.objects.order_by("seq").first(), log.head()
    if first is None or last is None or log.verify() or last.seq - first.seq < 200:
        return ["the log is not fit to be tampered with"], len(KINDS)
    chain = Chain(first.seq, last.seq, _sent_off(first.seq, last.seq))
    return [name for name, do in KINDS.items() if not _is_seen(do, chain, dice)], len(KINDS)


def _sent_off(first: int, last: int) -> list[dict[str, Any]]:
    """As if the log's last line had left the machine every now and then."""
    then = Entry.objects.filter(seq__in=[*range(first, last, EVERY), last]).order_by("seq")
    return [{"seq": one.seq, "hash": one.hash, "at": one.at.isoformat()} for one in then]


def _is_seen(do: Callable[[Chain, int], int], chain: Chain, dice: random.Random) -> bool:
    with transaction.atomic():
        with connection.cursor() as cursor:
            for guard in GUARDS:
                cursor.execute(f"DROP TRIGGER {guard}")
        at = do(chain, dice.randint(chain.first + 20, chain.last - 100))
        said = [*log.verify(), *(line for head in chain.known for line in log.cut_off(head))]
        transaction.set_rollback(True)
    return any(line.startswith(f"{at}:") for line in said)


def _edited(chain: Chain, at: int) -> int:
    Entry.objects.filter(seq=at).update(verb="nothing.happened")
    return at


def _hidden(chain: Chain, at: int) -> int:
    """Only whom it was about."""
    Entry.objects.filter(seq=at).update(about_id=uuid4())
    return at


def _deleted(chain: Chain, at: int) -> int:
    Entry.objects.filter(seq=at).delete()
    return at + 1


def _swapped(chain: Chain, at: int) -> int:
    for old, new in ((at, 0), (at + 1, at), (0, at + 1)):
        Entry.objects.filter(seq=old).update(seq=new)
    return at


def _inserted(chain: Chain, at: int) -> int:
    """A line between two others, with a hash that is right for where it stands."""
    before = Entry.objects.get(seq=at)
    for entry in Entry.objects.filter(seq__gt=at).order_by("-seq"):
        Entry.objects.filter(id=entry.id).update(seq=entry.seq + 1)
    forged = Entry(seq=at + 1, at=before.at, verb="read.opened", by_role="host", prev=before.hash)
    forged.hash = hash_of(forged)
    forged.save(force_insert=True)
    return at + 2


def _cut_off(chain: Chain, at: int) -> int:
    Entry.objects.filter(seq__gt=at).delete()
    return chain.last


def _cut_at_its_beginning(chain: Chain, at: int) -> int:
    Entry.objects.filter(seq__lt=at).delete()
    return at


def _rolled_back(chain: Chain, at: int) -> int:
    """An older state, on which the house has gone on since."""
    Entry.objects.filter(seq__gt=at).delete()
    last = Entry.objects.get(seq=at)
    for seq in range(at + 1, chain.last + 5):
        entry = Entry(seq=seq, at=last.at, verb="read.opened", by_role="host", prev=last.hash)
        entry.hash = hash_of(entry)
        entry.save(force_insert=True)
        last = entry
    return chain.last


def _written_anew(chain: Chain, at: int) -> int:
    """One line changed, and every hash after it worked out again."""
    _edited(chain, at)
    prev = Entry.objects.get(seq=at - 1).hash
    for entry in Entry.objects.filter(seq__gte=at).order_by("seq"):
        entry.prev = prev
        prev = entry.hash = hash_of(entry)
        Entry.objects.filter(id=entry.id).update(prev=entry.prev, hash=entry.hash)
    return chain.last


def _hidden_by_keep_time(chain: Chain, at: int) -> int:
    """Its beginning taken away, and a line that says keep-time did it: the chain is whole, the heads are not there."""
    last, gone = Entry.objects.get(seq=chain.last), Entry.objects.get(seq=at - 1)
    told = {"from": chain.first, "to": gone.seq, "first_hash": "", "last_hash": gone.hash}
    forged = Entry(
        seq=chain.last + 1, at=last.at, verb="log.dropped", by_role=SYSTEM, detail=told, prev=last.hash
    )
    forged.hash = hash_of(forged)
    forged.save(force_insert=True)
    Entry.objects.filter(seq__lt=at).delete()
    return chain.first


KINDS: dict[str, Callable[[Chain, int], int]] = {
    "edited": _edited,
    "hidden": _hidden,
    "deleted": _deleted,
    "swapped": _swapped,
    "inserted": _inserted,
    "cut off": _cut_off,
    "cut at its beginning": _cut_at_its_beginning,
    "hidden by a line about keep-time": _hidden_by_keep_time,
    "rolled back": _rolled_back,
    "written anew": _written_anew,
}
