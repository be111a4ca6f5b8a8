"""Two at a time, each with a browser of its own; whoever takes too long is stopped and said so.

A browser sometimes dies under its own weight on a busy machine. What it was looking at is then looked at once more, in
a new one, and counted; a page that ends two of them is a fault and ends the proof.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import TimeoutError as TookTooLong
from multiprocessing import get_context
from typing import Any

from playwright.sync_api import Error as BrowserError

from proofs.frame import CannotRun
from proofs.stage import Site

AT_ONCE = 2
DIED = ("crashed", "has been closed")  # how it is said when a browser, or a window in it, is no more


@dataclass
class Desk:
    """What one of the two works with."""

    open: ExitStack = field(default_factory=ExitStack)
    site: Site | None = None
    browser: Any = None


MINE = Desk()


@dataclass(frozen=True)
class Errand:
    """A function of (site, browser, ...) and the rest of what it is given."""

    do: Callable[..., Any]
    given: tuple[Any, ...] = ()


class Company:
    """with Company(site) as company: for answer in company.run(errands, seconds=60): ..."""

    def __init__(self, site: Site, at_once: int = AT_ONCE) -> None:
        self.browsers_that_died = 0
        self.pool = get_context("spawn").Pool(at_once, initializer=_sit_down, initargs=(site,))

    def __enter__(self) -> "Company":
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.terminate()
        self.pool.join()

    def run(self, errands: Iterable[Errand], *, seconds: float) -> Iterator[Any]:
        """Their answers in the order asked."""
        until = time.monotonic() + seconds
        waiting = [self.pool.apply_async(_do, (errand,)) for errand in errands]
        for one in waiting:
            try:
                answer, died = one.get(timeout=max(1, until - time.monotonic()))
            except TookTooLong:
                raise CannotRun(f"the browser within {seconds:.0f} seconds") from None
            self.browsers_that_died += died
            yield answer


def _sit_down(site: Site) -> None:
    MINE.site, MINE.browser = site, MINE.open.enter_context(site.browser())


def _do(errand: Errand) -> tuple[Any, bool]:
    """The answer, and whether a browser died on the way to it."""
    try:
        return _done(errand), False
    except BrowserError as error:
        if not any(words in str(error) for words in DIED):
            raise
    _begin_anew()
    return _done(errand), True


def _done(errand: Errand) -> Any:
    return errand.do(MINE.site, MINE.browser, *errand.given)


def _begin_anew() -> None:
    site = MINE.site
    MINE.open.close()
    if site is not None:
        _sit_down(site)
