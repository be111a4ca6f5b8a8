"""The plain steps of one's own way, as one meets them: done, here, or still to come."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sideomside.ground.ui.dates import short_day
from sideomside.path.models import PathStep, PeerPath
from sideomside.path.queries.frame import frame_of
from sideomside.path.queries.reading import missing, since_begun
from sideomside.path.rules import Paper
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Stage:
    """One step; `state` is done, here or empty."""

    label: str
    note: str
    state: str


def way(viewer: Viewer, path: PeerPath | None) -> list[Stage]:
    """Said, a talk, somebody who knows them, signed, learned, welcome. Nothing here is a test."""
    rows = _rows(viewer, path) if path else _before()
    here = next((at for at, (_label, _note, done) in enumerate(rows) if not done), len(rows))
    return [
        Stage(label, note, "done" if done else "here" if at == here else "")
        for at, (label, note, done) in enumerate(rows)
    ]


def _mine() -> dict[str, str]:
    """As one reads it oneself."""
    return {
        "said": _("You said that you would like to"),
        "talk": _("We have a talk"),
        "knows": _("Somebody who knows you says a word"),
        "signs": _("You sign what we agree on"),
        "learns": _("You learn what a peer does"),
        "welcome": _("Welcome as a peer"),
    }


def _theirs() -> dict[str, str]:
    """As the coordinator reads it."""
    return {
        "said": _("Would like to be there for others"),
        "talk": _("A talk"),
        "knows": _("Somebody who knows them says a word"),
        "signs": _("Has signed what you agreed on"),
        "learns": _("Learns what a peer does"),
        "welcome": _("Welcome as a peer"),
    }


def _before() -> list[tuple[str, str, bool]]:
    words = _mine()
    rest = [(words[name], "", False) for name in ("signs", "learns", "welcome")]
    return [(words["said"], "", True), (words["talk"], _("A coordinator writes or calls"), False), *rest]


def _rows(viewer: Viewer, path: PeerPath) -> list[tuple[str, str, bool]]:
    lacks, when = set(missing(viewer, path)), _when(viewer, path)
    words = _theirs() if viewer.is_coordinator else _mine()
    welcomed = path.state == PeerPath.State.WELCOMED
    knows = (words["knows"], "", "reference" not in lacks)
    return [
        (words["said"], when.get(PathStep.Name.BEGUN, ""), True),
        (words["talk"], when.get(PathStep.Name.TALK, ""), "talk" not in lacks),
        *([knows] if frame_of(viewer, path.programme_id).references else []),
        (words["signs"], "", not lacks & set(Paper.Name.values)),
        (words["learns"], when.get(PathStep.Name.TRAINING, ""), welcomed),
        (words["welcome"], when.get(PathStep.Name.WELCOMED, ""), welcomed),
    ]


def _when(viewer: Viewer, path: PeerPath) -> dict[str, str]:
    return {row.name: short_day(row.happened_at) for row in since_begun(viewer, path)}
