"""Who gets it: whoever is here today, never the one it is about; and then the next."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from sideomside.concerns.models import Concern
from sideomside.concerns.queries.still_on import on_it_now, still_on
from sideomside.concerns.rules import may_be_on, may_worry
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer


def on_duty(viewer: Viewer, programme_id: UUID, besides: Collection[UUID]) -> list[Person]:
    """Those who are here, the one with the fewest open worries first; then the absent; then the other programmes'."""
    here = people.here_today(viewer, programme_id)
    busy = Counter(still_on(viewer).filter(concern__closed_at=None).values_list("person_id", flat=True))
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
    asked = on_duty(viewer, concern.programme_id, on_it_now(viewer, concern) | {concern.sender_id})
    return [one for one in asked if may_be_on(one.id, concern)]


def may_worry_in(viewer: Viewer) -> list[Programme]:
    """Where one may say it."""
    return [one for one in people.programmes(viewer) if may_worry(viewer, one.id)]


def known_here(viewer: Viewer) -> list[tuple[str, str]]:
    """People one may point at in the form: those one walks with, and the coordinators wherever one takes part."""
    pairs = (
        matching.pairs(viewer) if viewer.is_participant or viewer.is_peer else matching.pairs(viewer).none()
    )
    others = {one.peer_id if viewer.is_participant else one.participant_id for one in pairs}
    log.record_list(viewer, others, screen="companionship")
    named = [(str(i), name or _("Without a name")) for i, name in people.names(viewer, others).items()]
    desk = {
        one.id: one.name
        for programme in may_worry_in(viewer)
        for one in people.coordinators(viewer, programme.id)
        if one.id not in others | {viewer.person_id}
    }
    return [*named, *((str(i), f"{name} ({_('coordinator')})") for i, name in desk.items())]


def where_to_call(viewer: Viewer, programme: Programme) -> list[str]:
    """Outside this page: the programme's and the organisation's own number and address."""
    house = programme.organisation
    said = (house.contact_phone, house.contact_mail, programme.contact_phone, programme.contact_mail)
    return list(dict.fromkeys(one for one in said if one))
