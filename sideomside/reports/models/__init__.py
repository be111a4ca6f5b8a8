"""What left the house as figures, and who paid for what. Aggregates only: nobody stands here."""

from sideomside.reports.models.gone import GoneCount
from sideomside.reports.models.grant import BudgetLine, Deadline, Goal, Grant
from sideomside.reports.models.release import LedgerLine, Release

__all__ = ["BudgetLine", "Deadline", "Goal", "GoneCount", "Grant", "LedgerLine", "Release"]
