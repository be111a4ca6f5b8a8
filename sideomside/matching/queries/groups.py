"""Who could be in a group together: a suggestion worked out when a coordinator asks, and kept nowhere."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.intake import queries as intake
from sideomside.matching.engine.groups import LEAD, Course, Frame, Leader, Member, form_course
from sideomside.matching.engine.sides import Seeker
from sideomside.matching.models import Wishes
from sideomside.matching.queries.apart import apart_among
from sideomside.matching.queries.by_hand import by_hand
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.sides import seekers
from sideomside.matching.queries.standing import here
from sideomside.matching.rules import may_decide
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer

IN_A_GROUP = "group"
STEPS = 60_000  # under a second; past it the suggestion is a good one, and says that it may not be the best
MOST_LEADERS = 6  # of those who could lead, the ones who can talk about most of what is wished for


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands already: the hour, how many, who is in it, who is asked to lead, and whom to leave out."""

    programme: Programme
    slot: int
    least: int
    most: int
    language: str = "da"
    inside: frozenset[UUID] = frozenset()
    leading: frozenset[UUID] = frozenset()
    left_out: frozenset[UUID] = frozenset()  # in another group, or not this time


@dataclass(frozen=True)
class Mate:
    """Somebody who could be in it, or lead it: by name, with what they would have in common with the others."""

    person_id: UUID
    name: str
    themes: list[str]


@dataclass(frozen=True)
class Together:
    """Whom to ask. `could` and `lead` say how many there were to choose among, without those who are left out."""

    leaders: list[Mate]
    members: list[Mate]
    could: int
    lead: int
    proved: bool = False


def together(viewer: Viewer, around: Around) -> Together | None:
    """For the programme's coordinators. Nobody is placed by anything but what they wish for themselves."""
    if not may_decide(viewer, around.programme.id):
        return None
    persons, facts = _wish_for_it(viewer, around), _could_lead(viewer, around)
    ids = {person.id for person in persons} | {each.person_id for each in facts} | around.inside
    apart = apart_among(viewer, ids)
    members = [_member(one, apart) for one in seekers(viewer, persons, around.programme, [])]
    members += _inside(viewer, around, apart)
    leaders = [_leader(each, apart) for each in facts]
    frame = Frame(
        slots=(around.slot,), language=around.language, least=around.least, most=around.most,
        company=min(2, around.least - 1), inside=_ids(around.inside), asked=_ids(around.leading),
    )  # fmt: skip
    course = form_course(members, _best_known(members, leaders, frame), frame, steps=STEPS)
    free = [one for one in members if one.id not in frame.inside and _can(one, frame)]
    could_lead = [one for one in leaders if one.id in frame.asked or _can(one, frame)]
    if course is None:
        return Together([], [], len(free), len(could_lead))
    return _named(viewer, course, members, leaders, frame, (len(free), len(could_lead)))


def _wish_for_it(viewer: Viewer, around: Around) -> list[Person]:
    """Had their talk, said yes to our looking, and would like a group."""
    ready = [one for one in intake.ready_for_a_peer(viewer) if one.programme_id == around.programme.id]
    known = {one.person_id: one.person for one in ready if one.person_id not in around.left_out}
    present = {person_id for person_id, where in here(viewer, set(known)) if where == around.programme.id}
    agreed = consent.among(viewer, present, Purpose.MATCHING) - by_hand(viewer, present, Hat.PARTICIPANT)
    agreed -= intake.closed_to(viewer, present)
    told = Wishes.objects.filter(person_id__in=agreed)
    wish = {row.person_id for row in told if IN_A_GROUP in ((row.asked or {}).get("formats") or ())}
    return [known[one] for one in sorted(wish - around.inside, key=str)]


