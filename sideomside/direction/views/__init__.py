"""Min retning: one's own pages, those of the people who were invited to read along, and a little book."""

from sideomside.direction.views.book import book, take_along
from sideomside.direction.views.lines import (
    earlier,
    let_go,
    mine,
    pass_on,
    rewrite,
    shared,
    write_hope,
    write_step,
)
from sideomside.direction.views.reading import along, read_along
from sideomside.direction.views.supporters import invite, new_link, part, shown, supporters

__all__ = [
    "along",
    "book",
    "earlier",
    "invite",
    "let_go",
    "mine",
    "new_link",
    "part",
    "pass_on",
    "read_along",
    "rewrite",
    "shared",
    "shown",
    "supporters",
    "take_along",
    "write_hope",
    "write_step",
]
