"""The pages that may look through more in a house with a longer past, each with its reason. None may ask more for more.

An entry that leads to no page, or to one that does not grow, is told: what no longer holds is struck from here.
"""

from collections.abc import Iterator

from proofs.loading import faults
from proofs.loading.cost import Cost
from proofs.loading.pages import Page

EVERYTHING_THAT_WAS = "it counts everybody there ever was, in memory, and keeps no counts between two looks"
EVERY_NAME = "a name is compared with every name in memory: an index of names would tell who is here"
Kinds = frozenset[str]
MAY_GROW: dict[str, tuple[Kinds, str]] = {
    "reports:overview": (frozenset({"steps", "longer"}), EVERYTHING_THAT_WAS),
    "reports:flow": (frozenset({"steps"}), EVERYTHING_THAT_WAS),
    "reports:courses": (frozenset({"steps"}), EVERYTHING_THAT_WAS),
    "reports:peers": (frozenset({"steps"}), EVERYTHING_THAT_WAS),
    "reports:answers": (frozenset({"steps"}), EVERYTHING_THAT_WAS),
    "stories:year": (frozenset({"steps"}), "it counts a whole year of stories and of what was written back"),
    "matching:ledger": (frozenset({"steps"}), "how long it takes is counted from all who came within a year"),
    "outcomes:evaluation": (frozenset({"steps"}), "it counts everybody who was asked, and who answered"),
    "peers:export": (
        frozenset({"steps"}),
        "it says how many stand on the list, before anybody takes it along",
    ),
    "peers:import_check": (frozenset({"unseals", "steps"}), EVERY_NAME),
}

# Nothing is told of fewer than ten. Once ten have answered, some questions more are asked, as many for ten as for all.
ASKS_ONCE_THERE_IS_ENOUGH = {"reports:answers": 5}


def unsaid(page: Page, before: Cost, after: Cost) -> list[str]:
    """What is wrong with a page, and no reason was given for."""
    may, _why = MAY_GROW.get(page.name, (frozenset(), ""))
    old, young = after.counted, before.counted
    more = old.questions - young.questions
    enough = {"asks"} if 0 < more <= ASKS_ONCE_THERE_IS_ENOUGH.get(page.name, 0) else set()
    return [name for name in faults.of(before, after) if name not in may | enough]


def is_said(page: Page) -> bool:
    return page.name in MAY_GROW


def struck_out(found: dict[Page, list[str]], *, is_long: bool) -> Iterator[str]:
    """Entries that lead nowhere, and those of which a page says that it does not grow any more.

    In a short past the slowest of them have not grown yet; whether they still do is judged at full size.
    """
    for name, (may, _why) in MAY_GROW.items():
        seen = {one for page, wrong in found.items() if page.name == name for one in wrong}
        if not any(page.name == name for page in found):
            yield f"{name} may grow, and is no page that was opened"
        elif is_long and (missing := sorted(may - seen)):
            yield f"{name} may grow, and does not any more: {', '.join(missing)}"
