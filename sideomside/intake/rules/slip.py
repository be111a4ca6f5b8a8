"""What a browser remembers of a receipt: whose it is, and the link shown on it."""

from typing import Any

from django.utils import timezone

from sideomside.intake.models import Enquiry
from sideomside.people.models import PrivateLink

RECEIPT = "receipt"  # where it lies in the session
EARLIER = "receipts"  # those before it, of the same browser
A_FEW = 9


def slip(enquiry: Enquiry, link: PrivateLink, token: str, said: str = "") -> dict[str, str]:
    """For whoever has just written to us, or said yes to being shown the way; `said` is a mark of their words."""
    return {
        "said": said,
        "enquiry": str(enquiry.id),
        "link": str(link.id),
        "token": token,
        "at": timezone.now().isoformat(),
    }


def slips(session: Any) -> list[dict[str, str]]:
    """What this browser was given, the newest first."""
    newest = session.get(RECEIPT)
    return [*([newest] if newest else []), *session.get(EARLIER, [])]