def _inside(viewer: Viewer, around: Around, apart: set[frozenset[UUID]]) -> list[Member]:
    """Those who are in it already: whom they must not meet, and what they wish only where we may look for them."""
    agreed = consent.among(viewer, around.inside, Purpose.MATCHING)
    agreed -= by_hand(viewer, around.inside, Hat.PARTICIPANT) | intake.closed_to(viewer, around.inside)
    persons = list(Person.objects.filter(id__in=agreed))
    looked = {one.id: _member(one, apart) for one in seekers(viewer, persons, around.programme, [])}
    return [
        looked.get(str(one)) or Member(id=str(one), do_not_meet=_apart_from(one, apart))
        for one in sorted(around.inside, key=str)
    ]


def _could_lead(viewer: Viewer, around: Around) -> list[peers.PeerFacts]:
    """Peers who said that they would like a group, and are not resting; whoever is asked already stays."""
    facts = peers.candidates(viewer, around.programme.id)
    alone = by_hand(viewer, [each.person_id for each in facts], Hat.PEER)
    return [
        each
        for each in facts
        if each.person_id in around.leading
        or (each.consent and not each.paused and IN_A_GROUP in each.formats)
        and each.person_id not in around.left_out | alone
    ]


def _member(one: Seeker, apart: set[frozenset[UUID]]) -> Member:
    return Member(
        id=one.id,
        wishes=frozenset(one.themes),
        slots=one.slots,
        languages=one.languages,
        waiting_days=one.waiting_days,
        do_not_meet=_apart_from(UUID(one.id), apart),
    )


def _leader(each: peers.PeerFacts, apart: set[frozenset[UUID]]) -> Leader:
    return Leader(
        id=str(each.person_id),
        themes=each.themes,
        slots=each.slots,
        languages=each.languages or frozenset({"da"}),
        do_not_meet=_apart_from(each.person_id, apart),
    )


def _apart_from(person_id: UUID, apart: set[frozenset[UUID]]) -> frozenset[str]:
    return frozenset(str(other) for two in apart if person_id in two for other in two - {person_id})


def _best_known(members: list[Member], leaders: list[Leader], frame: Frame) -> list[Leader]:
    """So that the search looks at few pairs, and at the likely ones."""
    wished = Counter(theme for one in members for theme in one.wishes)
    free = [one for one in leaders if one.id not in frame.asked and _can(one, frame)]
    free.sort(key=lambda one: (-sum(wished[theme] for theme in one.themes), one.id))
    asked = [one for one in leaders if one.id in frame.asked]
    return asked + (free[:MOST_LEADERS] if len(asked) < LEAD else [])


def _can(one: Member | Leader, frame: Frame) -> bool:
    return (not one.slots or bool(one.slots >> frame.slots[0] & 1)) and frame.language in one.languages


def _named(  # noqa: PLR0913 - each is a part of the one suggestion
    viewer: Viewer,
    course: Course,
    members: list[Member],
    leaders: list[Leader],
    frame: Frame,
    many: tuple[int, int],
) -> Together:
    """Whom to ask; whoever is in it already is not asked again. That the names were seen is written down."""
    group = [one for one in members if one.id in course.members]
    wished = Counter(theme for one in group for theme in one.wishes)
    new = [one for one in group if one.id not in frame.inside]
    two = [one for one in leaders if one.id in course.leaders and one.id not in frame.asked]
    ids = [UUID(one.id) for one in (*new, *two)]
    names, words = people.names(viewer, ids), known_names(viewer).themes
    log.record_list(viewer, ids, screen="group_suggestion")

    def mates(who: Iterable[tuple[str, Iterable[str]]]) -> list[Mate]:
        found = [
            Mate(
                UUID(one), names.get(UUID(one), ""), sorted(capfirst(words.get(code, code)) for code in codes)
            )
            for one, codes in who
        ]
        return sorted(found, key=lambda mate: mate.name.casefold())

    return Together(
        leaders=mates((one.id, [code for code in one.themes if wished[code]]) for one in two),
        members=mates((one.id, [code for code in one.wishes if wished[code] > 1]) for one in new),
        could=many[0],
        lead=many[1],
        proved=course.proved,
    )


def _ids(people_ids: Iterable[UUID]) -> frozenset[str]:
    return frozenset(str(one) for one in people_ids)
