"""What a stranger or somebody here may ask to learn who is known: the same question twice, once with a true guess.

Both guesses are of one length, so that not even the length of an answer has to be left out.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from proofs.guarding.actors import WHO_ASK, Actor, a_link, a_session
from proofs.guarding.doors import UNKNOWN, doors
from proofs.guarding.looking import may_come
from proofs.guarding.worlds import OWN, World
from proofs.typed.forms import Body, own_form
from proofs.typed.hand import Hand
from sideomside.ground.vault.walls import within
from sideomside.people import actions as people
from sideomside.people.models import Account, Person, PrivateLink
from sideomside.people.rules import Hat
from tests.people import someone, wearing

STRANGER = Actor("stranger", "stranger")
WORD = "solsikke"
PASSWORD = "kaffe ved det runde bord"
WRONG = {"password": ["et helt andet ord end det"]}
MAIL, IDAS, NO_MAIL = "ellen@huset.example", "aisha@huset.example", "berit@huset.example"
PHONE, NO_PHONE = "20 12 34 56", "20 65 43 21"


@dataclass(frozen=True)
class Question:
    """One address may stand for both, or each has its own; what is sent likewise."""

    name: str
    who: Actor
    method: str
    known: tuple[str, Body]
    unknown: tuple[str, Body]
    slow: bool = False  # a word is hashed on purpose: fewer rounds, each far longer

    def asks(self, known: bool) -> tuple[str, Body]:
        return self.known if known else self.unknown

    def guess(self, known: bool) -> list[str]:
        """What was guessed: what one of the two sends and the other does not."""
        (path, body), (elsewhere, other) = self.asks(known), self.asks(not known)
        sent = {one for values in body.values() for one in values}
        return [*sent - {one for values in other.values() for one in values}, *({path} - {elsewhere})]


def questions(worlds: dict[str, World]) -> list[Question]:
    """By name: the ways in, and each place where an address or a number is typed."""
    own = worlds[OWN]
    with within(own.organisation_id):
        return [*_signing_in(own), *_asking_for_a_way_in(own), *_held_in_hand(own), *_words(own)]


def things(worlds: dict[str, World], actors: list[Actor]) -> list[Question]:
    """Every address with an id: somebody else's thing, and one that is not there at all."""
    found = list(doors(list(worlds.values())))
    nobodys = {door.name: door for door in found if door.state == UNKNOWN}
    by_name = {who.name: who for who in actors}
    firsts = {door.name: door for door in reversed(found) if door.state == OWN and door.name in nobodys}
    return [
        Question(f"{name}, {who.name}", who, "GET", (door.path, {}), (nobodys[name].path, {}))
        for name, door in firsts.items()
        for who in (by_name[name] for name in WHO_ASK)
        if not may_come(who, door)
    ]


def _signing_in(own: World) -> list[Question]:
    """With a wrong word; invited and no word chosen yet; and with the right word to an account that is closed."""
    at = reverse("account_login")
    for mail, password in (
        (MAIL, PASSWORD),
        ("unges@huset.example", None),
        ("lukke@huset.example", PASSWORD),
    ):
        person = someone(own.house, "Ellen", Hat.COORDINATOR, mail=mail)
        people.make_account(person=person, login=mail, password=password, by=own.house.system)
        Account.objects.filter(person=person).update(is_active=not mail.startswith("lukke"))
    right = {"password": [PASSWORD]}
    return [
        Question(
            name,
            STRANGER,
            "POST",
            (at, {"login": [mail]} | said),
            (at, {"login": [NO_MAIL]} | said),
            slow=True,
        )
        for name, mail, said in (
            ("sign in", MAIL, WRONG),
            ("sign in, invited", "unges@huset.example", WRONG),
            ("sign in, closed", "lukke@huset.example", right),
        )
    ]


def _asking_for_a_way_in(own: World) -> list[Question]:
    ida = own.people["ida"]
    people.add_contact(person=ida, way="phone", value=PHONE, by=own.house.system)
    people.add_contact(person=ida, way="mail", value=IDAS, by=own.house.system)
    forgotten, lost = reverse("people:forgotten"), reverse("people:lost_link")
    asked = (
        ("forgotten password", forgotten, "login", MAIL, NO_MAIL),
        ("lost link, by mail", lost, "contact", IDAS, NO_MAIL),
        ("lost link, by phone", lost, "contact", PHONE, NO_PHONE),
    )
    return [
        Question(name, STRANGER, "POST", (at, {field: [known]}), (at, {field: [unknown]}))
        for name, at, field, known, unknown in asked
    ]


def _held_in_hand(own: World) -> list[Question]:
    """A link that was closed, one of long ago, an invitation that is used up; and a word that is nearly right."""
    ida, karen = own.people["ida"], own.people["karen"]
    old, gone = (people.make_link(person=ida, replace=False, by=own.house.system) for _ in range(2))
    links = PrivateLink.objects.filter(person=ida).order_by("-made_at")
    first, second = list(links[:2])
    PrivateLink.objects.filter(id=first.id).update(revoked_at=timezone.now())
    PrivateLink.objects.filter(id=second.id).update(last_used_at=timezone.now() - timedelta(days=200))
    account = Account.objects.filter(person=karen).first() or people.make_account(
        person=karen, login="karen@huset.example", by=own.house.system
    )
    key, bente = reverse("people:small_key"), _with_a_word(own)
    invited = [
        reverse("people:invitation", args=[one, "c5abc1-" + "a" * 32]) for one in (account.id, uuid4())
    ]
    nearly, far = (key, {"word": ["solsikker"]}), (key, {"word": ["kaffekops"]})
    return [
        _get("a closed link", _enter(gone), _enter("q" * len(gone))),
        _get("a link of long ago", _enter(old), _enter("q" * len(old))),
        _get("an invitation", *invited),
        Question("a small key", bente, "POST", nearly, far, slow=True),
    ]


def _words(own: World) -> list[Question]:
    """A page where anybody writes, with an address we know and one we do not."""
    at = reverse("intake:write")
    sent = own_form(at, Hand().opens(STRANGER, at).text).body | {"channel": ["mail"]}
    known, unknown = ((at, sent | {"contact": [mail]}) for mail in (IDAS, NO_MAIL))
    return [Question("words from an address we know", STRANGER, "POST", known, unknown)]


def _get(name: str, known: str, unknown: str) -> Question:
    return Question(name, STRANGER, "GET", (known, {}), (unknown, {}))


def _enter(token: str) -> str:
    return reverse("people:enter", args=[token])


def _with_a_word(own: World) -> Actor:
    """Somebody else than those of the life, with a word of her own and a link in hand."""
    person: Person = someone(own.house, "Bente", Hat.PARTICIPANT)
    people.choose_small_key(person=person, word=WORD, by=wearing(own.house, person, Hat.PARTICIPANT))
    return Actor("Bente, key not given", "shut", a_session(link=str(a_link(person).id)))
