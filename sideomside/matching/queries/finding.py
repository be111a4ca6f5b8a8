"""The page where a coordinator finds a peer: own words beside a few people, with reasons and no numbers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind_for_house
from sideomside.intake import queries as intake
from sideomside.matching.engine.doors import doors
from sideomside.matching.engine.nobody import why_nobody
from sideomside.matching.models import Pair, Proposal, Wishes
from sideomside.matching.queries.apart import PeersNote, not_recognised, peers_notes
from sideomside.matching.queries.held import held
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.standing import programme_of, waiting_for
from sideomside.matching.queries.thoughts import Pool, Thought, anybody_else, pool_for, suggested
from sideomside.matching.rules import OPEN, door_words, nobody_words, order_in_words
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Finding:
    """Everything on the page. `others` is filled when asked for, or when somebody is looked for by name."""

    person: Person
    programme: Programme
    wishes: Wishes
    words: list[Any]
    waits: list[str]
    open: Proposal | None
    walks_with: list[str]
    first: list[Thought]
    others: list[Thought]
    order: str
    apart: list[str]  # whom they would rather not meet, where nobody has said yet who it is
    peers_notes: list[PeersNote]  # and what peers wrote of whom they would rather not meet
    nobody: list[str] = field(default_factory=list)
    doors: list[str] = field(default_factory=list)
    by_hand: bool = False  # asked not to be suggested anybody by the house
    until: date | None = None  # the day of their lot, where lots were drawn about who waits


def finding(viewer: Viewer, person_id: UUID, *, more: bool = False, name: str = "") -> Finding | None:
    """None for whoever does not coordinate this participant."""
    person, programme = _whom(viewer, person_id)
    if person is None or programme is None:
        return None
    pool = pool_for(viewer, person, programme)
    first = suggested(viewer, pool)
    alone = person.id in pool.by_hand
    others = _named(viewer, anybody_else(viewer, pool), name) if more or name or alone else []
    open_one = Proposal.objects.filter(participant=person, state__in=OPEN).select_related("peer").first()
    walks_with = _walks_with(person)
    named = [person.id, *(peer.id for peer in walks_with), *([open_one.peer_id] if open_one else [])]
    log.record_list(viewer, [*named, *(each.person_id for each in first + others)], screen="find")
    return Finding(
        person=person,
        programme=programme,
        wishes=Wishes.objects.filter(person=person).first() or Wishes(person=person),
        words=intake.words_of(viewer, person_id),
        waits=waiting_for(viewer, person_id, programme),
        open=open_one,
        walks_with=[peer.name or "" for peer in walks_with],
        first=first,
        others=others,
        order=order_in_words(len(first)),
        apart=not_recognised(viewer, person_id),
        peers_notes=peers_notes(viewer, [each.person_id for each in first + others]),
        by_hand=alone,
        until=held(viewer, [person.id]).get(person.id),
        **({} if first or alone else _nobody(viewer, pool)),
    )


def thought_of(viewer: Viewer, person_id: UUID, peer_id: UUID) -> Thought | None:
    """One peer in relation to one participant; None when that peer may not be asked."""
    person, programme = _whom(viewer, person_id)
    if person is None or programme is None:
        return None
    pool = pool_for(viewer, person, programme)
    everybody = [*suggested(viewer, pool), *anybody_else(viewer, pool)]
    return next((each for each in everybody if each.person_id == peer_id), None)


def _walks_with(person: Person) -> list[Person]:
    living = Pair.objects.filter(participant=person, ended_at=None).select_related("peer")
    return [pair.peer for pair in living]


def _whom(viewer: Viewer, person_id: UUID) -> tuple[Person | None, Programme | None]:
    person = people.person(viewer, person_id) if viewer.is_coordinator else None
    return person, programme_of(viewer, person_id) if person else None


def _nobody(viewer: Viewer, pool: Pool) -> dict[str, list[str]]:
    names = known_names(viewer)
    return {
        "nobody": nobody_words(why_nobody(pool.one, pool.everybody, pool.weights)),
        "doors": [door_words(door, names) for door in doors(pool.one, pool.everybody, pool.weights)],
    }


def _named(viewer: Viewer, thoughts: list[Thought], name: str) -> list[Thought]:
    """Looked for by name in memory, and the look is logged; there is no index of names."""
    asked = name.strip().casefold()
    if not asked:
        return thoughts
    found = [each for each in thoughts if any(w.startswith(asked) for w in each.name.casefold().split())]
    criterion = blind_for_house("search", asked)
    log.record("search.made", detail={"criterion": criterion, "found": len(found)}, by=viewer)
    return found
