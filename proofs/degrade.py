"""When the database is gone, where to call is told all the same, and every other page says kindly that it is closed.

The database of a running house is really taken away: the file of SQLite is moved, then damaged; in full size a
PostgreSQL server is stopped and started again. Lines somebody has confirmed stand on the pages meanwhile.
"""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from house.postgres import pick_up, put_down
from proofs.frame import Aim, Findings, Stage
from proofs.stage import Site, running_site

AIMS: dict[str, Aim] = {
    "pages_not_told_right": ("==", 0),
    "slowest_urgent_ms": ("<=", 6000),
    "open_again_after_s": ("<=", 15),
    "ways_the_database_went": (">=", 2),
}
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
AGAIN = 20  # seconds
FOUND = (
    "found",
    "--organisation=Huset",
    "--programme=Peer",
    "--coordinator=Signe",
    "--mail=signe@huset.example",
)
CONFIRM = """
import django
django.setup()
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import HelpLine, Organisation, Person
from sideomside.people.rules import Hat, Viewer
house = Organisation.objects.get()
with within(house.id):
    signe = Viewer(Hat.COORDINATOR, house.id, Person.objects.get().id)
    line = HelpLine.objects.get(number="70 201 201")
    actions.confirm_help_line(line=line, changes={}, by=signe)
"""


@dataclass(frozen=True)
class Answer:
    """What one page said, and how long one waited for it."""

    path: str
    status: int
    page: str
    ms: float


def prove(stage: Stage) -> Findings:
    findings = Findings({"ways_the_database_went": 0}, database="sqlite")
    wrong: list[str] = []
    asked: list[Answer] = []
    again = 0.0
    with running_site(demo=False, worker=False) as site:
        _move_in(site)
        for away in (_moved, _damaged):
            answers, back = _without(site, away(site.data / "db.sqlite3"))
            asked, again = asked + answers, max(again, back)
            findings.figures["ways_the_database_went"] += 1
            wrong += [f"{away.__name__}: {line}" for answer in answers for line in not_right(answer)]
        _plant(findings, stage, site)
    if stage.is_full:
        with running_site(demo=False, worker=False, postgres=True) as site:
            _move_in(site)
            answers, back = _without(site, _stopped(site.environment["SIDEOMSIDE_TEST_SUPERUSER"]))
            asked, again = asked + answers, max(again, back)
            findings.figures["ways_the_database_went"] += 1
            wrong += [f"stopped: {line}" for answer in answers for line in not_right(answer)]
        findings.database = "sqlite, postgresql"
    for line in wrong:
        stage.say(line)
    urgent = [answer.ms for answer in asked if answer.path in URGENT]
    findings.figures |= {
        "pages_asked": len(asked),
        "pages_not_told_right": len(wrong),
        "slowest_urgent_ms": round(max(urgent)),
        "slowest_other_ms": round(max(answer.ms for answer in asked if answer.path not in URGENT)),
        "open_again_after_s": round(again, 1),
    }
    return findings


def _move_in(site: Site) -> None:
    """An organisation with a coordinator, who confirms a help line; that is when it is laid ready."""
    site.manage(*FOUND)
    inside = site.environment | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"}
    subprocess.run([sys.executable, "-c", CONFIRM], env=inside, check=True, timeout=120)


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


def _without(site: Site, away: AbstractContextManager[None]) -> tuple[list[Answer], float]:
    with away:
        answers = [ask(site, path) for path in (*URGENT, *CLOSED)]
    begun = time.monotonic()
    _wait_until(lambda: ask(site, "/").status == 200)
    return answers, time.monotonic() - begun


def ask(site: Site, path: str) -> Answer:
    begun = time.monotonic()
    try:
        with urllib.request.urlopen(site.url + path, timeout=60) as answer:
            status, page = answer.status, answer.read().decode()
    except urllib.error.HTTPError as closed:
        status, page = closed.code, closed.read().decode()
    return Answer(path, status, page, (time.monotonic() - begun) * 1000)


@contextmanager
def _moved(file: Path) -> Iterator[None]:
    """The disk is not mounted: there is no file."""
    aside = file.with_name("elsewhere.sqlite3")
    file.rename(aside)
    try:
        yield
    finally:
        for left in file.parent.glob("db.sqlite3*"):
            left.unlink()
        aside.rename(file)


@contextmanager
def _damaged(file: Path) -> Iterator[None]:
    """There is a file, and it is no database."""
    with _moved(file):
        file.write_bytes(b"this is not a database " * 400)
        yield


@contextmanager
def _stopped(superuser: str) -> Iterator[None]:
    data = put_down(superuser)
    try:
        yield
    finally:
        pick_up(data)


def _wait_until(there: Callable[[], bool]) -> None:
    latest = time.monotonic() + AGAIN
    while not there() and time.monotonic() < latest:
        time.sleep(0.2)


def _plant(findings: Findings, stage: Stage, site: Site) -> None:
    """A house that laid nothing ready, and answers a hurried programmer might give."""
    for kept in (site.data / "standing-by").glob("*.json"):
        kept.write_text("{half of it")
    with _moved(site.data / "db.sqlite3"):
        bare = ask(site, URGENT[0])
    findings.plant("a notebook torn in half", bare.status == 200 and bool(not_right(bare)), stage.say)
    whole = Answer("/", 503, f'Vi har lukket et øjeblik <a href="tel:112"> {LINE}', 1)
    planted = {
        "a bare 500": Answer("/", 500, "", 1),
        "an urgent page that is closed too": Answer(URGENT[0], 503, whole.page, 1),
        "no 112": Answer("/", 503, whole.page.replace("112", ""), 1),
        "a page that only says no": Answer("/", 503, whole.page.replace("Vi har lukket et øjeblik", ""), 1),
    }
    for name, answer in planted.items():
        findings.plant(name, bool(not_right(answer)), stage.say)
    findings.plant("innocent: a page that is right", not not_right(whole), stage.say)
