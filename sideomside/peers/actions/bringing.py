"""Bringing a list: read, given meaning, mended. Nobody on it is known until it comes in."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.ground.vault.keys import destroy_key, destroy_keys
from sideomside.peers.models import ImportDraft
from sideomside.peers.queries import A_DAY
from sideomside.peers.sheets.grid import Grid
from sideomside.peers.sheets.headings import FIELDS, guess
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, Viewer, allow, may_coordinate

CHOICES = frozenset({"skip", "same", "new"})


@transaction.atomic
def bring_list(*, programme: Programme, grid: Grid, once: UUID, by: Viewer) -> ImportDraft:
    """Keep the rows, sealed, for a day. What we never ask for is left behind here; twice is once."""
    allow(may_coordinate(by, programme.id) and by.person_id is not None)
    before = ImportDraft.objects.filter(once=once).first()
    if before:
        return before
    draft = ImportDraft(programme=programme, brought_by_id=by.person_id, once=once, sheet=_read(grid))
    draft.save(force_insert=True)
    log.record("peers.uploaded", thing=draft.id, detail={"rows": len(grid.rows)}, by=by)
    return draft


@transaction.atomic
def mean_columns(*, draft: ImportDraft, columns: list[str], by: Viewer) -> ImportDraft:
    """A person says what each column holds; what we left behind stays behind."""
    draft = _open(draft, by)
    asked = [field if field in FIELDS else "" for field in columns]
    left_out = draft.sheet["left_out"]
    draft.sheet = draft.sheet | {
        "columns": ["" if out else field for field, out in zip(asked, left_out, strict=True)]
    }
    return _keep(draft)


@transaction.atomic
def mend_rows(
    *, draft: ImportDraft, fixes: dict[int, dict[str, str]], choices: dict[int, str], by: Viewer
) -> ImportDraft:
    """Cells put right in place, and what to do with those we may know already."""
    draft = _open(draft, by)
    mended = dict(draft.sheet["fixes"])
    for number, cells in fixes.items():
        told = {field: mask(text)[0][:500] for field, text in cells.items() if field in FIELDS}
        mended[str(number)] = mended.get(str(number), {}) | told
    chosen = {str(number): choice for number, choice in choices.items() if choice in CHOICES}
    draft.sheet = draft.sheet | {"fixes": mended, "choices": draft.sheet["choices"] | chosen}
    return _keep(draft)


@transaction.atomic
def throw_away(*, draft: ImportDraft, by: Viewer) -> None:
    """The list is not to be used after all; its key goes, and so it goes."""
    allow(may_coordinate(by, draft.programme_id))
    draft_id = draft.id
    ImportDraft.objects.filter(id=draft_id).delete()
    transaction.on_commit(lambda: destroy_key(draft_id))


@transaction.atomic
def clear_old_lists(*, by: Viewer) -> int:
    """What has lain here for a day goes, key and all; safe to run twice."""
    allow(by.role == SYSTEM)
    day_ago = timezone.now() - A_DAY
    old = Q(imported_at__lt=day_ago) | Q(imported_at=None, made_at__lt=day_ago)
    gone = list(ImportDraft.objects.filter(old).values_list("id", flat=True))
    ImportDraft.objects.filter(id__in=gone).delete()
    transaction.on_commit(lambda: destroy_keys(gone))
    return len(gone)


def _read(grid: Grid) -> dict[str, Any]:
    """The sheet as we keep it: numbers that look like somebody's covered, columns we never need emptied."""
    guessed = guess(grid)
    left_out = [column.left_out for column in guessed.columns]
    rows = [[("" if left_out[at] else mask(cell)[0]) for at, cell in enumerate(row)] for row in grid.rows]
    return {
        "rows": rows,
        "header": guessed.header,
        "headings": [column.heading for column in guessed.columns],
        "left_out": left_out,
        "columns": [column.field for column in guessed.columns],
        "fixes": {},
        "choices": {},
    }


def _open(draft: ImportDraft, by: Viewer) -> ImportDraft:
    """The list as it is now, held; one that has come in already is not changed any more."""
    allow(may_coordinate(by, draft.programme_id))
    held = ImportDraft.objects.select_for_update().get(id=draft.id)
    allow(held.imported_at is None)
    return held


def _keep(draft: ImportDraft) -> ImportDraft:
    draft.version += 1
    draft.save(update_fields=["sheet", "version"])
    return draft
