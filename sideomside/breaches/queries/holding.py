"""What is known about those who could be reached, by what it can tell: counted from what each model declares."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sideomside.breaches.queries.reaching import Reach
from sideomside.breaches.rules import KINDS, ROOMS, Group
from sideomside.ground.vault.fields import Kind, SealedField
from sideomside.ground.vault.privacy import Privacy, declared_models
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of thing: about how many, and in which rooms."""

    kind: str
    people: int
    rooms: list[str]


def held(viewer: Viewer, found: Reach) -> list[Held]:
    """The worst first; nothing is opened, and nobody is named."""
    about = defaultdict[str, set[UUID]](set)
    rooms = defaultdict[str, set[str]](set)
    for group in found.groups:
        for kind, room, people in _in(group):
            about[kind] |= people
            rooms[kind].add(room)
    return [
        Held(str(words), len(about[kind]), [str(name) for room, name in ROOMS.items() if room in rooms[kind]])
        for kind, words in KINDS.items()
        if about[kind]
    ]


def _in(group: Group) -> list[tuple[str, str, set[UUID]]]:
    told = []
    for model, privacy in declared_models():
        room = model._meta.app_label
        if not privacy.about or room not in group.rooms:
            continue
        people = _people(model, privacy.about, group.people)
        told += [(kind, room, people) for kind in _kinds(model, privacy, words=group.words) if people]
    return told


def _people(model: type[Any], about: str, wanted: frozenset[UUID]) -> set[UUID]:
    """Asked for as a whole: who is in the group is sorted out here, since a list of thousands is no question."""
    rows = model._default_manager.values_list(about, flat=True).distinct()
    return {one for one in rows if one in wanted}


def _kinds(model: type[Any], privacy: Privacy, *, words: bool) -> set[str]:
    sealed = {str(f.kind) for f in model._meta.concrete_fields if isinstance(f, SealedField)}
    return {str(kind) for kind in privacy.plain.values()} | (sealed if words else set()) - {str(Kind.SECRET)}
