"""Lists on their way in: whose they are, and what would happen if they came in now."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.peers.models import ImportDraft, PeerFile
from sideomside.peers.queries.doubles import Known, known_here
from sideomside.peers.queries.files import visible_to
from sideomside.peers.sheets.cleaning import PeerRow, clean_row
from sideomside.peers.sheets.doubles import mark_doubles
from sideomside.peers.sheets.grid import Grid
from sideomside.peers.sheets.headings import Guess
from sideomside.peers.sheets.rows import Skipped, texts
from sideomside.people.rules import Viewer

A_DAY = timedelta(hours=24)
NOT_TAKEN = frozenset({"notes"})  # we keep no journal about peers
MUST_BE_MENDED = frozenset({"name_missing", "no_contact", "under_18"})
WORTH_A_LOOK = frozenset(
    {
        "phone_odd", "phone_rounded", "mail_odd", "consent_unclear", "times_unclear", "gender_unclear", "date_odd",
        "employment_unclear", "capacity_unclear", "date_ahead", "age_unclear", "cell_broken",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One person on the list: what was read, what we know already, and what was chosen."""

    row: PeerRow
    texts: dict[str, str]
    known: Known | None
    choice: str  # skip, same, new; "" when there is nothing to choose

    @cached_property
    def codes(self) -> set[str]:
        return {note.code for note in self.row.odd}

    @property
    def is_broken(self) -> bool:
        return bool(self.codes & MUST_BE_MENDED)

    @property
    def is_double(self) -> bool:
        return self.known is not None or "double_of" in self.codes

    @property
    def is_the_same(self) -> bool:
        """Somebody known here, who is not a peer yet, and a person said that it is them."""
        return self.choice == "same" and self.known is not None and not self.known.is_peer

    @property
    def fate(self) -> str:
        """error, skip, ask_first or new: what happens to this line if the list comes in now."""
        if self.is_broken:
            return "error"
        if self.is_double and self.choice == "skip":
            return "skip"
        return "new" if self.row.consent else "ask_first"

    @property
    def weight(self) -> int:
        """What needs somebody's eyes comes first."""
        return 0 if self.is_broken else 1 if self.is_double else 2 if self.codes & WORTH_A_LOOK else 3


@dataclass(frozen=True)
class DryRun:
    """Everything that would happen, and nothing of it done."""

    lines: list[Line]
    skipped: list[Skipped]

    @property
    def problems(self) -> list[Line]:
        return sorted((line for line in self.lines if line.weight < 3), key=lambda line: line.weight)

    @cached_property
    def counts(self) -> dict[str, int]:
        told = Counter(line.fate for line in self.lines)
        return {fate: told.get(fate, 0) for fate in ("new", "ask_first", "skip", "error")}


def drafts(viewer: Viewer) -> QuerySet[ImportDraft]:
    """Lists of one's own programmes that are still here; they go by themselves after a day."""
    if not viewer.is_coordinator:
        return ImportDraft.objects.none()
    return ImportDraft.objects.filter(programme_id__in=viewer.programme_ids).order_by("-made_at")


def draft(viewer: Viewer, draft_id: UUID) -> ImportDraft | None:
    found = drafts(viewer).select_related("programme").filter(id=draft_id).first()
    return found if found and not has_run_out(viewer, found) else None


def came_with(viewer: Viewer, draft: ImportDraft) -> PeerFile | None:
    """The one who came in when a single peer was added by hand."""
    return visible_to(viewer).filter(came_with=draft).first()


def has_run_out(viewer: Viewer, draft: ImportDraft) -> bool:
    """A day after it was brought, or after it came in."""
    return timezone.now() - (draft.imported_at or draft.made_at) > A_DAY


def dry_run(viewer: Viewer, draft: ImportDraft) -> DryRun:
    """Read the rows as the columns now say, with what was mended, against those already here."""
    sheet = draft.sheet
    found, skipped = texts(_grid(sheet), Guess(sheet["header"], ()), _fields(sheet["columns"]))
    told = {one.number: one.texts | sheet["fixes"].get(str(one.number), {}) for one in found}
    today = timezone.localdate()
    rows = mark_doubles(clean_row(number, each, today) for number, each in told.items())
    known = known_here(viewer, draft.programme_id, rows)
    choices = _once_each(sheet["choices"], known)
    lines = [
        _line(row, told[row.number], known.get(row.number), choices.get(str(row.number), "")) for row in rows
    ]
    return DryRun(lines, skipped)


def _once_each(choices: dict[str, str], known: dict[int, Known]) -> dict[str, str]:
    """Two rows cannot both be the same person; the first keeps the choice."""
    kept, taken = dict(choices), set()
    for number in sorted(known):
        if kept.get(str(number)) == "same":
            kept[str(number)] = "skip" if known[number].person_id in taken else "same"
            taken.add(known[number].person_id)
    return kept


def _line(row: PeerRow, told: dict[str, str], known: Known | None, choice: str) -> Line:
    """Somebody we may know already is left out until a person has said otherwise."""
    return Line(row, told, known, choice or "skip")


def _grid(sheet: dict) -> Grid:
    return Grid(tuple(tuple(row) for row in sheet["rows"]))


def _fields(columns: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, field in enumerate(columns):
        if field and field not in NOT_TAKEN:
            found.setdefault(field, []).append(index)
    return found
