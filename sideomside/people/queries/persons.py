"""People one may know of. A stranger gets nothing."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sideomside.ground.audit import log
from sideomside.ground.vault.asked_once import asked_once
from sideomside.ground.vault.keys import blind, take_keys
from sideomside.people.models import Contact, Person, Role, SmallKey
from sideomside.people.models.person import Channel
from sideomside.people.rules import COLLEAGUES, SYSTEM, Hat, Viewer, normalised

WAY_OF = {Channel.MAIL: Contact.Way.MAIL, Channel.SMS: Contact.Way.PHONE}
# Asked person by person: whoever opens one person's page does not gather everybody who ever came.
THEIR_OWN = Q(person_id=OuterRef("pk"))


def visible_to(viewer: Viewer) -> QuerySet[Person]:
    """People a viewer may know of: a coordinator those of her programmes, anybody else only themselves.

    A hat that was only laid ready for somebody makes them nobody's here: they have not said yes to it.
    """
    if viewer.is_coordinator:
        said_yes = ~Q(state=Role.State.INVITED) | ~Q(name__in=COLLEAGUES)
        ours = Role.objects.filter(said_yes, THEIR_OWN, programme_id__in=viewer.programme_ids)
        return Person.objects.filter(Q(Exists(ours)) | Q(id=viewer.person_id), joined_into=None)
    if viewer.person_id and viewer.opened:
        return Person.objects.filter(id=viewer.person_id)
    return Person.objects.none()


def cared_for(viewer: Viewer) -> QuerySet[Person]:
    """Participants and peers of a coordinator's own programmes: whose way in she may mend, and who may ask her."""
    if not viewer.is_coordinator:
        return Person.objects.none()
    ours = Role.objects.filter(
        THEIR_OWN, name__in=(Role.Name.PARTICIPANT, Role.Name.PEER), programme_id__in=viewer.programme_ids
    )
    return Person.objects.filter(Exists(ours), joined_into=None)


def is_paused(viewer: Viewer) -> bool:
    """Takes a break from it all, as the participant they are."""
    hats = Role.objects.filter(person_id=viewer.person_id, name=Hat.PARTICIPANT)
    return viewer.person_id is not None and hats.filter(state=Role.State.PAUSED).exists()


@asked_once
def known_as(viewer: Viewer, person_id: UUID) -> list[UUID]:
    """Everybody who turned out to be this person, the furthest first, and themselves last.

    The asking room has already decided that the viewer may know.
    """
    layers = [[person_id]]
    while layers[-1]:
        layers.append(list(Person.objects.filter(joined_into_id__in=layers[-1]).values_list("id", flat=True)))
    return [one for layer in reversed(layers) for one in layer]


def person(viewer: Viewer, person_id: UUID) -> Person | None:
    return visible_to(viewer).filter(id=person_id).first()


