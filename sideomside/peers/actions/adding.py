"""One peer added by hand goes the way of a list of one: the same doubles, the same yes, the same way out."""

from uuid import UUID

from django.db import transaction

from sideomside.peers.actions.bringing import bring_list
from sideomside.peers.actions.taking_in import import_peers
from sideomside.peers.models import ImportDraft
from sideomside.peers.queries import dry_run
from sideomside.peers.sheets.grid import Grid
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow, may_coordinate

HEADINGS = ("Navn", "Telefon", "Mail", "Samtykke")


@transaction.atomic
def add_peer(
    *, programme: Programme, who: tuple[str, str, str], said_yes: bool, already: str, once: UUID, by: Viewer
) -> ImportDraft:
    """Name, phone and mail. In at once; or left for a person to look at, when they may be here already."""
    allow(may_coordinate(by, programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    grid = Grid((HEADINGS, (*who, "ja" if said_yes else "")))
    draft = bring_list(programme=programme, grid=grid, once=once, by=by)
    if draft.imported_at or dry_run(by, draft).problems:
        return draft
    return import_peers(draft=draft, already=already, channel="talk", by=by)
