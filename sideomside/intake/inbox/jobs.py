"""How often the mailbox is looked into."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.intake.inbox.imap import fetch_mail

JOBS = [Job("intake.fetch_mail", fetch_mail, timedelta(seconds=20), apart=True)]
