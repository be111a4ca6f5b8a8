"""Scanners made by others find no hole: in pages, in questions to the database, in the open JSON, in the code.

Four of them look at a house of our own on loopback, full of invented people: wapiti (Debian's) attacks the pages,
sqlmap every form with a field one types in, for a visitor and for a coordinator; schemathesis holds the open JSON
against the document we publish about it; bandit reads the code. What bandit names stays only where the line itself says
why, and how many those are is a figure. Each of them is first let loose on something of the proof's own that has just
the hole it looks for, and must find it. A scanner that cannot be had is named, and nothing is said to be sound.

At small one page and one form; at full every page and form that can be walked to. Each form is filled in as one would,
so that it is taken, and is asked in a session of its own, since some end theirs. What was found out is kept until the
house changes, so that the full size may be stopped and goes on when run again.
"""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from house.contracts import ROOT
from proofs.frame import Aim, Findings, Stage
from proofs.kept_between import Shelf, kept_between
from proofs.scanning import tools
from proofs.scanning.forms import Walker
from proofs.scanning.plant import bad_file, holes
from proofs.scanning.tools import Asked, Scanners
from proofs.stage import running_site

AIMS: dict[str, Aim] = {
    "holes_in_pages": ("==", 0),
    "forms_that_reach_the_database": ("==", 0),
    "answers_unlike_the_document": ("==", 0),
    "calls_without_a_reason": ("==", 0),
    "lines_of_code": (">=", 10_000),
    "forms_asked": (">=", 1),
    "pages_walked": (">=", 1),
}
BY_NAME_ALONE = True  # it fetches tools of others; integration has no time to wait for a network
WALKED = {"small": 6, "full": 400}
FORMS = {"small": 1, "full": 500}
PAGES_FOR = {"small": 8, "full": 600}  # seconds
EXAMPLES = {"small": 5, "full": 300}
OPENAPI = "aabne-data/openapi.json"
SOUND, GAVE_WAY, GONE = "sound", "gave way", "gone"
Told = dict[str, Any]


def prove(stage: Stage) -> Findings:
    scanners, findings = tools.fetched(), Findings(database="sqlite")
    _plant(scanners, findings, stage)
    found = tools.bandit(scanners, ROOT / "sideomside")
    bare = tools.unexplained(found)
    with (
        kept_between("scan", ROOT, across_runs=stage.is_full) as shelf,
        running_site(worker=False) as site,
    ):
        told = _asked_in(scanners, stage, f"{site.url}/", shelf)
        where, scope = ("", "folder") if stage.is_full else ("soeg/?q=a", "page")
        seconds = PAGES_FOR[stage.size]
        holes_in = tools.wapiti(f"{site.url}/{where}", seconds=seconds, scope=scope)
        unlike = tools.schemathesis(scanners, f"{site.url}/{OPENAPI}", examples=EXAMPLES[stage.size])
        told["measured_since"] = shelf.since()
    open_ = told.pop("gave_way")
    for line in [*bare, *open_, *holes_in, *unlike]:
        stage.say(line)
    findings.figures = told | {
        "forms_that_reach_the_database": len(open_),
        "holes_in_pages": len(holes_in),
        "answers_unlike_the_document": len(unlike),
        "lines_of_code": tools.lines_read(ROOT / "sideomside"),
        "calls_with_a_reason": len(found) - len(bare),
        "calls_without_a_reason": len(bare),
    }
    return findings


def _asked_in(scanners: Scanners, stage: Stage, base: str, shelf: Shelf) -> Told:
    """Every form, as a visitor and as a coordinator."""
    told: Told = {"pages_walked": 0, "forms_asked": 0, "forms_gone": 0, "gave_way": []}
    for key in ("", "signe") if stage.is_full else ("",):
        pages, forms = _walker(base, key).walk(WALKED[stage.size])
        told["pages_walked"] += pages
        for kind, form in list(forms.items())[: FORMS[stage.size]]:
            ask = partial(_asked, scanners, form, stage, base, key)
            answer = shelf.once(f"{key or 'a visitor'}: {kind}", ask)
            told["forms_asked"] += answer != GONE
            told["forms_gone"] += answer == GONE
            told["gave_way"] += [form.page] if answer == GAVE_WAY else []
    return told


def _walker(base: str, key: str) -> Walker:
    walker = Walker(base)
    if key:
        walker.go_in(key)
    return walker


def _asked(scanners: Scanners, form: Asked, stage: Stage, base: str, key: str) -> str:
    """An earlier form may have taken away what this one is about."""
    walker = _walker(base, key)
    if not walker.is_there(form.page):
        return GONE
    stage.say(f"{form.page}, {', '.join(form.fields)}")
    gave_way = tools.sqlmap(scanners, form, cookie=walker.cookie, deep=stage.is_full)
    return GAVE_WAY if gave_way else SOUND


def _plant(scanners: Scanners, findings: Findings, stage: Stage) -> None:
    with holes() as there, tempfile.TemporaryDirectory(prefix="sideomside-holes-") as folder:
        kinds = tools.wapiti(there, seconds=20, modules=("sql", "xss"))
        findings.plant("words come back as mark-up", any("Cross Site" in one for one in kinds), stage.say)
        findings.plant(
            "a question built by hand, seen by wapiti", any("SQL" in one for one in kinds), stage.say
        )
        form = Asked(there, f"{there}found/?q=a", "", ("q",))
        findings.plant("a question built by hand, seen by sqlmap", tools.sqlmap(scanners, form), stage.say)
        write = Walker(there).walk(2)[1].values()
        asked = [tools.sqlmap(scanners, one) for one in write if one.once]
        findings.plant("a write built by hand, behind a form that is answered once", any(asked), stage.say)
        unlike = tools.schemathesis(scanners, f"{there}document.json", examples=3)
        findings.plant(
            "an answer unlike its document", any("violates schema" in one for one in unlike), stage.say
        )
        bad = tools.unexplained(tools.bandit(scanners, bad_file(Path(folder))))
        findings.plant("a shell is given somebody's words", bool(bad), stage.say)
