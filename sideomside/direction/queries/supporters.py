"""Who was invited to read along, and what they read."""

from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from sideomside.direction.models import Line, Supporter
from sideomside.direction.rules import invitation_is_alive, may_read_along, may_write
from sideomside.people.rules import Viewer


def living_supporters(viewer: Viewer) -> list[Supporter]:
    """Those I invited, until I ended it; only I can see them."""
    if viewer.person_id is None or not may_write(viewer, viewer.person_id):
        return []
    return list(Supporter.objects.filter(person_id=viewer.person_id, revoked_at=None))


def supporter(viewer: Viewer, supporter_id: UUID) -> Supporter | None:
    return next((one for one in living_supporters(viewer) if one.id == supporter_id), None)


def invited_by(viewer: Viewer, token: str) -> Supporter | None:
    """The living invitation behind a token. Any viewer may hold one; the word is still to be said."""
    found = Supporter.objects.filter(token_hash=sha256(token.encode()).hexdigest()).first()
    return found if found and invitation_is_alive(found, timezone.now()) else None


def reading_along(viewer: Viewer, token_hash: str | None) -> Supporter | None:
    """The invitation a session came in by, if it still stands and no newer link has closed it."""
    found = Supporter.objects.filter(token_hash=token_hash).select_related("person").first()
    return found if found and invitation_is_alive(found, timezone.now()) else None


def shown_to(viewer: Viewer, supporter: Supporter) -> list[Line]:
    """The wordings that stand now and were ticked for this reader. The page writes down that they were read."""
    standing = Line.objects.filter(person_id=supporter.person_id, superseded_by=None, let_go=False)
    return [line for line in standing if may_read_along(supporter, line)]
