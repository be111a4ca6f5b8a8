"""The frame of the viewer's own house, and where its links lead; and who must be called, since no letter goes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.path import queries
from sideomside.path.forms import MoveForm
from sideomside.path.rules import Sparring, TrainingDay
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


def around(viewer: Viewer) -> dict[str, Any]:
    """A participant's pages and a peer's differ in frame and address, and nothing else."""
    ours = viewer.is_participant
    return {
        "frame": "ui/private.html" if ours else "ui/desk.html",
        "private": ours,  # then the tab says nothing
        "home": "desk:my_page" if ours else "desk:peer_home",
        "to_way": "path:my_way" if ours else "path:way",
        "to_learning": "path:my_learning" if ours else "path:learning",
        "to_proof": "path:my_proof" if ours else "path:proof",
        "to_paper": "path:my_paper" if ours else "path:paper",
    }


def tells(one: Sparring | TrainingDay, act: str, move: MoveForm) -> bool:
    """Is there anything to write to anybody about? Not when what has been is called off, nor of what stays as it was.

    What is moved lies ahead afterwards, whether or not it should have begun: whoever sat there waiting hears of it.
    """
    return move.has_changed() if act == "move" else one.starts_at > timezone.now()


def say_whom_to_call(request: HttpRequest, people: list[Person]) -> None:
    """Everybody else has a letter on its way."""
    names = queries.unreached(request.viewer, people)
    if not people:
        messages.success(request, _("It is written down."))
    elif names:
        told = _("Written down. No letter reaches %(names)s, so call them.") % {"names": ", ".join(names)}
        messages.warning(request, told)
    else:
        messages.success(request, _("It is written down, and those who meant to come get a letter."))
