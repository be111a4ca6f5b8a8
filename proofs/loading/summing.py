"""The figures, from what each page cost at both ages."""

from collections.abc import Iterable
from statistics import median
from typing import Any

from proofs.loading import faults, growing, telling
from proofs.loading.cost import Cost
from proofs.loading.pages import TODAY, Page

Costs = dict[Page, Cost]
Found = dict[Page, list[str]]
HANDS_OUT_A_TOKEN = "each reader gets a mark of their own in its form, against forged ones"
# Public pages that are drawn for each reader, and never handed out as they were drawn for another.
DRAWN_FOR_EACH = {
    "people:enter", "people:link_gone", "people:lost_link", "people:forgotten", "intake:write",
    "direction:read_along", "stories:write_back", "privacy:erased",
}  # fmt: skip
AT_TIMES_FOR_EACH = {"gatherings:shown"}  # as long as one can sign up there


def up(before: Costs, after: Costs, floor: float, *, is_long: bool) -> dict[str, Any]:
    found = {page: faults.of(before[page], after[page]) for page in before}
    unsaid = {page: growing.unsaid(page, before[page], after[page]) for page in found}
    struck = [*growing.struck_out(found, is_long=is_long), *_otherwise(after)]
    return _aims(unsaid, struck, before, after) | {
        "wrong": [*telling.wrong(unsaid, before, after), *struck],
        "said": telling.said(found, before, after),
        "dear": telling.dear(after) + telling.searches(before, after),
        "figures": _figures(found, before, after, floor),
    }


def _otherwise(after: Costs) -> list[str]:
    """Pages that are said to be drawn for each and are not, or are and were not said to be."""
    public = {page.name: is_for_each(cost) for page, cost in after.items() if page.is_public}
    return [
        f"{name}: {'drawn for each reader, and not said' if each else 'said to be drawn for each, and is not'}"
        for name, each in public.items()
        if each != (name in DRAWN_FOR_EACH) and name not in AT_TIMES_FOR_EACH
    ]


def is_for_each(cost: Cost) -> bool:
    return cost.own_token


def _aims(unsaid: Found, struck: list[str], before: Costs, after: Costs) -> dict[str, Any]:
    """What a page costs, and an empty one in the same minute."""
    flat = [page for page in after if not growing.is_said(page)]
    public = {page: _served(after[page]) for page in after if page.is_public}
    for_each = [times for page, times in public.items() if is_for_each(after[page])]
    today = next(telling.times(after[page]) for page in after if page.key == TODAY)
    return {
        "pages": len(unsaid),
        "audiences": len({page.who for page in unsaid}),
        "pages_not_counted": sum(not page.is_public and not after[page].counted.questions for page in after),
        "broken_pages": _how_many(unsaid, "broken"),
        "pages_that_ask_more": _how_many(unsaid, "asks"),
        "pages_that_unseal_more": _how_many(unsaid, "unseals"),
        "pages_that_search_more": _how_many(unsaid, "steps"),
        "pages_that_grow_longer": _how_many(unsaid, "longer"),
        "said_and_not_so": len(struck),
        "work_growth_p95": round(p95(after[page].work / before[page].work for page in flat), 2),
        "p95_growth": round(_p95_of(after, flat) / _p95_of(before, flat), 2),
        "today_to_an_empty_page": round(today, 1),
        "public_to_an_empty_page_p95": round(
            p95(times for page, times in public.items() if not is_for_each(after[page])), 1
        ),
        "public_drawn_for_each_to_an_empty_page_p95": round(p95(for_each), 1),
    }


def _figures(found: Found, before: Costs, after: Costs, floor: float) -> dict[str, Any]:
    public = [_served(after[page]) for page in after if page.is_public]
    drawn = [telling.times(after[page]) for page in after if page.is_public]
    grown = {page: after[page].work / before[page].work for page in before}
    questions = [one.counted.questions for one in after.values()]
    return {
        "public_pages": len(public),
        "public_pages_drawn_for_each": sum(is_for_each(after[page]) for page in after if page.is_public),
        "public_to_an_empty_page_median": round(median(public), 1),
        "public_drawn_anew_to_an_empty_page_median": round(median(drawn), 1),
        "public_drawn_anew_to_an_empty_page_p95": round(p95(drawn), 1),
        "page_to_an_empty_page_median": round(median(map(telling.times, after.values())), 1),
        "signed_in_and_empty_to_an_empty_page": round(floor, 1),
        "public_requests_a_second_to_an_empty_page": round(1 / median(public), 3),
        "work_growth_median": round(median(grown.values()), 2),
        "work_growth_most": round(max(grown.values()), 2),
        "pages_said_to_grow": len({page.name for page in found if growing.is_said(page)}),
        "questions_median": median(questions),
        "questions_most": max(questions),
        "p50_ms_young": _ms(median(_all(before, before))),
        "p50_ms_old": _ms(median(_all(after, after))),
        "p95_ms_young": _ms(_p95_of(before, before)),
        "p95_ms_old": _ms(_p95_of(after, after)),
        "empty_page_ms": _ms(median(one for cost in after.values() for one in cost.empties)),
    }


def _how_many(found: Found, name: str) -> int:
    return sum(name in wrong for wrong in found.values())


def _served(cost: Cost) -> float:
    return min(cost.served) / min(cost.empties)


def _all(costs: Costs, pages: Iterable[Page]) -> list[float]:
    return [one for page in pages for one in costs[page].works]


def _p95_of(costs: Costs, pages: Iterable[Page]) -> float:
    return p95(_all(costs, pages))


def p95(values: Iterable[float]) -> float:
    held = sorted(values)
    return held[int(len(held) * 0.95)] if held else 0.0


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
