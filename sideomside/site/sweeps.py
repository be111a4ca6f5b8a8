"""Every room's sweeps, each run inside each organisation in turn."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

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
    "concerns",
    "path",
    "privacy",
    "desk",
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
            if job.apart:
                job.run(organisation.id)
                continue
            with within(organisation.id):
                job.run()

    return inside
