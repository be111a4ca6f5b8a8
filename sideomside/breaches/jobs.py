"""Whoever is responsible is written to when something may have got out; those who look after it, when a day is left."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import translation

from sideomside.breaches import actions, queries
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.notes import send_note
from sideomside.ground.vault.walls import current_organisation
from sideomside.oversight.queries import responsible
from sideomside.people.rules import system


def write() -> None:
    """A letter that could not be handed over is tried again the next time: it is noted only once it has gone."""
    by = system(current_organisation())
    address = responsible(by)
    for breach in queries.responsible_unwritten(by) if address else []:
        language = translation.get_language() or "da"
        text = render_to_string(f"breaches/mail/responsible.{language[:2]}.txt")
        subject, _, rest = text.strip().partition("\n")
        send_note(address, subject, rest.strip() + "\n")
        actions.write_to_responsible(breach=breach, by=by)


def remind() -> None:
    by = system(current_organisation())
    for one in queries.to_remind(by):
        actions.remind(breach=one.breach, by=by)


JOBS = [
    Job("breaches.write", write, timedelta(minutes=5)),
    Job("breaches.remind", remind, timedelta(minutes=30)),
]
