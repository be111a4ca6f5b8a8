"""What a person sees of how they were shown the way, and of where they may be introduced."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sideomside.partners.models import Referral
from sideomside.partners.queries.bridges import my_introductions
from sideomside.partners.queries.drafting import names_at
from sideomside.partners.queries.elsewhere import my_places_elsewhere
from sideomside.partners.rules import tick_in_words
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Mine:
    """One time somebody sat with me, and what I said yes to there."""

    referral: Referral
    names: dict[str, str]
    passed: list[str]


def mine(viewer: Viewer) -> list[Mine]:
    """Newest first; nothing before the small key."""
    return [_mine(viewer, one) for one in _own(viewer)]


def my_referral(viewer: Viewer, referral_id: UUID) -> Referral | None:
    return _own(viewer).filter(id=referral_id).first()


def any_of_mine(viewer: Viewer) -> bool:
    """Is there anything to show on that page?"""
    return _own(viewer).exists() or bool(my_introductions(viewer) or my_places_elsewhere(viewer))


def _mine(viewer: Viewer, one: Referral) -> Mine:
    names = names_at(viewer, one.agreement, one.contact_id)
    return Mine(one, names, [tick_in_words(item, names) for item in one.passed])


def _own(viewer: Viewer) -> QuerySet[Referral]:
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return Referral.objects.none()
    found = Referral.objects.filter(enquiry__person_id=viewer.person_id)
    return found.select_related("agreement__body", "enquiry__programme", "enquiry__person")
