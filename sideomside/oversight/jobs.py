"""Every day is looked over once it is over. Where nobody is second, whoever is responsible is written to."""

from datetime import date, timedelta
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import override

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.notes import send_note
from sideomside.ground.ui.dates import day as in_words
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.oversight import actions, queries
from sideomside.people.rules import first_language, system


def look_over(organisation_id: UUID) -> None:
    """Each day for itself, oldest first: also those that went by while nothing ran here."""
    by = system(organisation_id)
    with within(organisation_id):
        days = queries.days_to_look_over(by)
    for day in days:
        with within(organisation_id):
            actions.look_over(day=day, by=by)


def write(organisation_id: UUID) -> None:
    """A letter that could not be handed over is tried again the next time; the question stands meanwhile."""
    by = system(organisation_id)
    with within(organisation_id):
        address, unwritten = queries.responsible(by), queries.responsible_unwritten(by)
    for day, rings in unwritten.items() if address else ():
        # Whoever is responsible has only an address here: they are written to as most is spoken in the programme.
        _write(address, day, first_language(rings[0].programme))
        with within(organisation_id):
            actions.wrote_to_responsible(rings=rings, by=by)


def _write(address: str, day: date, language: str) -> None:
    with override(language):
        text = render_to_string(f"oversight/mail/nobody.{language}.txt", {"day": in_words(day)})
    subject, _, rest = text.strip().partition("\n")
    send_note(address, subject, rest.strip() + "\n")


def draw() -> None:
    """The quarter that is over, once; nothing while it is drawn already."""
    by = system(current_organisation())
    quarter = queries.quarter_to_draw(by)
    if quarter:
        actions.draw(quarter=quarter, by=by)


JOBS = [
    Job("oversight.look_over", look_over, timedelta(days=1), apart=True),
    Job("oversight.write", write, timedelta(minutes=5), apart=True),
    Job("oversight.draw", draw, timedelta(days=1)),
]
