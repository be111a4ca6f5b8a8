"""The postman: takes what waits in the outbox and sends it."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.carrier import deliver_waiting

JOBS = [Job("post.deliver", deliver_waiting, timedelta(seconds=2))]