def names(viewer: Viewer, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What we call these people. The asking room has already decided that the viewer may know of them."""
    wanted = frozenset(person_ids)
    return dict(_names(viewer, wanted)) if wanted else {}


@asked_once
def _names(viewer: Viewer, wanted: frozenset[UUID]) -> dict[UUID, str]:
    take_keys(wanted)
    return {p.id: p.name or "" for p in Person.objects.filter(id__in=wanted)}


def search(viewer: Viewer, words: str) -> list[Person]:
    """People in one's own programmes in whose name each word begins like this: a first name, or all of it.

    Unsealed in memory, never an index of names.
    """
    asked = words.strip().casefold()
    if not viewer.is_coordinator or not asked:
        return []
    everybody = list(visible_to(viewer))
    take_keys(p.id for p in everybody)
    found = [p for p in everybody if _begins_so((p.name or "").casefold().split(), asked.split())]
    criterion = blind(viewer.organisation_id, "search", asked) if viewer.organisation_id else ""
    log.record("search.made", detail={"criterion": criterion, "found": len(found)}, by=viewer)
    log.record_list(viewer, (p.id for p in found), screen="search")
    return found


def _begins_so(name: list[str], asked: list[str]) -> bool:
    return all(any(word.startswith(part) for word in name) for part in asked)


def contacts(viewer: Viewer, person_id: UUID) -> list[Contact]:
    if person(viewer, person_id) is None:
        return []
    return list(Contact.objects.filter(person_id=person_id))


def only_typed(viewer: Viewer, person_id: UUID) -> list[Contact]:
    """What was typed by whoever sat there, and nobody has said that it is theirs."""
    return [contact for contact in contacts(viewer, person_id) if contact.only_typed]


def whose_contact(viewer: Viewer, way: str, value: str, *, typed: bool = False) -> Person | None:
    """Whose address this is for certain, found by fingerprint. For the inbox, never for a page.

    Whoever only typed it comes after those, and only when `typed` asks for them: nobody's words are filed by that.
    """
    found = _with_contact(viewer, way, value).order_by("only_typed", "added_at")
    first = (found if typed else found.filter(only_typed=False)).first()
    return first.person.in_the_end if first else None


def is_theirs(viewer: Viewer, person: Person, way: str, value: str) -> bool:
    """Is this address theirs for certain, whoever else has it too?"""
    found = _with_contact(viewer, way, value).filter(only_typed=False)
    return any(contact.person.in_the_end == person for contact in found)


def only_they_get_letters(viewer: Viewer, person_id: UUID) -> bool:
    """Every mail address we have of them is theirs for certain, and there is one."""
    typed = list(Contact.objects.filter(person_id=person_id, way="mail").values_list("only_typed", flat=True))
    return bool(typed) and not any(typed)


def _with_contact(viewer: Viewer, way: str, value: str) -> QuerySet[Contact]:
    if viewer.organisation_id is None:
        return Contact.objects.none()
    mark = blind(viewer.organisation_id, f"contact|{way}", normalised(way, value))
    return Contact.objects.filter(way=way, fingerprint=mark).select_related("person")


def whose_page(viewer: Viewer, fingerprint: str) -> list[Person]:
    """Participants with this number or address, each once. For the sweep, never for a page.

    Where it is somebody's for certain, nobody's who only typed it; first who has a small key, then who was heard
    from last.
    """
    if viewer.role != SYSTEM:
        return []
    found = list(Contact.objects.filter(fingerprint=fingerprint).select_related("person"))
    hats = Role.objects.filter(THEIR_OWN, name=Hat.PARTICIPANT)
    keys = Exists(SmallKey.objects.filter(THEIR_OWN))
    ids = {one.person.in_the_end.id for one in found}
    mine = Person.objects.filter(Exists(hats), id__in=ids).annotate(has_key=keys)
    every = list(mine.order_by("-has_key", "-last_contact_at", "id"))
    theirs = {one.person.in_the_end.id for one in found if not one.only_typed}
    return [one for one in every if one.id in theirs] or every


def contact_marks(viewer: Viewer, way: str, values: Iterable[str]) -> set[str]:
    """The fingerprints these numbers or addresses have here. For the inbox, never for a page."""
    if viewer.organisation_id is None:
        return set()
    return {blind(viewer.organisation_id, f"contact|{way}", normalised(way, value)) for value in values}


def marks_of_theirs_alone(viewer: Viewer, person_id: UUID, way: str) -> set[str]:
    """The fingerprints of numbers or addresses that are this person's for certain, and that nobody else left here."""
    sure = Contact.objects.filter(person_id=person_id, way=way, only_typed=False)
    marks = set(sure.values_list("fingerprint", flat=True))
    others = Contact.objects.filter(way=way, fingerprint__in=marks).exclude(person_id=person_id)
    return marks - set(others.values_list("fingerprint", flat=True))


def with_letterbox(viewer: Viewer, who: set[UUID]) -> set[UUID]:
    """Those among them a letter can go to. Asked for as a whole: a list of thousands is no question."""
    if not who or viewer.organisation_id is None:
        return set()
    ways = [Q(person__channel=channel, way=way) for channel, way in WAY_OF.items()]
    return set(Contact.objects.filter(reduce(or_, ways)).values_list("person_id", flat=True)) & who


def letterbox(viewer: Viewer, person: Person) -> Contact | None:
    """Where letters to this person go: the newest address of the way they chose, and first one that is theirs.

    For sending, never for a page.
    """
    way = WAY_OF.get(Channel(person.channel))
    found = Contact.objects.filter(person=person, way=way).order_by("only_typed", "-added_at")
    return found.first() if way else None
