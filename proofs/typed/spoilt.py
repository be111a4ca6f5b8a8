"""The same trouble already lying in every row, put there past all forms: each page is read, each list is carried out.

What a form of ours refuses may still come in by a mail, a list of peers, another house, or an older day of ours.
"""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from django.db import Error, models, transaction

from proofs.guarding.salt import CHOSEN, sealed_rows
from proofs.guarding.worlds import World, tables
from proofs.typed.forms import forms_of
from proofs.typed.hand import Answer, Hand
from proofs.typed.judge import shown_wrong
from proofs.typed.places import Visit
from proofs.typed.strings import TAG
from sideomside.ground.vault.fields import SealedField, SealedJson, SealedText
from sideomside.ground.vault.keys import KeyIsGone
from sideomside.ground.vault.walls import within

MARK = "qzspoiltzq"
SPOILT = f"=\">{TAG}'{{{{7|add:7}}}}&amp;\u202e{MARK}"
# Plain columns in which somebody's sentences stand; the rest are codes, hashes and names of ours.
SAID = {
    "title", "title_en", "about", "about_en", "name", "where", "when", "cost", "theme", "street", "town", "door",
    "access", "inside", "host_note", "note", "what", "purpose", "funder", "legal_basis", "may_pay", "may_not_pay",
    "material", "taught_with", "led_by", "words", "told", "house",
}  # fmt: skip
ROOM_FOR_WORDS = 60
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
A_NUMBER = re.compile(r"[-+]?\d[\d.,]*")
FILE = re.compile(r'href="([^"]*(?:csv|xlsx|ods)[^"]*)"')
FILES = {"xlsx", "ods", "csv"}


def spoil(world: World) -> int:
    """Every sentence in every row of this life; how many there were."""
    with within(world.organisation_id):
        sealed = sum(_spoil_sealed(row, one) for row, one in sealed_rows(world))
        return sealed + sum(
            _put(row, one.attname, f"{SPOILT}{number}")
            for number, row in enumerate(_rows(world))
            for one in row._meta.concrete_fields
            if _holds_sentences(one) and getattr(row, one.attname)
        )


def _spoil_sealed(row: models.Model, one: SealedField) -> int:
    if isinstance(one, SealedText) and f"{row._meta.label}.{one.name}" not in CHOSEN:
        return _put(row, one.attname, SPOILT)
    value = getattr(row, one.attname) if isinstance(one, SealedJson) else None
    return _put(row, one.attname, _in_sentences(value)) if value else 0


def _rows(world: World) -> Iterator[models.Model]:
    yield from (world.house.programme, world.house.place, world.house.area)
    for model in tables():
        yield from model.objects.filter(pk__in=world.ids.get(model._meta.label, []))


def _holds_sentences(one: Any) -> bool:
    """A short column holds the name of a step, and no sentence."""
    long = isinstance(one, models.TextField) or (one.max_length or 0) >= ROOM_FOR_WORDS
    return one.name in SAID and isinstance(one, models.CharField | models.TextField) and long


def _put(row: models.Model, name: str, value: Any) -> int:
    """Where the database itself says no, or a key is gone, there is nothing to see."""
    with suppress(Error, KeyIsGone), transaction.atomic():
        setattr(row, name, value)
        row.save(update_fields=[name])
        return 1
    row.refresh_from_db()
    return 0


def _in_sentences(value: Any) -> Any:
    """A code from a list would be no code any more."""
    if isinstance(value, dict):
        return {key: _in_sentences(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_in_sentences(inside) for inside in value]
    return SPOILT if isinstance(value, str) and " " in value.strip() else value


def read(hand: Hand, visits: list[Visit]) -> dict[str, Any]:
    """Every page: does it stand, and does it show letters as letters? And each file it gives."""
    told: dict[str, Any] = {
        "pages": 0,
        "shown_on": 0,
        "cells": 0,
        "spoilt_cells": 0,
        "formulas": 0,
        "wrong": [],
    }
    for who, path in visits:
        page = hand.opens(who, path)
        told["pages"] += 1
        told["shown_on"] += MARK in page.text
        if page.status >= 500:
            told["wrong"].append(f"{who.hat} at {path}: fell over with {page.status}")
        told["wrong"] += [f"{who.hat} at {path}: {how}" for how in shown_wrong(page, SPOILT, MARK)]
        for given in _given(hand, who, page):
            cells = list(_cells(given))
            told["cells"] += len(cells)
            told["spoilt_cells"] += sum(MARK in cell for cell in cells)
            runs = [cell for cell in cells if cell.startswith(RUNS) and not A_NUMBER.fullmatch(cell)]
            told["formulas"] += len(runs)
            told["wrong"] += [f"{given.at} gives the cell {cell[:40]!r}" for cell in runs]
    return told


def _given(hand: Hand, who: Any, page: Answer) -> Iterator[Answer]:
    """Lists that leave the house, by a link or by a button."""
    for at in dict.fromkeys(FILE.findall(page.text)):
        path = unescape(at)
        yield hand.opens(who, path if path.startswith("/") else f"{page.at.partition('?')[0]}{path}")
    for form in forms_of(page.at, page.text) if page.kind == "text/html" else ():
        if form.method == "POST" and any(set(values) & FILES for values in form.body.values()):
            yield hand.presses(who, form)


def _cells(given: Answer) -> Iterator[str]:
    """Of text as a spreadsheet opens it; of a workbook, what is no text by its own word."""
    if given.kind == "text/csv":
        lines = csv.reader(io.StringIO(given.raw.decode("utf-8-sig"), newline=""), delimiter=";")
        yield from (cell for line in lines for cell in line)
    elif given.raw.startswith(b"PK"):
        with ZipFile(io.BytesIO(given.raw)) as book:
            for name in book.namelist():
                if name.endswith(".xml"):
                    yield from _in_xml(book.read(name))


def _in_xml(part: bytes) -> Iterator[str]:
    for node in ElementTree.fromstring(part).iter():  # noqa: S314 - our own workbook
        kind = node.tag.rpartition("}")[2]
        if kind == "f" or any(name.endswith("}formula") for name in node.attrib):
            yield f"={node.text}"
        elif kind in ("t", "p") and node.text:
            yield node.text
