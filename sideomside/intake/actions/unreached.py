"""A letter of ours could not be sent: it stands in the thread, and one of us calls."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sideomside.ground.post.models import Letter
from sideomside.intake.actions.receiving import Said, keep_words
from sideomside.intake.actions.steps import hold, take_step
from sideomside.intake.models import Direction, Enquiry, Message, Step, Way
from sideomside.intake.rules import may_take_in_mail
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def note_unreached(*, enquiry: Enquiry, letter: Letter, by: Viewer) -> None:
    """The same as when the post brings a letter back: a note, and a line on I dag today. Once for each letter."""
    allow(may_take_in_mail(by))
    hold(enquiry=enquiry, by=by)
    if Message.objects.filter(once=letter.id).exists():
        return
    with override(settings.LANGUAGE_CODE):
        said = Said(
            _("A letter of ours could not be sent. Perhaps the address is wrong: call, or write otherwise.")
        )
    keep_words(enquiry=enquiry, direction=Direction.NOTE, way=Way.MAIL, said=said, once=letter.id, by=by)
    today = timezone.localdate().isoformat()
    take_step(enquiry=enquiry, kind=Step.REMIND, detail={"on": today}, by=by)
