"""What a round found, said by name for whoever mends it."""

import re
from collections import Counter

from proofs.loading import faults, growing
from proofs.loading.cost import Cost
from proofs.loading.pages import Page

Costs = dict[Page, Cost]
Found = dict[Page, list[str]]
SLOWEST = 8
SAID = 420  # letters of a question


def wrong(unsaid: Found, before: Costs, after: Costs) -> list[str]:
    counted = [
        faults.told(name, str(page), before[page], after[page]) + _by(name, before[page], after[page])
        for page in unsaid
        for name in unsaid[page]
    ]
    grown = {page: after[page].work / before[page].work for page in before if not growing.is_said(page)}
    more = [f"{page}: {many:.2f} times the work" for page, many in grown.items() if many > faults.MORE]
    return counted + more


def said(found: Found, before: Costs, after: Costs) -> list[str]:
    """The pages that may grow, by how much they do, and why."""
    return [
        f"may grow: {page}: {after[page].work / before[page].work:.2f} times the work, "
        f"{times(after[page]):.0f} empty pages; {growing.MAY_GROW[page.name][1]}"
        for page in found
        if growing.is_said(page)
    ]


def dear(after: Costs) -> list[str]:
    """The dearest pages, by name, for whoever mends."""
    most = sorted(after, key=lambda page: after[page].work, reverse=True)[:SLOWEST]
    return [
        f"{page}: {times(after[page]):.0f} empty pages, {after[page].counted.questions} questions"
        for page in most
    ]


def searches(before: Costs, after: Costs) -> list[str]:
    """The questions that look through more rows than before, summed over all pages: what an index would mend."""
    more = Counter[str]()
    for page, cost in after.items():
        for asked, steps in cost.counted.searched.items() if not growing.is_said(page) else ():
            more[asked] += steps - before[page].counted.searched.get(asked, 0)
    return [f"{steps} steps more: {_short(asked)}" for asked, steps in more.most_common(SLOWEST)]


def times(cost: Cost) -> float:
    """The least of several, both of them, taken by turns."""
    return cost.work / min(cost.empties)


def _by(name: str, before: Cost, after: Cost) -> str:
    """The question that looks through most more, where that is what is wrong."""
    known, now = before.counted.searched, after.counted.searched
    if name != "steps" or not now:
        return ""
    most = max(now, key=lambda asked: now[asked] - known.get(asked, 0))
    return f", {now[most] - known.get(most, 0)} of them: {_short(most)}"


def _short(asked: str) -> str:
    """Where it looks, and for what; not which columns it brings along."""
    return re.sub(r"SELECT .*? FROM ", "", asked.replace('"', ""))[:SAID]
