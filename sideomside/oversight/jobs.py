"""Every day the one before is looked over. Where nobody is second, whoever is responsible is written to."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.notes import send_note
from sideomside.ground.ui.dates import day as in_words
from sideomside.ground.vault.walls import current_organisation
from sideomside.oversight import actions, queries
from sideomside.people.rules import first_language, system


def look_over() -> None:
    by, yesterday = system(current_organisation()), timezone.localdate() - timedelta(days=1)
    rung = actions.look_over(day=yesterday, by=by)
    address = queries.responsible(by)
    unasked = [one for one in rung if queries.has_nobody(by, one)]
    if address and unasked:
        # Whoever is responsible has only an address here: they are written to as most is spoken in the programme.
        language = first_language(unasked[0].programme)
        with override(language):
            text = render_to_string(f"oversight/mail/nobody.{language}.txt", {"day": in_words(yesterday)})
        subject, _, rest = text.strip().partition("\n")
        send_note(address, subject, rest.strip() + "\n")


def draw() -> None:
    """The quarter that is over, once; nothing while it is drawn already."""
    by = system(current_organisation())
    quarter = queries.quarter_to_draw(by)
    if quarter:
        actions.draw(quarter=quarter, by=by)


JOBS = [
    Job("oversight.look_over", look_over, timedelta(days=1)),
    Job("oversight.draw", draw, timedelta(days=1)),
]
