"""The figures, from what each page cost at both ages."""

import re
from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import Any

from proofs.loading import faults
from proofs.loading.cost import Cost
from proofs.loading.pages import TODAY, Page

Costs = dict[Page, Cost]
SLOWEST = 8
SAID = 420  # letters of a question


def up(before: Costs, after: Costs) -> dict[str, Any]:
    found = {page: faults.of(before[page], after[page]) for page in before}
    grown = {page: after[page].work / before[page].work for page in before}
    wrong = [
        faults.told(name, str(page), before[page], after[page]) + _by(name, before[page], after[page])
        for page in found
        for name in found[page]
    ]
    wrong += [f"{page}: {times:.2f} times the work" for page, times in grown.items() if times > faults.MORE]
    return _aims(found, grown, before, after) | {
        "wrong": wrong,
        "dear": _dear(after) + _searches(before, after),
        "figures": _figures(grown, before, after),
    }


def _aims(
    found: dict[Page, list[str]], grown: dict[Page, float], before: Costs, after: Costs
) -> dict[str, Any]:
    """What a page costs, and an empty one in the same minute."""
    public = [_served(after[page]) for page in after if page.is_public]
    today = next(_times(after[page]) for page in after if page.key == TODAY)
    return {
        "pages": len(found),
        "audiences": len({page.who for page in found}),
        "pages_not_counted": sum(not page.is_public and not after[page].counted.questions for page in after),
        "broken_pages": _how_many(found, "broken"),
        "pages_that_ask_more": _how_many(found, "asks"),
        "pages_that_unseal_more": _how_many(found, "unseals"),
        "pages_that_search_more": _how_many(found, "steps"),
        "pages_that_grow_longer": _how_many(found, "longer"),
        "work_growth_p95": round(p95(grown.values()), 2),
        "p95_growth": round(_p95_of(after) / _p95_of(before), 2),
        "today_to_an_empty_page": round(today, 1),
        "public_to_an_empty_page_p95": round(p95(public), 1),
    }


def _figures(grown: dict[Page, float], before: Costs, after: Costs) -> dict[str, Any]:
    public = [_served(after[page]) for page in after if page.is_public]
    drawn = [_times(after[page]) for page in after if page.is_public]
    questions = [one.counted.questions for one in after.values()]
    empty = median(one for cost in after.values() for one in cost.empties)
    return {
        "public_pages": len(public),
        "public_to_an_empty_page_median": round(median(public), 1),
        "public_drawn_anew_to_an_empty_page_median": round(median(drawn), 1),
        "public_drawn_anew_to_an_empty_page_p95": round(p95(drawn), 1),
        "page_to_an_empty_page_median": round(median(map(_times, after.values())), 1),
        "public_requests_a_second_to_an_empty_page": round(1 / median(public), 3),
        "work_growth_median": round(median(grown.values()), 2),
        "work_growth_most": round(max(grown.values()), 2),
        "questions_median": median(questions),
        "questions_most": max(questions),
        "p50_ms_young": _ms(median(_all(before))),
        "p50_ms_old": _ms(median(_all(after))),
        "p95_ms_young": _ms(_p95_of(before)),
        "p95_ms_old": _ms(_p95_of(after)),
        "empty_page_ms": _ms(empty),
    }


def _dear(after: Costs) -> list[str]:
    """The dearest pages, by name, for whoever mends."""
    most = sorted(after, key=lambda page: after[page].work, reverse=True)[:SLOWEST]
    return [
        f"{page}: {_times(after[page]):.0f} empty pages, {after[page].counted.questions} questions"
        for page in most
    ]


def _searches(before: Costs, after: Costs) -> list[str]:
    """The questions that look through more rows than before, summed over all pages: what an index would mend."""
    more = Counter[str]()
    for page, cost in after.items():
        for asked, steps in cost.counted.searched.items():
            more[asked] += steps - before[page].counted.searched.get(asked, 0)
    return [f"{steps} steps more: {_short(asked)}" for asked, steps in more.most_common(SLOWEST)]


def _by(name: str, before: Cost, after: Cost) -> str:
    """The question that looks through most more, where that is what is wrong."""
    if name != "steps" or not after.counted.searched:
        return ""
    known, now = before.counted.searched, after.counted.searched
    most = max(now, key=lambda asked: now[asked] - known.get(asked, 0))
    return f", {now[most] - known.get(most, 0)} of them: {_short(most)}"


def _short(asked: str) -> str:
    """Where it looks, and for what; not which columns it brings along."""
    return re.sub(r"SELECT .*? FROM ", "", asked.replace('"', ""))[:SAID]


def _how_many(found: dict[Page, list[str]], name: str) -> int:
    return sum(name in wrong for wrong in found.values())


def _times(cost: Cost) -> float:
    """The least of several, both of them, taken by turns."""
    return cost.work / min(cost.empties)


def _served(cost: Cost) -> float:
    return min(cost.served) / min(cost.empties)


def _all(costs: Costs) -> list[float]:
    return [one for cost in costs.values() for one in cost.works]


def _p95_of(costs: Costs) -> float:
    return p95(_all(costs))


def p95(values: Iterable[float]) -> float:
    held = sorted(values)
    return held[int(len(held) * 0.95)] if held else 0.0


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
