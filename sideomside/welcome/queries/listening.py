"""The open data as other software reads it, and the systems that hear when it has changed."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from sideomside.ground.vault.keys import blind
from sideomside.people.models import from_outside
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.welcome.models import Listener
from sideomside.welcome.queries.opening import event_data, next_times, opening_data, story_data
from sideomside.welcome.rules import may_write

# What there is to read, and where. The coming fortnight is left out of what counts as a change: it moves by itself.
READ_AT = {
    "opening": "welcome:data_opening",
    "events": "welcome:data_events",
    "stories": "welcome:data_stories",
}


def open_data(viewer: Viewer, what: str) -> dict[str, Any]:
    """The same for everybody."""
    with override("da"):
        if what == "opening":
            coming = [
                {
                    "place": f"urn:uuid:{one.place.id}",
                    "starts": one.starts.isoformat(),
                    "ends": one.ends.isoformat(),
                }
                for one in next_times(viewer)
            ]
            return {"places": opening_data(viewer), "coming": coming}
        return {"events": event_data(viewer)} if what == "events" else {"stories": story_data(viewer)}


def marks(viewer: Viewer) -> dict[str, str]:
    """A mark of each thing as it is now: another mark, and there is something else to read."""
    return {what: _mark(open_data(viewer, what) | {"coming": None}) for what in READ_AT}


def read_at(viewer: Viewer, what: str) -> str:
    return from_outside(reverse(READ_AT[what]))


def listeners(viewer: Viewer) -> QuerySet[Listener]:
    return Listener.objects.all() if may_write(viewer) or viewer.role == SYSTEM else Listener.objects.none()


def listener(viewer: Viewer, listener_id: UUID) -> Listener | None:
    return listeners(viewer).filter(id=listener_id).first()


def secret_of(viewer: Viewer, listener: Listener) -> bytes:
    """Made from the house's own key each time, so that there is nothing to steal from the database."""
    return bytes.fromhex(blind(listener.organisation_id, "listener", f"{listener.id}|{listener.turn}"))


def _mark(data: dict[str, Any]) -> str:
    return sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()
