"""Every address there is, from the street map itself, with the ids of somebody's things put in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from proofs.guarding.worlds import World

# Never in a real installation: settings.GALLERY is off there.
WORKSHOP = {"ui", "demo"}
NOTHING = "-"  # an address that names nobody's thing
UNKNOWN = "unknown"  # an id nobody has

# What stands behind an id in an address; a room's own where the same word means something else there.
THINGS = {
    "enquiry_id": "intake.Enquiry", "draft_id": "peers.ImportDraft", "peer_id": "peers.PeerFile",
    "loan_id": "peers.Loan",
    "proposal_id": "matching.Proposal", "pair_id": "matching.Pair", "person_id": "people.Person",
    "companionship_id": "companionship.Companionship", "afterwards_id": "companionship.Afterwards",
    "meeting_id": "companionship.Meeting", "supporter_id": "direction.Supporter", "line_id": "direction.Line",
    "desk:line_id": "people.HelpLine", "gathering_id": "gatherings.Gathering",
    "activity_id": "gatherings.LocalActivity", "company_id": "gatherings.GoTogether",
    "session_id": "gatherings.Session", "call_id": "gatherings.Call",
    "manual_id": "gatherings.Manual", "picture_id": "messages.Picture", "message_id": "messages.Message",
    "thread_id": "messages.Thread", "member_id": "messages.Member", "opening_id": "messages.Opening",
    "passing_id": "messages.Passing",
    "place_id": "people.Place", "theme_id": "people.OwnTheme",
    "desk:opening_id": "people.OpeningHours", "closure_id": "people.Closure", "absence_id": "people.Absence",
    "concern_id": "concerns.Concern", "stopped_id": "concerns.StoppedContact", "promised_id": "concerns.PromisedCall",
    "sparring_id": "path.Sparring", "pulse_id": "path.Pulse", "module_id": "path.Module", "day_id": "path.TrainingDay",
    "reference_id": "path.Reference", "programme_id": "people.Programme", "account_id": "people.Account",
    "intake:step_id": "intake.EnquiryStep", "matching:step_id": "matching.ProposalStep",
    "companionship:step_id": "companionship.CompanionshipStep", "concerns:step_id": "concerns.ConcernStep",
    "partners:draft_id": "partners.Draft", "referral_id": "partners.Referral",
    "introduction_id": "partners.Introduction", "body_id": "partners.Body", "agreement_id": "partners.Agreement",
    "contact_id": "partners.PartnerContact", "comment_id": "stories.Comment", "story_id": "stories.Story",
    "publication_id": "stories.Publication", "welcome:picture_id": "welcome.Picture",
    "listener_id": "welcome.Listener",
    "wording_id": "welcome.Wording", "item": "outcomes.Aim", "sitting_id": "outcomes.Sitting",
    "instrument_id": "outcomes.Instrument", "release_id": "reports.Release", "grant_id": "reports.Grant",
    "plan_id": "planner.Plan", "ring_id": "oversight.Ring",
    "breach_id": "breaches.Breach", "breaches:step_id": "breaches.BreachStep",
    "look_id": "oversight.Drawn",
}  # fmt: skip
WORDS = {
    "concerns:slug": "andet", "path:slug": "tavshed", "gatherings:kind": "gruppe", "matching:part": "ord",
    "people:token": "link", "desk:token": "feed", "direction:token": "reader", "silence:token": "link",
    "welcome:address": "us",
}  # fmt: skip
TOKENS = {"people:enter", "desk:feed", "direction:read_along", "silence:stay"}


@dataclass(frozen=True)
class Door:
    """One address: what it is called, whose thing stands behind it, and where it is."""

    name: str
    state: str
    path: str


def names() -> dict[str, URLPattern]:
    """Our own addresses, by name."""
    return dict(_ours(get_resolver().url_patterns, ""))


def library() -> list[str]:
    """The sign-in library's addresses that need nothing put in."""
    found = []
    for one in _unnamed(get_resolver().url_patterns):
        try:
            found.append(reverse(one))
        except NoReverseMatch:
            continue
    return sorted(set(found))


def doors(worlds: list[World]) -> Iterator[Door]:
    """Each address once where it names nothing; else once for each state a thing behind it can be in, and for none."""
    for name, pattern in names().items():
        wanted = sorted(pattern.pattern.converters)
        if not wanted or not any(_is_id(name, key) for key in wanted):
            yield from _open_doors(name, wanted, worlds)
            continue
        yield Door(name, UNKNOWN, reverse(name, kwargs={key: _nobodys(name, key) for key in wanted}))
        for world in worlds:
            yield from (Door(name, world.state, path) for path in _behind(name, wanted, world))


def _open_doors(name: str, wanted: list[str], worlds: list[World]) -> Iterator[Door]:
    if name in TOKENS:
        for world in worlds:
            kept = {key: world.tokens[WORDS[f"{_room(name)}:{key}"]] for key in wanted}
            yield Door(name, world.state, reverse(name, kwargs=kept))
        return
    yield Door(
        name, NOTHING, reverse(name, kwargs={key: WORDS.get(f"{_room(name)}:{key}", "ord") for key in wanted})
    )


def _behind(name: str, wanted: list[str], world: World) -> list[str]:
    """The first two things of each kind; a person is whoever came, and whoever is there for them."""
    choices = {key: _things(name, key, world) for key in wanted}
    rounds = max((len(ids) for ids in choices.values()), default=0)
    if not all(choices.values()):
        return []
    turns = [{key: ids[min(turn, len(ids) - 1)] for key, ids in choices.items()} for turn in range(rounds)]
    return list(dict.fromkeys(reverse(name, kwargs=kept) for kept in turns))


def _things(name: str, key: str, world: World) -> list[Any]:
    if not _is_id(name, key):
        return [WORDS.get(f"{_room(name)}:{key}", "ord")]
    if key == "person_id":
        return [world.people[part].id for part in ("ida", "jonas") if world.has(world.people[part].id)]
    return [one for one in world.ids.get(_thing(name, key), [])[:2] if world.has(one)]


def _thing(name: str, key: str) -> str:
    """Nothing where we have not been told: its address is not in the policy either, and that is said."""
    return THINGS.get(f"{_room(name)}:{key}") or THINGS.get(key, "")


def _is_id(name: str, key: str) -> bool:
    return key.endswith("_id") or key == "item"


def _nobodys(name: str, key: str) -> UUID | str:
    return uuid4() if _is_id(name, key) else WORDS.get(f"{_room(name)}:{key}", "ord")


def _room(name: str) -> str:
    return name.partition(":")[0]


def _ours(patterns: Any, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = ":".join(filter(None, (namespace, one.namespace)))
            yield from _ours(one.url_patterns, inner)
        elif namespace and one.name and namespace not in WORKSHOP:
            yield f"{namespace}:{one.name}", one


def _unnamed(patterns: Any) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from () if one.namespace else _unnamed(one.url_patterns)
        elif one.name:
            yield one.name
