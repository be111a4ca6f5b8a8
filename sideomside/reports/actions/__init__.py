"""What somebody may do with figures: freeze a report, read one, take it along or back; keep a grant and its days."""

from sideomside.reports.actions.copying import take_from
from sideomside.reports.actions.giving import (
    add_deadline,
    keep_budget,
    keep_goals,
    keep_grant,
    keep_readers,
    keep_template,
    keep_words,
    send_deadline,
)
from sideomside.reports.actions.lots import tell_of_lots
from sideomside.reports.actions.releasing import note_read, note_taken, release_report, withdraw_report
from sideomside.reports.actions.remembering import remember_counts

__all__ = [
    "add_deadline",
    "keep_budget",
    "keep_goals",
    "keep_grant",
    "keep_readers",
    "keep_template",
    "keep_words",
    "note_read",
    "note_taken",
    "release_report",
    "remember_counts",
    "send_deadline",
    "take_from",
    "tell_of_lots",
    "withdraw_report",
]
