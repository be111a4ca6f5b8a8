"""What each thing opens: the rooms behind a hat, a link, a copy or a key. Rather too much than too little."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sideomside.breaches.models import Thing
from sideomside.ground.vault.fields import Kind
from sideomside.people.rules import Hat

# Room -> what lies there, in the words of those who work here.
ROOMS = {
    "people": _("names, addresses and numbers"),
    "consent": _("yeses"),
    "intake": _("what they wrote, and the first talk"),
    "peers": _("peers’ cards"),
    "matching": _("wishes, suggestions and pairs"),
    "companionship": _("meetings and how it goes"),
    "direction": _("directions"),
    "gatherings": _("what they come to"),
    "messages": _("messages"),
    "outcomes": _("answers to questions"),
    "partners": _("what partners were shown"),
    "stories": _("stories and comments"),
    "concerns": _("worries"),
    "path": _("a peer’s learning and papers"),
    "oversight": _("how colleagues look"),
    "breaches": _("who was told that something got out"),
    "post": _("letters on their way"),
}
EVERYTHING = frozenset(ROOMS)
WHOLE_HOUSE = frozenset({Thing.COPY, Thing.KEYS})
# Hat -> rooms in which it can open something about others.
OPENS: dict[str, frozenset[str]] = {
    Hat.COORDINATOR: EVERYTHING - {"messages"},  # opened by two, and each look stands in the log
    Hat.PEER: frozenset(
        {"people", "matching", "companionship", "messages", "direction", "outcomes", "gatherings"}
    ),
    Hat.HOST: frozenset({"people", "gatherings", "concerns"}),
    Hat.MODERATOR: frozenset({"stories"}),
    Hat.PARTNER: frozenset({"people", "partners"}),
    Hat.PARTICIPANT: frozenset({"people", "peers", "messages", "companionship"}),  # about their peer
}
# What it can tell, the worst first.
KINDS = {
    Kind.HEALTH: _("Words that can tell of somebody’s health"),
    Kind.CONFIDENTIAL: _("Names, numbers, and who walks with whom"),
    Kind.INTERNAL: _("Times and technical marks"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some people, the rooms in which something about them could be opened, and whether their words could be read."""

    people: frozenset[UUID]
    rooms: frozenset[str]
    words: bool = True
