"""Thirty invented peers, each at their own step, in their own words."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.peers import actions
from sideomside.peers.queries import peer_file
from sideomside.people import actions as people
from sideomside.people.rules import Hat
from sideomside.site.demo.cast import PLAYERS
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House, employ, slots, told

READY = ("conversation", "training", "approved", "active")
LONG_AGO = 240  # working days: before the first story begins


def tell_peers(house: House, timeline: Timeline, home: str = "peers") -> None:
    """Each joined some time ago and took the steps since."""
    today = timezone.localdate(timeline.now)
    for number, peer in enumerate(told(home)["peer"]):
        state = peer.get("state", "active")
        grown = state in {"active", "rests", "wants_a_word", "approved"}
        back = LONG_AGO + house.chance.randrange(1, 300) if grown else house.chance.randrange(3, 30)
        joined = on(workday_back(today, peer.get("joined", back)), "11:00")
        timeline.add(joined, lambda peer=peer, number=number: _join(house, peer, number))
        for step, to in enumerate(_way(state), 1):
            after = timedelta(days=step * (20 if grown else 1))
            timeline.add(min(joined + after, timeline.now), lambda peer=peer, to=to: _step(house, peer, to))
        if state in {"rests", "wants_a_word"}:
            pause = on(workday_back(today, 10 if state == "rests" else 2), "09:30")
            timeline.add(pause, lambda peer=peer, state=state: _pause(house, peer, state))


def _way(state: str) -> tuple[str, ...]:
    """The steps from having applied to where this peer is now."""
    if state == "applied":
        return ()
    return READY[: READY.index(state) + 1] if state in READY else READY


def _join(house: House, peer: dict[str, Any], number: int) -> None:
    by, key = house.itself, peer["name"].casefold()
    person = people.meet(name=peer["name"], by=by)
    house.people[key] = person
    people.add_contact(person=person, way="mail", value=f"{key}@peer.example", by=by)
    people.add_contact(person=person, way="phone", value=f"{house.exchange} {number:02}", by=by)
    lead = house.staff(house.leads)
    file = actions.welcome_applicant(person=person, programme=house.programme, by=lead)
    consent.give(person=person, purpose=Purpose.PEER, channel="talk", by=by)
    actions.change_card(peer=file, changes=_card(house, peer), version=file.version, by=lead)
    actions.change_room(peer=file, capacity=peer["room"], employment=peer.get("job", "volunteer"), by=lead)


def _card(house: House, peer: dict[str, Any]) -> dict[str, Any]:
    return {
        "presentation": peer["words"].strip().replace("\n", " "),
        "themes": [_theme(*one.split(":")) for one in peer["themes"].split()],
        "languages": peer["languages"].split(),
        "slots": slots(peer["when"]),
        "areas": house.areas_named(peer["areas"]),
        "formats": peer["ways"].split(),
        "gender": peer["gender"],
        "age_band": peer["age"],
        "face": peer["face"],
        "travel_km": peer.get("travel_km", 10),
    }


def _theme(code: str, shown: str) -> dict[str, Any]:
    """ "not": something this peer would rather not talk about yet."""
    return {"code": code, "can": shown != "not", "shown": "matching" if shown == "not" else shown}


def _step(house: House, peer: dict[str, Any], to: str) -> None:
    lead, person = house.staff(house.leads), house.people[peer["name"].casefold()]
    file = peer_file(lead, person.id)
    if to == "approved":
        actions.approve(peer=file, by=lead)
    else:
        actions.take_step(peer=file, to=to, by=lead)
    player = next((one for one in PLAYERS if one.name == peer["name"]), None)
    if to == "active" and player:
        employ(house, player)


def _pause(house: House, peer: dict[str, Any], state: str) -> None:
    """One noted by the coordinator; one asked for by the peer, who would like a word."""
    person = house.people[peer["name"].casefold()]
    by = house.wearing(person, Hat.PEER) if state == "wants_a_word" else house.staff(house.leads)
    actions.pause(peer=peer_file(by, person.id), by=by)
