"""The worker goes on: a lock it meets when it writes down what it does costs a second, and not the house."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from sideomside.ground.jobs.models import Sweep
from sideomside.ground.jobs.schedule import Job, run_due
from sideomside.site.management.commands import work

# A lock met inside the test's own transaction would break that one.
pytestmark = pytest.mark.django_db(transaction=True)
HOURLY = timedelta(hours=1)
TAKEN, ENDED = '"began_at" =', '"ended_at" ='


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


def locked_once(saying: str) -> Callable[..., Any]:
    """Somebody else holds the database at the first line of the schedule that says this."""
    met: list[str] = []

    def lock(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if "UPDATE" in sql and "jobs_sweep" in sql and saying in sql and not met:
            met.append(sql)
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    return lock


@pytest.mark.parametrize("when", [TAKEN, ENDED], ids=["taken", "ended"])
def test_a_lock_met_by_the_schedule_ends_no_worker(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def the_last() -> None:
        done.append("last")
        os.kill(os.getpid(), signal.SIGTERM)

    jobs = [Job("first", lambda: done.append("first"), HOURLY), Job("last", the_last, HOURLY)]
    monkeypatch.setattr(work, "all_jobs", lambda: jobs)
    with connection.execute_wrapper(locked_once(when)):
        call_command("work")
    assert done == ["first", "last"]
    assert not Sweep.objects.exclude(held_until=None).exists()
    assert not Sweep.objects.filter(ended_at=None).exists()


def test_a_fault_that_could_not_be_written_down_is_written_down_in_the_next_round(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def falls() -> None:
        raise ZeroDivisionError

    job = Job("falls", falls, HOURLY)
    with connection.execute_wrapper(locked_once(ENDED)), pytest.raises(OperationalError):
        run_due([job])
    assert Sweep.objects.get().held_until
    assert run_due([job]) == []
    assert (Sweep.objects.get().fault, Sweep.objects.get().held_until) == ("ZeroDivisionError", None)


def test_one_round_alone_says_that_it_could_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "all_jobs", lambda: [Job("first", lambda: None, HOURLY)])
    with connection.execute_wrapper(locked_once(TAKEN)), pytest.raises(OperationalError):
        call_command("work", once=True)
