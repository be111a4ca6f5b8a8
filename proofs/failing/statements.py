"""The same act again and again, and each time another of its statements fails; all or nothing must stand."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, connections, transaction
from django.db.utils import OperationalError

from proofs.living.acts import ACTS
from proofs.living.world import World, one_run, settle
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.models import Erasure, WrappedKey
from sideomside.people.models import Person
from sideomside.privacy import jobs, queries
from sideomside.site.backups.contents import tables_in

ALIASES = ("default", "keys")
NOT_OURS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA")
BEFORE = ["writes", "is_sorted", "is_talked_with", "wishes"]
MATCHED = [*BEFORE, "says_yes", "is_proposed", "peer_has_room", "seeker_answers", "peer_answers", "begins"]
# Each act with what has happened before it.
LIVES: dict[str, list[str]] = {
    "says_yes": BEFORE,
    "is_proposed": MATCHED[:5],
    "peer_has_room": MATCHED[:6],
    "seeker_answers": MATCHED[:7],
    "peer_answers": MATCHED[:8],
    "takes_it_back": MATCHED[:7],
    "peer_takes_it_back": MATCHED[:8],
    "is_erased": MATCHED,
}


class Planted(OperationalError):
    """The statement that was chosen to fail."""


@dataclass
class Result:
    acts: list[str] = field(default_factory=list)
    points: int = 0
    statements: int = 0
    due: int = 0  # so many must be tried: every so-manieth of them, and with a step of one all
    beyond: int = 0  # tried where that time the act had ended already
    swallowed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        return max(0, self.due - self.points - self.beyond)


@dataclass
class Counter:
    """Counts statements, and fails at one of them."""

    fails_at: int = 0
    seen: int = 0
    said: str = ""
    tables: set[str] = field(default_factory=set)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(NOT_OURS):
            self.seen += 1
            self.said = sql[:60]
            self.tables |= {word.strip('"') for word in sql.split() if word.startswith('"')}
            if self.seen == self.fails_at:
                raise Planted(f"planted at {self.seen}")
        return execute(sql, params, many, context)


def acts_failing(world: World, step: int, first: int, lives: dict[str, list[str]] = LIVES) -> Result:
    told = Result()
    for act, before in lives.items():
        with one_run(world) as fresh:
            _live(fresh, before)
            _fail_everywhere(fresh, act, step, first % step, told)
        told.acts.append(act)
    return told


def _live(world: World, acts: list[str]) -> None:
    for act in acts:
        _act(world, act)


def _act(world: World, act: str) -> None:
    ACTS[act](world, world.seekers[0], world.peers[0], "no" if act == "is_erased" else "yes")
    settle()


def _fail_everywhere(world: World, act: str, step: int, first: int, told: Result) -> None:
    whole = Counter()
    with _undone():
        with _counted(whole):  # the act's own, and not those of our looking
            _act(world, act)
        done = _stands(whole.tables)
    before = _stands(whole.tables)
    told.statements += whole.seen
    told.due += whole.seen // step
    for point in range(1 + first, whole.seen + 1, step):
        with _undone():
            counter, passed = Counter(point), False
            try:
                with _counted(counter):
                    _act(world, act)
                    passed = True
            except Planted:
                for alias in ALIASES:  # outside this try nothing is one transaction, and nothing is broken
                    transaction.set_rollback(False, using=alias)
            if counter.seen < point:
                told.beyond += 1
                continue  # this time it took fewer, and nothing has failed
            told.points += 1
            told.swallowed += passed
            wrong = _wrong(world, act, passed, before, done, whole.tables)
            told.wrong += [f"{act}, statement {point} ({counter.said}): {line}" for line in wrong]


def _wrong(world: World, act: str, passed: bool, before: Any, done: Any, tables: set[str]) -> list[str]:
    now, person = _stands(tables), world.seekers[0]
    if passed:
        # Nobody noticed. That may only be where the whole act stands all the same.
        return [] if _counts(now) == _counts(done) else ["it went on as if nothing had happened"]
    if act != "is_erased":
        return [] if now == before else ["half of it stands"]
    return _wrong_with_the_erasure(world, person, now == before)


def _wrong_with_the_erasure(world: World, person: Person, untouched: bool) -> list[str]:
    """Before it began, or begun and in the ledger: then the sweep finishes it."""
    begun = Erasure.objects.filter(owner_id=person.id)
    gone = not has_key(person.id)
    if not begun.exists():
        return (
            ["the key is gone, and no ledger says so"] if gone else [] if untouched else ["half of it stands"]
        )
    jobs.finish(world.house.organisation.id)
    settle()
    left = queries.left_behind(world.house.system, person.id)
    wrong = ["rows are left after the sweep"] if left else []
    wrong += ["the key is left after the sweep"] if has_key(person.id) else []
    return wrong + (["the ledger is never done"] if begun.filter(done_at=None).exists() else [])


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever it comes to, the next try begins where this one did."""
    waiting = connections["default"].run_on_commit
    with ExitStack() as stack:
        for alias in ALIASES:
            stack.enter_context(transaction.atomic(using=alias))
        yield
        for alias in ALIASES:
            transaction.set_rollback(True, using=alias)
    connections["default"].run_on_commit = waiting


@contextmanager
def _counted(counter: Callable[..., Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for alias in ALIASES:
            stack.enter_context(connections[alias].execute_wrapper(counter))
        yield


def _stands(tables: set[str]) -> dict[str, Any]:
    """Every row of what the act touches, and which keys there are."""
    with connection.cursor() as cursor:
        here = set(connection.introspection.table_names(cursor)) & tables - {"limits"}
        return tables_in(cursor, here) | {"keys": {"rows": WrappedKey.objects.count(), "hash": ""}}


def _counts(stands: dict[str, Any]) -> dict[str, int]:
    return {name: table["rows"] for name, table in stands.items()}
