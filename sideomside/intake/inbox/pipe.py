"""One raw mail on standard input, as mail servers hand over to a program; the answer is its exit code."""

import logging
from typing import BinaryIO

from sideomside.intake.actions import CameBy
from sideomside.intake.inbox.keeping import NobodyHere, keep, organisation_for
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.limits import MAX_BYTES

logger = logging.getLogger(__name__)
KEPT, NO_SUCH_ADDRESS, TOO_LARGE, TRY_AGAIN_LATER = 0, 67, 65, 75  # as in sysexits.h, which mail servers know


def take_from_pipe(stream: BinaryIO, recipients: tuple[str, ...] = ()) -> int:
    """Keep it, and say so. What is wrong with us is never the mail's fault: then it comes again."""
    try:
        raw = stream.read(MAX_BYTES + 1)
        while stream.read(MAX_BYTES):  # whoever writes to us is not cut off in the middle
            pass
        came_by = CameBy(InboundMail.Door.PIPE, recipients)
        keep(organisation_for(recipients), raw, came_by)
    except NobodyHere:
        return NO_SUCH_ADDRESS
    except Exception as wrong:
        logger.error("a mail could not be kept: %s", type(wrong).__name__)
        return TRY_AGAIN_LATER
    return TOO_LARGE if len(raw) > MAX_BYTES else KEPT
