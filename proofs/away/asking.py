"""What a running house answers while its database is away or slow, and what somebody would miss in it."""

import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from proofs.stage import Site

TIMES = 5  # each urgent page, each way
URGENT = ("/hvis-det-haster/", "/en/hvis-det-haster/", "/bekymret/", "/en/bekymret/")
CLOSED = (
    "/",
    "/en/",
    "/kaffe/",
    "/kalender/",
    "/skriv/",
    "/hvad-er-en-peer/",
    "/i-dag/",
    "/min-side/",
    "/m/x/",
)
LINE = "tel:70201201"


@dataclass(frozen=True)
class Answer:
    """What one page said, and how long one waited for it."""

    path: str
    status: int
    page: str
    ms: float


def asked(site: Site) -> list[Answer]:
    return [ask(site, path) for path in (*URGENT * TIMES, *CLOSED)]


def not_right(answer: Answer) -> list[str]:
    """What a person would miss on this page while the database is away."""
    aim = 200 if answer.path in URGENT else 503
    wrong = [] if answer.status == aim else [f"{answer.path} answered {answer.status}, should be {aim}"]
    if 'href="tel:112"' not in answer.page:
        wrong.append(f"{answer.path} does not name 112")
    if LINE not in answer.page and "bekymret" not in answer.path:  # there, 112 and what to say
        wrong.append(f"{answer.path} does not name the line that is laid ready")
    if (
        aim == 503
        and "Vi har lukket et øjeblik" not in answer.page
        and "closed for a moment" not in answer.page
    ):
        wrong.append(f"{answer.path} does not say kindly that it is closed")
    return wrong


def not_right_slow(answer: Answer) -> list[str]:
    """Slow is not away: a page waits and comes; one that gives up says so kindly."""
    wrong = not_right(answer)
    return wrong if answer.path in URGENT or answer.status >= 500 else []


def ask(site: Site, path: str) -> Answer:
    begun = time.monotonic()
    try:
        with urllib.request.urlopen(site.url + path, timeout=60) as answer:
            status, page = answer.status, answer.read().decode()
    except urllib.error.HTTPError as closed:
        status, page = closed.code, closed.read().decode()
    return Answer(path, status, page, (time.monotonic() - begun) * 1000)
