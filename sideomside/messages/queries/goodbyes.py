"""What was said to somebody who was taken out of a circle; theirs alone."""

from dataclasses import dataclass
from uuid import UUID

from sideomside.ground.vault.keys import take_keys
from sideomside.messages.queries.present import own
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Goodbye:
    """From one circle, until it is put away."""

    thread_id: UUID
    name: str
    who: str  # said it
    words: str


def goodbyes(viewer: Viewer) -> list[Goodbye]:
    """Not what is hidden on this phone."""
    mine = own(viewer).filter(out_at__isnull=False, out_put_away=False, hidden=False)
    rows = list(mine.select_related("thread").order_by("out_at"))
    take_keys(one.thread_id for one in rows)
    names = people.names(viewer, {one.out_by_id for one in rows if one.out_by_id})
    return [
        Goodbye(
            one.thread_id,
            one.thread.name or "",
            names.get(one.out_by_id, "").partition(" ")[0],
            one.out_words or "",
        )
        for one in rows
    ]
