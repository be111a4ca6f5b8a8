"""Each page for everybody who is let in: a page that one opens and another may not is not the same page for both."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.utils import timezone

from proofs.guarding.actors import a_session, sessions_of
from proofs.guarding.doors import doors
from proofs.guarding.worlds import World
from proofs.loading.cost import opened
from sideomside.ground.vault.sessions import SessionStore

Held = dict[str, Any]
STRANGER = "stranger"
AUDIENCES = {"stranger": "visitor", "Ida": "participant", "Jonas": "peer", "Karen": "coordinator"}
TODAY = ("coordinator", "desk:today")
# What each of them meets first; opened at every size.
ALWAYS = {
    "desk:today", "desk:my_page", "desk:peer_home", "welcome:front", "intake:visit", "partners:home",
    "stories:office", "reports:releases", "people:house",
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One address, and whose session opens it."""

    who: str
    name: str
    path: str
    session: str

    @property
    def key(self) -> tuple[str, str]:
        return self.who, self.name

    @property
    def is_public(self) -> bool:
        return self.who == AUDIENCES[STRANGER]

    def __str__(self) -> str:
        return f"{self.name} as {self.who}"


def pages(world: World, seed: int, one_in: int, always: Collection[str]) -> list[Page]:
    """Chosen by address first, so that a small round opens no more doors than it measures."""
    chance, held = Random(seed), {who: _inside(session) for who, session in sessions_of(world).items()}
    found = dict[tuple[str, str], Page]()
    for door in doors([world]):
        if door.name not in {*ALWAYS, *always} and chance.randrange(one_in):
            continue
        for page in _as_everybody(door.name, door.path, held):
            if page.key not in found and opened(page.path, page.session)[0] == 200:
                found[page.key] = page
    return list(found.values())


def _as_everybody(name: str, path: str, held: dict[str, Held]) -> Iterator[Page]:
    """What a stranger may see is the strangers' page; the rest is tried by each, in a session of its own for each page.

    Some addresses end the session they are opened with, and nothing but theirs.
    """
    yield Page(AUDIENCES[STRANGER], name, path, "")
    if opened(path, "")[0] == 200:
        return
    for who, inside in held.items():
        if inside:
            yield Page(AUDIENCES.get(who, who), name, path, a_session(**inside))


def awake(page: Page) -> None:
    """As if whoever opens it had just come: to write the past takes longer than a session may lie idle."""
    if page.session:
        held = SessionStore(page.session)
        held["last"] = timezone.now().isoformat()
        for one in held.get(AUTHENTICATION_METHODS_SESSION_KEY, ()):
            one["at"] = time.time()
        held.save()


def _inside(session: str) -> Held:
    return dict(SessionStore(session).items()) if session else {}
