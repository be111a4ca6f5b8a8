"""Every room's sweeps, each run inside each organisation in turn."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation

ROOMS = [
    "ground.post",
    "people",
    "intake.inbox",
    "intake",
    "peers",
    "matching",
    "companionship",
    "direction",
    "gatherings",
    "messages",
    "partners",
    "stories",
    "welcome",
    "breaches",
    "concerns",
    "path",
    "silence",
    "planner",
    "oversight",
    "privacy",
    "desk",
    "site",
]


def all_jobs() -> list[Job]:
    """What the rooms declare in their `jobs.py`; a room without one has nothing to do by itself."""
    found = [f"sideomside.{room}.jobs" for room in ROOMS if find_spec(f"sideomside.{room}.jobs")]
    return [_everywhere(job) for name in found for job in import_module(name).JOBS]


def _everywhere(job: Job) -> Job:
    return Job(job.name, _in_each(job), job.every)


def _in_each(job: Job) -> Callable[[], None]:
    def inside() -> None:
        for organisation in Organisation.objects.all():
            run_in(job, organisation.id)

    return inside


def run_in(job: Job, organisation_id: UUID) -> None:
    """One that is apart enters the walls for each piece by itself."""
    if job.apart:
        job.run(organisation_id)
        return
    with within(organisation_id):
        job.run()
