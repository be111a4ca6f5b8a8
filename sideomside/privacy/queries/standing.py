"""Where somebody stands with us: what they said yes to, whether they pause, and which hats they wear."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose, text_of
from sideomside.intake import queries as intake
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer

# What a participant says yes to; a peer's yes is asked for in the peer's own room.
OWN = (Purpose.WORDS, Purpose.MATCHING, Purpose.EVALUATION)


@dataclass(frozen=True, slots=True)
class Yes:
    """One thing one may say yes to, in the words it is asked for with."""

    purpose: str
    text: str
    given: bool


def yeses(viewer: Viewer) -> list[Yes]:
    if viewer.person_id is None or not viewer.opened:
        return []
    readers = _readers(viewer)
    return [Yes(p, text_of(p, readers), consent.in_force(viewer, viewer.person_id, p)) for p in OWN]


def is_paused(viewer: Viewer) -> bool:
    hats = Role.objects.filter(person_id=viewer.person_id, name=Hat.PARTICIPANT)
    return viewer.person_id is not None and hats.filter(state=Role.State.PAUSED).exists()


def other_hats(viewer: Viewer) -> list[str]:
    """What else somebody is here, so that the page before erasing can say what goes as well."""
    hats = Role.objects.filter(person_id=viewer.person_id).exclude(name=Hat.PARTICIPANT)
    return sorted({str(role.get_name_display()) for role in hats}) if viewer.opened else []


def works_here(viewer: Viewer) -> bool:
    hats = Role.objects.filter(person_id=viewer.person_id, name=Hat.COORDINATOR)
    return hats.filter(state=Role.State.ACTIVE).exists()


def _readers(viewer: Viewer) -> str:
    programme = people.programme(viewer)
    names = intake.readers(viewer, programme.id) if programme else []
    return _(" and ").join(names) or _("the coordinators")
