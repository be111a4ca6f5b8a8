"""Peers as rows for a spreadsheet, under headings the import knows again."""

from collections import defaultdict
from uuid import UUID

from django.db import transaction
from django.utils.dates import WEEKDAYS
from django.utils.translation import override

from sideomside.consent.queries import among
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.peers.models import Employment, Gender, PeerFile, State
from sideomside.peers.queries import area_names, language_names, theme_names, visible_to
from sideomside.peers.rules import PARTS
from sideomside.people.models import Contact
from sideomside.people.rules import Viewer, allow

HEADINGS = (
    "Navn", "Telefon", "Mail", "Bydel", "Dage", "Sprog", "Antal", "Optaget", "Lønnet/frivillig", "Køn", "Alder",
    "Samtykke", "Temaer", "Hvor langt", "Program",
)  # fmt: skip
IN_DANISH = {"morning": "formiddag", "afternoon": "eftermiddag", "evening": "aften"}


@transaction.atomic
def export_peers(*, by: Viewer) -> list[list[str]]:
    """Everybody in one's own programmes, and a line about each in the log."""
    allow(by.is_coordinator)
    peers = list(visible_to(by))
    take_keys(peer.person_id for peer in peers)
    ids = [peer.person_id for peer in peers]
    willing, reached = among(by, ids, Purpose.PEER), _reached(ids)
    log.record_many(
        "peers.exported", [(person_id, "") for person_id in ids], detail={"rows": len(ids)}, by=by
    )
    with override("da"):
        names = Names(by)
        rows = [names.row(peer, reached[peer.person_id], peer.person_id in willing) for peer in peers]
    return [list(HEADINGS), *sorted(rows, key=lambda row: row[0].casefold())]


class Names:
    """Codes as a Danish spreadsheet says them."""

    def __init__(self, by: Viewer) -> None:
        self.areas, self.languages, self.themes = area_names(by), language_names(by), theme_names(by)

    def row(self, peer: PeerFile, reached: dict[str, str], willing: bool) -> list[str]:
        return [
            peer.person.name or "",
            reached.get(Contact.Way.PHONE, ""),
            reached.get(Contact.Way.MAIL, ""),
            ", ".join(self.areas.get(code, "") for code in peer.areas or ()),
            ", ".join(_part(slot) for slot in peer.slots or ()),
            ", ".join(self.languages.get(code, code) for code in peer.languages or ()),
            str(peer.capacity),
            str(peer.load),
            str(Employment(peer.employment).label),
            str(Gender(peer.gender).label) if peer.gender else "",
            peer.age_band or "",
            "ja" if willing else "nej",
            "; ".join(self.themes.get(t["code"], t["code"]) for t in peer.themes or () if t["can"]),
            str(State(peer.state).label),
            peer.programme.name,
        ]


def _part(slot: int) -> str:
    return f"{WEEKDAYS[slot // len(PARTS)].lower()} {IN_DANISH[PARTS[slot % len(PARTS)]]}"


def _reached(ids: list[UUID]) -> dict[UUID, dict[str, str]]:
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    for contact in Contact.objects.filter(person_id__in=ids):
        found[contact.person_id][contact.way] = contact.value or ""
    return found
