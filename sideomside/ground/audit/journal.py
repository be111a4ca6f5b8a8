"""Who came in, who was refused, which key was turned: said to the machine's journal too, from where it leaves at once.

Whoever breaks in here may try to change the log; what has gone to another machine they cannot reach. Nobody stands in
it, only where the line stands and what it must still be.
"""

import logging
from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db import transaction

from sideomside.ground.audit.models import Entry

SAID = ("account.", "breach.", "key.", "keys.", "link.", "log.")
logger = logging.getLogger("sideomside.security")


def said(entries: list[Entry]) -> list[Entry]:
    """The same entries; what is undone is not said."""
    if settings.LOGS_LEAVE_BY and (some := [one for one in entries if one.verb.startswith(SAID)]):
        transaction.on_commit(partial(_say, some))
    return entries


def _say(entries: Iterable[Entry]) -> None:
    for one in entries:
        logger.info(
            "%s as %s, line %d of %s, %s", one.verb, one.by_role, one.seq, one.organisation_id, one.hash
        )
