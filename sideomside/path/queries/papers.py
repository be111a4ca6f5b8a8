"""The papers one signs: the wording that stands, and who has signed which."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.path.models import Paper, PeerPath, Signature
from sideomside.path.queries.frame import frame_of
from sideomside.path.rules import SLUGS, WORDINGS, papers_for
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Signed:
    """One paper on somebody's way: whether it is signed, in which wording, and whether a newer one stands."""

    name: str
    label: str
    slug: str
    signed_at: datetime | None
    version: int
    newer: bool


def paper(viewer: Viewer, programme_id: UUID, name: str) -> Paper:
    """The wording in force; the one that comes with the house until the programme writes its own."""
    found = Paper.objects.filter(programme_id=programme_id, name=name).order_by("-version").first()
    return found or Paper(programme_id=programme_id, name=name, version=1, **WORDINGS[name])


def papers(viewer: Viewer, programme: Programme) -> list[Paper]:
    """All of a programme's papers as they stand, for the coordinator."""
    return [paper(viewer, programme.id, name) for name in Paper.Name.values]


def papers_of(viewer: Viewer, path: PeerPath) -> list[Signed]:
    """Those this one is asked to sign, each with what was signed."""
    frame = frame_of(viewer, path.programme_id)
    asked = papers_for(employed=path.employed, recovery_year=frame.recovery_year)
    rows = Signature.objects.filter(person_id=path.person_id, paper__programme_id=path.programme_id)
    last = {row.paper.name: row for row in rows.select_related("paper").order_by("paper__version")}
    newest = {name: paper(viewer, path.programme_id, name).version for name in asked}
    slug = {name: slug for slug, name in SLUGS.items()}
    return [
        Signed(
            name=name,
            label=str(name.label),
            slug=slug[name],
            signed_at=last[name].signed_at if name in last else None,
            version=last[name].paper.version if name in last else newest[name],
            newer=name in last and last[name].paper.version < newest[name],
        )
        for name in asked
    ]
