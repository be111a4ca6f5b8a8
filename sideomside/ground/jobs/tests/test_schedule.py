"""Sweeps run when they are due, one at a time, and one that fails never stops the others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sideomside.ground.jobs.models import Sweep
from sideomside.ground.jobs.schedule import Job, run_due

pytestmark = pytest.mark.django_db
HOURLY = timedelta(hours=1)


def test_a_sweep_runs_when_it_is_due_and_not_before() -> None:
    done: list[str] = []
    jobs = [Job("sweep", lambda: done.append("x"), HOURLY)]
    now = timezone.now()
    run_due(jobs, now)
    run_due(jobs, now + timedelta(minutes=59))
    assert done == ["x"]
    run_due(jobs, now + timedelta(minutes=61))
    assert done == ["x", "x"]


def test_a_sweep_that_fails_is_written_down_and_the_next_one_runs(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def falls() -> None:
        raise ZeroDivisionError

    ran = run_due([Job("falls", falls, HOURLY), Job("stands", lambda: done.append("x"), HOURLY)])
    assert ran == ["falls", "stands"]
    assert done == ["x"]
    assert Sweep.objects.get(name="falls").fault == "ZeroDivisionError"


def test_what_another_worker_holds_is_left_to_it_until_its_lease_runs_out() -> None:
    done: list[str] = []
    now = timezone.now()
    Sweep.objects.create(name="held", began_at=now - 2 * HOURLY, held_until=now + timedelta(minutes=5))
    jobs = [Job("held", lambda: done.append("x"), HOURLY)]
    assert run_due(jobs, now) == []
    assert run_due(jobs, now + timedelta(minutes=6)) == ["held"]
