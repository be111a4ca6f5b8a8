"""What a browser remembers of a receipt: whose it is, and the link shown on it."""

from django.utils import timezone

from sideomside.intake.models import Enquiry
from sideomside.people.models import PrivateLink

RECEIPT = "receipt"  # where it lies in the session


def slip(enquiry: Enquiry, link: PrivateLink, token: str, said: str = "") -> dict[str, str]:
    """For whoever has just written to us, or said yes to being shown the way; `said` is a mark of their words."""
    return {
        "said": said,
        "enquiry": str(enquiry.id),
        "link": str(link.id),
        "token": token,
        "at": timezone.now().isoformat(),
    }
