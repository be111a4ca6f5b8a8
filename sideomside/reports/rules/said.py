"""What was written about a grant, its goals and its money."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GrantSaid:
    """What was written about a grant."""

    name: str
    funder: str
    legal_basis: str
    form: str
    first_day: date
    last_day: date
    kroner: int
    may_pay: str = ""
    may_not_pay: str = ""


@dataclass(frozen=True)
class HeadingSaid:
    """One heading of a report: the funder's words, what they ask for under it, and which figures stand there."""

    key: str
    words: str
    asks: str = ""
    most: int | None = None  # signs the funder has room for
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class TemplateSaid:
    """In the funder's order. `rest`: figures that stand under no heading come at the end."""

    headings: tuple[HeadingSaid, ...]
    rest: bool = True


@dataclass(frozen=True)
class GoalSaid:
    words: str
    indicator: str = ""
    target: int | None = None
    told: str = ""


@dataclass(frozen=True)
class BudgetSaid:
    what: str
    set_aside: int = 0
    spent: int = 0
