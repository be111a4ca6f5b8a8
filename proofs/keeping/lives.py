"""Who comes to us, walks, works here and goes again, and until when it was promised that they are kept."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from proofs.keeping.made import NEVER, NUMBER, Kind, address, row, wrote
from proofs.keeping.things import THINGS
from sideomside.consent import actions as consent
from sideomside.consent.models import Consent, Purpose
from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair, Proposal, Wishes
from sideomside.matching.rules import State
from sideomside.messages.models import Thread
from sideomside.peers import actions as peers
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat
from sideomside.stories.actions import showing as stories
from sideomside.stories.models import Publication
from tests.people import House, someone


def _pair(house: House, *, ended: bool) -> tuple[Person, Any]:
    person = wrote(house, talked=True, why="joined")
    pair = row(house, Pair, "participant", person, ended_at=timezone.now() if ended else None)
    Proposal.objects.filter(pair=pair).update(state=State.PAIRED)  # nothing is asked any more
    return person, pair


def _walk(house: House) -> Any:
    return _pair(house, ended=True)[0].pk


def _walking(house: House) -> Any:
    return _pair(house, ended=False)[0].pk


def _silent(house: House) -> Any:
    """Was answered, and is owed nothing; since then not a word."""
    return wrote(house, answered=True, closed=False, mail=address()).pk


def _silent_after_a_talk(house: House) -> Any:
    """The next word is ours."""
    return wrote(house, talked=True, closed=False, mail=address()).pk


def _silent_without_a_letterbox(phone: str = "") -> Callable[[House], Any]:
    """Whoever has a number is called; goodbyes.py does."""

    def make(house: House) -> Any:
        person = wrote(house, answered=True, closed=False)
        if phone:
            people.add_contact(person=person, way="phone", value=f"{phone}{next(NUMBER):04}", by=house.system)
        return person.pk

    return make


def _silent_and_wrote_by_another_door(house: House) -> Any:
    mail = address()
    person = wrote(house, answered=True, closed=False, mail=mail)
    other = someone(house, "Ida igen", mail=mail)
    Person.objects.filter(id=other.id).update(last_contact_at=timezone.now() + timedelta(hours=1))
    return person.pk


def _walking_in_silence(house: House) -> Any:
    person = wrote(house, answered=True, closed=False, mail=address())
    row(house, Pair, "participant", person, ended_at=None)
    return person.pk


def _conversation(house: House) -> Any:
    pair = _pair(house, ended=True)[1]
    return Thread.objects.create(id=pair.id, sort=Thread.Sort.PAIR, programme=house.programme, pair=pair).pk


def _peer(stops: bool) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        person = someone(house, "Jonas")
        file = peers.welcome_applicant(person=person, programme=house.programme, by=house.system)
        if stops:
            peers.stop(peer=file, by=house.system)
        return person.pk

    return make


def _colleague(state: str) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        person = someone(house, "Bo", Hat.HOST)
        Role.objects.filter(person=person).update(state=state)
        return person.pk

    return make


def _wishes(closed: bool) -> Callable[[House], Any]:
    return lambda house: Wishes.objects.create(person=_came(house, closed), words="x").pk


def _yes(closed: bool) -> Callable[[House], Any]:
    def make(house: House) -> Any:
        person = _came(house, closed)
        given = consent.give(person=person, purpose=Purpose.MATCHING, channel="form", by=house.system)
        return given.pk if given else None

    return make


def _came(house: House, closed: bool) -> Person:
    """Whoever waits was answered, and has a letterbox."""
    if closed:
        return wrote(house, talked=True)
    return wrote(house, answered=True, closed=False, mail=address())


def _told(shown: bool) -> Callable[[House], Any]:
    """A story that stands, or that was taken down the same day; who told it has said goodbye."""

    def make(house: House) -> Any:
        person = wrote(house, talked=True)
        page = row(house, Publication, "story__person", person)
        if not shown:
            stories.bring_down(story=page.story, by=house.system)
        return person.pk

    return make


def here(rows: Any) -> set[Any]:
    """What stands there now."""
    if rows is Entry:
        return set(Entry.objects.filter(verb="read.listed").values_list("thing_id", flat=True))
    return set(rows.objects.values_list("pk", flat=True))


KINDS: dict[str, Kind] = THINGS | {
    "words that led nowhere": Kind(lambda house: wrote(house).pk, Person, 90, "never_started"),
    "a talk and goodbye": Kind(lambda house: wrote(house, talked=True).pk, Person, 180, "enquiry"),
    "somebody who waits": Kind(
        lambda house: wrote(house, closed=False, mail=address()).pk, Person, NEVER, "enquiry"
    ),
    "somebody silent": Kind(_silent, Person, 365, "silent", told=335),
    "somebody silent who was called": Kind(
        _silent_without_a_letterbox("2021"), Person, 365, "silent", told=335
    ),
    "somebody silent whom nobody can call": Kind(_silent_without_a_letterbox(), Person, NEVER, "silent"),
    "somebody silent after a talk": Kind(_silent_after_a_talk, Person, NEVER, "silent"),
    "somebody silent whose address wrote again": Kind(
        _silent_and_wrote_by_another_door, Person, NEVER, "silent"
    ),
    "somebody who walks and is silent": Kind(_walking_in_silence, Person, NEVER, "contact"),
    "wishes": Kind(_wishes(closed=True), Wishes, 180, "waiting"),
    "wishes of somebody who waits": Kind(_wishes(closed=False), Wishes, 365, "silent", told=335),
    "yes": Kind(_yes(closed=True), Consent, 180, "consent"),  # with whoever said it
    "yes of somebody who waits": Kind(_yes(closed=False), Consent, 365, "silent", told=335),
    "a walk": Kind(_walk, Person, 180, "contact"),
    "somebody who walks": Kind(_walking, Person, NEVER, "contact"),
    "conversation": Kind(_conversation, Thread, 90, "messages"),
    "whose story stands": Kind(_told(shown=True), Person, NEVER, "story"),
    "whose story was taken down": Kind(_told(shown=False), Person, 180, "story"),
    "peer who stopped": Kind(_peer(stops=True), Person, 730, "peer"),
    "peer": Kind(_peer(stops=False), Person, NEVER, "peer"),
    "colleague who left": Kind(_colleague(Role.State.LEFT), Person, 1825, "account"),
    "colleague": Kind(_colleague(Role.State.ACTIVE), Person, NEVER, "account"),
}
# What the promise says, in days; KEEP_DAYS of the house must say the same. 0: until it is taken down, or as long as
# the one it is about, or the house, is here.
PROMISED = {
    "raw_mail": 30, "never_started": 90, "enquiry": 180, "waiting": 180, "silent": 365, "contact": 180,
    "messages": 90, "peer": 730, "concern": 730, "breach": 1825, "oversight": 730, "account": 1825,
    "consent": 0, "letter": 30, "draft": 1,
    "referral": 7, "story": 0, "log": 183, "organisation": 0,
}  # fmt: skip


LIVED = {kind.of for kind in KINDS.values()}


def unlike(keep_days: dict[str, int], lived: set[str] = LIVED) -> list[str]:
    """Keep-times that say something else than the promise, are not in it, or have no life here."""
    other = {name for name, _days in keep_days.items() ^ PROMISED.items()}
    return sorted(other | (keep_days.keys() - lived))


def promises_broken() -> dict[str, bool]:
    """Whether each is seen: a time that is longer on paper, one nobody promised, one that is gone, a life too few."""
    without_story = {kind.of for name, kind in KINDS.items() if "story" not in name}
    return {
        "a silence that may last longer on paper": unlike(PROMISED | {"silent": 500}) == ["silent"],
        "a keep-time nobody promised": unlike(PROMISED | {"diary": 30}) == ["diary"],
        "a promise without a keep-time": unlike({k: v for k, v in PROMISED.items() if k != "log"}) == ["log"],
        "a keep-time without a life": unlike(PROMISED, without_story) == ["story"],
    }


def only(names: Iterable[str]) -> dict[str, Kind]:
    return {name: KINDS[name] for name in names}
