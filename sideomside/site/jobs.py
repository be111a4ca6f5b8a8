"""What the house does for itself: the last line of its log leaves the machine."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.site.heads import send_off

JOBS = [Job("site.heads", send_off, timedelta(hours=12))]
