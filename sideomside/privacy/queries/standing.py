"""Where somebody stands with us: what they said yes to, whether they pause, and which hats they wear."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.companionship import queries as companionship
from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose, text_of
from sideomside.intake import queries as intake
from sideomside.people import queries as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer, system

# What a participant says yes to; a peer's yes is asked for in the peer's own room.
OWN = (Purpose.WORDS, Purpose.MATCHING, Purpose.EVALUATION, Purpose.STUDY)
WHERE_SAID = (Purpose.LOTS,)  # asked for only where lots are drawn; taken back here all the same


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
    told = [
        Yes(p, text_of(p, readers), consent.in_force(viewer, viewer.person_id, p)) for p in OWN + WHERE_SAID
    ]
    return [one for one in told if one.given or one.purpose not in WHERE_SAID]


def other_hats(viewer: Viewer) -> list[str]:
    """What else somebody is here, so that the page before erasing can say what goes as well."""
    hats = Role.objects.filter(person_id=viewer.person_id).exclude(name=Hat.PARTICIPANT)
    return sorted({str(role.get_name_display()) for role in hats}) if viewer.opened else []


def works_here(viewer: Viewer) -> bool:
    hats = Role.objects.filter(person_id=viewer.person_id, name=Hat.COORDINATOR)
    return hats.filter(state=Role.State.ACTIVE).exists()


def expecting(viewer: Viewer, person_id: UUID) -> list[Person]:
    """Those who have a time ahead with this person, and must not go there in vain."""
    if viewer.organisation_id is None:
        return []
    with_them = Q(participant_id=person_id) | Q(peer_id=person_id)
    ahead = companionship.visible_to(system(viewer.organisation_id)).filter(
        with_them, meetings__state="fixed", meetings__starts_at__gt=timezone.now()
    )
    return [one.peer if one.participant_id == person_id else one.participant for one in ahead.distinct()]


def meeting_stands(viewer: Viewer) -> bool:
    """Somebody who stepped back has a meeting to keep or to call off."""
    coming = companionship.next_meeting(viewer)
    return bool(coming and coming.asks)


def sender(viewer: Viewer) -> str:
    """The first name a letter is from."""
    programme = people.programme(viewer)
    return next(iter(intake.readers(viewer, programme.id)), "") if programme else ""


def _readers(viewer: Viewer) -> str:
    programme = people.programme(viewer)
    names = intake.readers(viewer, programme.id) if programme else []
    return _(" and ").join(names) or _("the coordinators")
