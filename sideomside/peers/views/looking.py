"""A dry run as a page: what is odd as small forms to mend, and every row as a table."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from sideomside.peers.forms import MEANINGS, TakeInForm
from sideomside.peers.models import ImportDraft
from sideomside.peers.queries import DryRun, Line
from sideomside.peers.views.oddities import FATES, choices_for, said, told_of

PROBLEMS, ROWS = 12, 50
# Which cells a word about the whole row, or about a name, concerns.
ABOUT = {
    "no_contact": {"phone", "mail"},
    "double_of": {"phone", "mail"},
    "name": {"name", "first_name", "last_name"},
    "age": {"age", "birth"},
}


def checked(request: HttpRequest, draft: ImportDraft, found: DryRun, form: TakeInForm) -> dict[str, Any]:
    """The dry run as a page: what is odd as small forms, and every row as a table."""
    everything = request.GET.get("vis") == "alle" or not found.problems
    chosen = sorted(found.lines, key=lambda line: line.weight) if everything else found.problems
    page = Paginator(chosen, ROWS if everything else PROBLEMS).get_page(request.GET.get("page"))
    one = request.GET.get("ret", "")
    return {
        "draft": draft, "form": form, "counts": found.counts, "skipped": len(found.skipped), "page": page,
        "everything": everything, "problems": len(found.problems), "total": len(found.lines),
        "cards": [] if everything else [card(line) for line in page],
        "table": table(page) if everything else None,
        "one": next((card(line, whole=True) for line in found.lines if str(line.row.number) == one), None),
    }  # fmt: skip


def card(line: Line, *, whole: bool = False) -> dict[str, Any]:
    """A row to be mended: what is odd, and the cells it is about."""
    about = {note.field for note in line.row.odd}
    about |= {
        field for note in line.row.odd for key in (note.code, note.field) for field in ABOUT.get(key, ())
    }
    shown = [field for field in line.texts if field in about or whole]
    word, tone = FATES[line.fate]
    return {
        "number": line.row.number,
        "name": line.row.name,
        "fate": word,
        "tone": tone,
        "told": told_of(line),
        "cells": [{"field": field, "label": MEANINGS[field], "text": line.texts[field]} for field in shown],
        "choices": choices_for(line),
    }


def table(lines: Any) -> list[dict[str, Any]]:
    """Every row in short, and what happens to it."""
    return [
        {
            "number": line.row.number,
            "name": line.row.name,
            "reach": line.row.phone or line.row.mail or "",
            "place": line.row.place,
            "room": line.row.capacity or 1,
            "odd": " ".join(filter(None, map(said, line.row.odd))),
            "fate": FATES[line.fate],
        }
        for line in lines
    ]
