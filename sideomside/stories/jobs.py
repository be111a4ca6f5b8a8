"""What happens by itself: a yes is asked for again, runs out, and what is not needed goes."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.people.rules import system
from sideomside.stories.actions import ask_again, hand_on_told, take_down_what_ran_out, tidy_comments


def yeses() -> None:
    """Asked first, taken down after: nobody's story comes down on the day they are asked."""
    by = system(current_organisation())
    ask_again(by=by)
    take_down_what_ran_out(by=by)
    hand_on_told(by=by)


def comments() -> None:
    tidy_comments(by=system(current_organisation()))


JOBS = [
    Job("stories.yeses", yeses, timedelta(hours=1)),
    Job("stories.comments", comments, timedelta(hours=1)),
]
