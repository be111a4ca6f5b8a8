"""Who gets it: whoever is here today, never the one it is about; and then the next."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from sideomside.concerns.models import Concern, OnIt
from sideomside.matching import queries as matching
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer


def on_duty(viewer: Viewer, programme_id: UUID, besides: Collection[UUID]) -> list[Person]:
    """Those who are here, the one with the fewest open worries first; then the absent; then the other programmes'."""
    here = people.here_today(viewer, programme_id)
    busy = Counter(OnIt.objects.filter(concern__closed_at=None).values_list("person_id", flat=True))
    here = sorted(here, key=lambda one: busy[one.id])
    elsewhere = [
        one
        for programme in people.programmes(viewer).exclude(id=programme_id)
        for one in people.here_today(viewer, programme.id)
    ]
    everybody = [*here, *people.coordinators(viewer, programme_id), *elsewhere]
    return list({one.id: one for one in everybody if one.id not in besides}.values())


def next_on_duty(viewer: Viewer, concern: Concern) -> Person | None:
    """Somebody more, whom it is not about and who did not send it."""
    return next(iter(colleagues(viewer, concern)), None)


def colleagues(viewer: Viewer, concern: Concern) -> list[Person]:
    """Whom one may ask to look: not those who are on it, nor the one it is about, nor whoever sent it."""
    on_it = set(OnIt.objects.filter(concern=concern).values_list("person_id", flat=True))
    besides = on_it | {UUID(concern.whom)} if concern.whom else on_it
    return on_duty(viewer, concern.programme_id, besides | {concern.sender_id})


def known_here(viewer: Viewer, programme_id: UUID) -> list[tuple[str, str]]:
    """People one may point at in the form: those one walks with, and the coordinators."""
    pairs = (
        matching.pairs(viewer) if viewer.is_participant or viewer.is_peer else matching.pairs(viewer).none()
    )
    others = {one.peer_id if viewer.is_participant else one.participant_id for one in pairs}
    named = [(str(i), name or _("Without a name")) for i, name in people.names(viewer, others).items()]
    desk = [one for one in people.coordinators(viewer, programme_id) if one.id != viewer.person_id]
    return [*named, *((str(one.id), f"{one.name} ({_('coordinator')})") for one in desk)]


def where_to_call(viewer: Viewer, programme: Programme) -> list[str]:
    """Outside this page: the programme's and the organisation's own number and address."""
    house = programme.organisation
    said = (house.contact_phone, house.contact_mail, programme.contact_phone, programme.contact_mail)
    return list(dict.fromkeys(one for one in said if one))
