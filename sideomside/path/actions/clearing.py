"""What was only needed while somebody was on the way, or was a peer, goes when that is over."""

from django.db import transaction

from sideomside.path.actions.certificates import drop_certificate
from sideomside.path.models import PeerPath, Reference
from sideomside.people.rules import Viewer


@transaction.atomic
def clear(*, path: PeerPath, by: Viewer) -> None:
    """The certificate, and those nobody has heard from. What was answered stays, since it was said."""
    drop_certificate(path=path, by=by)
    Reference.objects.filter(path=path, answered_at=None).delete()
