"""A row of a list as a card: texts into codes, and nothing that was not understood."""

from typing import Any
from uuid import UUID

from sideomside.peers.models import Employment, Shown
from sideomside.peers.queries.drafts import Line
from sideomside.peers.rules import SLOTS
from sideomside.peers.sheets.cleaning import PeerRow
from sideomside.people.data.load import spoken_languages, themes
from sideomside.people.models import Area
from sideomside.people.rules import Viewer

EMPLOYED = {"volunteer": Employment.VOLUNTEER, "paid": Employment.PAID, "flex": Employment.FLEKSJOB}


def card_of(viewer: Viewer, line: Line, areas: dict[str, str]) -> dict[str, Any]:
    """The fields of a peer's file. A list in Danish is by people who speak it, unless it says otherwise."""
    row, told = line.row, line.texts.get("themes", "")
    return {
        "capacity": row.capacity or 1,
        "employment": EMPLOYED.get(row.employment or "", Employment.VOLUNTEER),
        "slots": [number for number in range(SLOTS) if row.slots >> number & 1],
        "languages": language_codes(viewer, row) or ["da"],
        "gender": row.gender or "",
        "age_band": row.age_band or "",
        "areas": sorted({areas[name] for name in _places(row) if name in areas}),
        "themes": [
            {"code": code, "can": True, "shown": str(Shown.MATCHING)} for code in theme_codes(viewer, told)
        ],
    }


def area_codes(viewer: Viewer, programme_id: UUID) -> dict[str, str]:
    """The programme's areas by their names, for finding them in a cell."""
    areas = Area.objects.filter(programme_id=programme_id).values_list("name", "id")
    return {name.casefold(): str(area_id) for name, area_id in areas}


def language_codes(viewer: Viewer, row: PeerRow) -> list[str]:
    known = {
        word.casefold(): code
        for code, one in spoken_languages().items()
        for word in (one.name.da, one.name.en)
    }
    return list(dict.fromkeys(known[word.casefold()] for word in row.languages if word.casefold() in known))


def theme_codes(viewer: Viewer, text: str) -> list[str]:
    """Only our own themes, word for word; what else a list says about somebody's life is not taken in."""
    told = text.casefold()
    return [code for code, one in themes().items() if one.name.da.casefold() in told or one.name.en in told]


def _places(row: PeerRow) -> list[str]:
    return [part.strip().casefold() for part in (*row.place.split(","), row.municipality) if part.strip()]
