"""What the roof does by itself: reminds of tomorrow, in the daytime, and never inside anybody's quiet hours."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.concerns import queries as concerns
from sideomside.desk.queries.waves import waves
from sideomside.gatherings import actions
from sideomside.gatherings import queries as gatherings
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.matching import actions as lots
from sideomside.matching import queries as matching
from sideomside.matching.rules import FRESH
from sideomside.messages import queries as messages
from sideomside.outcomes import actions as outcomes
from sideomside.outcomes import queries as asking
from sideomside.people.rules import Hat, Viewer, system

FROM_HOUR, TO_HOUR = 9, 20  # nobody is written to at night


def remind_of_tomorrow(organisation_id: UUID) -> None:
    """Groups know who comes, messages know when somebody wants quiet; only up here are both known.

    Each letter is committed by itself, so that the log is not held over many.
    """
    by, now = system(organisation_id), timezone.localtime()
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return
    with within(organisation_id):
        found = gatherings.to_remind(by, now.date() + timedelta(days=1))
    for one in found:
        with within(organisation_id):
            if not messages.is_quiet_now(by, one.person.id, one.hat):
                actions.remind(reminded=one, by=by)


def ask_how_it_is(organisation_id: UUID) -> None:
    """Once at each time the programme has chosen, and one reminder; both in the daytime and outside quiet hours."""
    by, now = system(organisation_id), timezone.localtime()
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return
    with within(organisation_id):
        due, waiting = asking.to_ask(by, waves(by)), asking.to_remind(by)
    for one in due:
        with within(organisation_id):
            if not _wants_quiet(by, one.person.id):
                outcomes.ask(due=one, by=by)
    for asked in waiting:
        with within(organisation_id):
            if not _wants_quiet(by, asked.person_id):
                outcomes.remind(asking=asked, by=by)


def draw_lots(organisation_id: UUID) -> None:
    """Whoever said yes and has answered is drawn; nobody with an open worry is, or whom somebody worries about.

    Whoever is so already, or has written heavy words, is let out.
    """
    by = system(organisation_id)
    with within(organisation_id):
        drawn, may = matching.who_is_drawn(by), matching.to_draw(by)
        asked = [*drawn, *(person.id for _draw, person in may)]
        worried = concerns.worried_still(by) | concerns.worried_about(by, asked)
        let_out = [drawn[each] for each in (worried & drawn.keys()) | matching.held_in_danger(by)]
        may = [(draw, person) for draw, person in may if person.id not in worried]
        ready = asking.lately_answered(by, [one.id for _draw, one in may], timezone.now() - FRESH)
    for person in let_out:
        with within(organisation_id):
            lots.release_from_wait(person=person, by=by)
    for draw, person in may:
        with within(organisation_id):
            if person.id in ready:
                lots.draw_lot(draw=draw, person=person, by=by)


def _wants_quiet(by: Viewer, person_id: UUID) -> bool:
    return messages.is_quiet_now(by, person_id, Hat.PARTICIPANT)


JOBS = [
    Job("desk.remind_of_tomorrow", remind_of_tomorrow, timedelta(minutes=30), apart=True),
    Job("desk.ask_how_it_is", ask_how_it_is, timedelta(minutes=30), apart=True),
    Job("desk.draw_lots", draw_lots, timedelta(minutes=30), apart=True),
]
