"""What the house does for itself: the last line of its log leaves the machine, and SQLite hears how large it is."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.site.heads import send_off
from sideomside.site.sized_up import size_up

JOBS = [
    Job("site.heads", send_off, timedelta(hours=12)),
    Job("site.sized_up", size_up, timedelta(days=1)),
]
