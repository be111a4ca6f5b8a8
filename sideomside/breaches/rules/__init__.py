"""What is true of something that may have got out: the hours, who may see it, who may close it, what it reaches."""

from django.utils.translation import gettext_lazy as _

from sideomside.breaches.models import Breach, BreachStep, Risk, Thing, Touched
from sideomside.breaches.rules.clock import HOURS, Clock, clock
from sideomside.breaches.rules.may import (
    CORRECTABLE,
    Facts,
    is_closed,
    is_ready_to_close,
    may_close,
    may_look_after,
    may_open,
)
from sideomside.breaches.rules.reach import EVERYTHING, KINDS, OPENS, ROOMS, WHOLE_HOUSE, Group
from sideomside.breaches.rules.words import said

Step = BreachStep.Name
VERBS = {
    "breach.opened": _("wrote down that something may have got out"),
    "breach.noted": _("noted what was done about something that may have got out"),
    "breach.judged": _("weighed how much harm something that got out can do"),
    "breach.reported": _("noted that the Data Protection Agency was told"),
    "breach.not_reported": _("noted that the Data Protection Agency need not be told"),
    "breach.corrected": _("put a note right about something that may have got out"),
    "breach.not_reached": _("wrote why somebody was not told about something that got out"),
    "breach.told": _("told you about something that got out"),
    "breach.told_at_work": _("told you at work about something that got out"),
    "breach.closing": _("thinks that something that got out can be closed"),
    "breach.not_yet": _("kept something that got out open"),
    "breach.closed": _("closed something that got out, as two"),
    "breach.reminded": _("wrote to those who look after something that may have got out"),
    "breach.forgotten": _("deleted what was written about something that got out, kept long enough"),
}

__all__ = [
    "CORRECTABLE",
    "EVERYTHING",
    "HOURS",
    "KINDS",
    "OPENS",
    "ROOMS",
    "VERBS",
    "WHOLE_HOUSE",
    "Breach",
    "BreachStep",
    "Clock",
    "Facts",
    "Group",
    "Risk",
    "Step",
    "Thing",
    "Touched",
    "clock",
    "is_closed",
    "is_ready_to_close",
    "may_close",
    "may_look_after",
    "may_open",
    "said",
]
