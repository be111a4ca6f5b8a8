"""What has been: the newest dozen, and all of it, a page at a time, for whoever asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

NEWEST = 12
ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Been:
    """The rows to show; `more` where there are others, `page` once somebody asked for them."""

    rows: list[Any]
    more: bool = False
    page: Page | None = None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)


def been(request: HttpRequest, rows: Sequence[Any], word: str = "page") -> Been:
    """Of rows newest first, looked up no further than they are shown."""
    asked = request.GET.get(word)
    if asked is not None:
        page = Paginator(rows, ON_A_PAGE).get_page(asked)
        return Been(list(page), page=page)
    found = list(rows[: NEWEST + 1])
    return Been(found[:NEWEST], more=len(found) > NEWEST)
