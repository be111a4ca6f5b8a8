"""Everybody who may come to the door: each hat in each state it can be in, each way in, and how near they stand."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from proofs.guarding.worlds import ENDED, HOME, NEIGHBOUR, ORGANISATION, OWN, PROGRAMME, World
from sideomside.direction.models import Supporter
from sideomside.ground.vault.sessions import SessionStore
from sideomside.ground.vault.walls import within
from sideomside.people import actions as people
from sideomside.people.models import Account, Person, PrivateLink, Role
from sideomside.people.rules import Hat, Viewer, system
from tests.people import Authenticator, House, someone

BACKEND = "sideomside.people.sign_in.ByFingerprint"
AS_IT_MAY_BE = ("invited", "paused", "left", "suspended")
NOBODY = "nobody"
# Those to whom somebody else's things are to be as if they were not.
WHO_ASK = ("Kim of the next programme", "new peer", "Ida next programme", "Karla at our door", "stranger")


@dataclass
class Actor:
    """Somebody with a session, the hat it gives them, and how near they stand to the things of each state."""

    name: str
    hat: str
    session: str = ""
    near: dict[str, str] = field(default_factory=dict)
    host: str = HOME

    def to(self, state: str) -> str:
        """How they stand to a thing; to another programme's, a coordinator is somebody else's."""
        far = {"coordinator": "elsewhere"}.get(self.hat, self.hat)
        return self.near.get(state, far)


def everybody(worlds: dict[str, World]) -> list[Actor]:
    """Forty-odd, each with one written reason to be let in, or none."""
    home = worlds[OWN].house
    with within(home.organisation.id):
        found = [
            *_at_no_door(worlds),
            *_by_link(worlds),
            *_at_work(worlds),
            *_in_other_states(home),
            *_other_hats(home),
        ]
    return [*found, *_neighbours(worlds)]


def sessions_of(world: World) -> dict[str, str]:
    """Those of one life alone, and each hat that sees other things, by their sessions; a stranger has none."""
    others = (Hat.HOST, Hat.EVALUATOR, Hat.PARTNER, Hat.MODERATOR, Hat.OPERATOR)
    return {
        "stranger": "",
        "Ida": _held(world.people["ida"]),
        "Jonas": _works(world.people["jonas"]),
        "Karen": _works(world.people["karen"]),
    } | {str(hat): _works(someone(world.house, "Ny", hat)) for hat in others}


def of_one_life(own: World) -> list[Actor]:
    """Those who come to the things of one life: each hat once, and whoever reads along."""
    told, ida = sessions_of(own), own.people["ida"]
    near = {"Ida": ("participant", "own"), "Jonas": ("peer", "now"), "Karen": ("coordinator", "keeps")}
    reader = Supporter.objects.get(id=own.ids["direction.Supporter"][0])
    return [
        *(Actor(name, hat, told[name], {OWN: stands}) for name, (hat, stands) in near.items()),
        *(Actor(name, name, session) for name, session in told.items() if name not in near),
        Actor("Omar who is on it", "coordinator", _works(own.people["omar"]), {OWN: "on it"}),
        Actor("reader", "reader", a_session(reads_along=reader.token_hash), {OWN: "read to"}),
        Actor("Ida, key not given", "shut", a_session(link=str(a_link(ida).id))),
    ]


def who_ask(worlds: dict[str, World], built: dict[str, House]) -> list[Actor]:
    """Those five and nobody else, where only two of the lives were lived."""
    across, home, theirs = worlds[PROGRAMME].people, built[OWN], built[ORGANISATION]
    with within(theirs.organisation.id):
        karla = _works(someone(theirs, "Karla", Hat.COORDINATOR))
    with within(home.organisation.id):
        return [
            Actor("Kim of the next programme", "coordinator", _works(across["karen"]), {PROGRAMME: "keeps"}),
            Actor("new peer", str(Hat.PEER), _works(someone(home, "Ny", Hat.PEER))),
            Actor("Ida next programme", "participant", _held(across["ida"]), {PROGRAMME: "own"}),
            Actor("Karla at our door", "hatless", karla),
            Actor("stranger", "stranger"),
        ]


def _at_no_door(worlds: dict[str, World]) -> list[Actor]:
    """Nobody yet, somebody who makes something up, and those whose way in is closed."""
    own, gone = worlds[OWN], worlds["erased"]
    ida = own.people["ida"]
    revoked, old = a_link(ida, revoked_at=timezone.now()), a_link(ida)
    PrivateLink.objects.filter(id=old.id).update(last_used_at=timezone.now() - timedelta(days=200))
    reader = Supporter.objects.get(id=own.ids["direction.Supporter"][0])
    return [
        Actor("stranger", "stranger"),
        Actor("made up a link", NOBODY, a_session(link=str(uuid4()), opened=True)),
        Actor("revoked link", NOBODY, a_session(link=str(revoked.id), opened=True)),
        Actor("link of long ago", NOBODY, a_session(link=str(old.id), opened=True)),
        Actor("erased, session kept", NOBODY, a_session(link=gone.tokens["link id"], opened=True)),
        Actor("idle participant", NOBODY, a_session(link=str(a_link(ida).id), opened=True, last=_long_ago())),
        Actor("reader", "reader", a_session(reads_along=reader.token_hash), {OWN: "read to"}),
    ]


def _by_link(worlds: dict[str, World]) -> list[Actor]:
    own, then, across = (worlds[state].people["ida"] for state in (OWN, ENDED, PROGRAMME))
    found = [
        Actor("Ida, key not given", "shut", a_session(link=str(a_link(own).id))),
        Actor("Ida", "participant", _held(own), {OWN: "own"}),
        Actor("Ida whose pair ended", "participant", _held(then), {ENDED: "own"}),
        Actor("Ida next programme", "participant", _held(across), {PROGRAMME: "own"}),
    ]
    for state in AS_IT_MAY_BE[1:]:
        person = _as_a(worlds[OWN].house, Hat.PARTICIPANT, state)
        found.append(Actor(f"{state} participant", "participant", _held(person)))
    return found


def _at_work(worlds: dict[str, World]) -> list[Actor]:
    own, then, across = (worlds[state].people for state in (OWN, ENDED, PROGRAMME))
    here = {OWN: "keeps", ENDED: "keeps"}
    return [
        Actor("Jonas", "peer", _works(own["jonas"]), {OWN: "now"}),
        Actor("Jonas who walked along", "peer", _works(then["jonas"]), {ENDED: "then"}),
        Actor("Karen", "coordinator", _works(own["karen"]), here),
        Actor("Omar who is on it", "coordinator", _works(own["omar"]), here | {OWN: "on it"}),
        Actor("Kim of the next programme", "coordinator", _works(across["karen"]), {PROGRAMME: "keeps"}),
        Actor("idle coordinator", NOBODY, _works(own["karen"], last=_long_ago())),
    ]


def _in_other_states(home: House) -> list[Actor]:
    """A hat that is not worn now gives nothing; nor does a password alone, nor a closed account."""
    found = [
        Actor(f"{state} {hat}", "hatless", _works(_as_a(home, hat, state)))
        for hat in (Hat.PEER, Hat.COORDINATOR)
        for state in AS_IT_MAY_BE
    ]
    alone = someone(home, "Alene", Hat.COORDINATOR)
    closed = someone(home, "Lukket", Hat.COORDINATOR)
    shut = _works(closed)
    Account.objects.filter(person=closed).update(is_active=False)
    return [
        *found,
        Actor("password alone", NOBODY, _works(alone, second_factor=False)),
        Actor("closed account", NOBODY, shut),
    ]


def _other_hats(home: House) -> list[Actor]:
    """Hats that see other things; and one who is both, once by each door."""
    hats = (Hat.PEER, Hat.HOST, Hat.EVALUATOR, Hat.PARTNER, Hat.MODERATOR, Hat.OPERATOR)
    found = [Actor(f"new {hat}", str(hat), _works(someone(home, "Ny", hat))) for hat in hats]
    both = someone(home, "Noor", Hat.PEER, Hat.PARTICIPANT)
    found.append(Actor("both, at work", "peer", _works(both)))
    found.append(Actor("both, by link", "participant", _held(both)))
    return [*found, Actor("without a hat", "hatless", _works(someone(home, "Charlie")))]


def _neighbours(worlds: dict[str, World]) -> list[Actor]:
    """Those of another organisation, at their own address and at ours; and ours at theirs."""
    theirs = worlds[ORGANISATION]
    with within(theirs.organisation_id):
        karla, per, ina = (theirs.people[part] for part in ("karen", "jonas", "ida"))
        works, helps, held = _works(karla), _works(per), _held(ina)
    with within(worlds[OWN].organisation_id):
        karen = _works(worlds[OWN].people["karen"])
    return [
        Actor("Karla at home", "coordinator", works, {ORGANISATION: "keeps"}, NEIGHBOUR),
        Actor("neighbour's peer at home", "peer", helps, {ORGANISATION: "now"}, NEIGHBOUR),
        Actor("neighbour's participant at home", "participant", held, {ORGANISATION: "own"}, NEIGHBOUR),
        Actor("Karla at our door", "hatless", works),
        Actor("neighbour's participant at our door", NOBODY, held),
        Actor("Karen at their door", "hatless", karen, host=NEIGHBOUR),
    ]


def _as_a(home: House, hat: str, state: str) -> Person:
    person = someone(home, f"{hat} {state}", hat)
    Role.objects.filter(person=person).update(state=state)
    return person


def a_link(person: Person, **more: object) -> PrivateLink:
    """A link of one's own, as the house makes it; and what has become of it."""
    people.make_link(person=person, replace=False, by=_itself(person))
    newest = PrivateLink.objects.filter(person=person).order_by("-made_at")[0]
    PrivateLink.objects.filter(id=newest.id).update(**more) if more else None
    return newest


def _itself(person: Any) -> Viewer:
    return system(person.organisation_id)


def _held(person: Person) -> str:
    return a_session(link=str(a_link(person).id), opened=True)


def _works(person: Person, *, second_factor: bool = True, **more: str) -> str:
    """Signed in, the second factor given, and proved just now."""
    account = Account.objects.filter(person=person).first() or people.make_account(
        person=person, login=f"{person.id}@huset.example", by=_itself(person)
    )
    if second_factor:
        Authenticator.objects.get_or_create(user=account, type=Authenticator.Type.TOTP, defaults={"data": {}})
    signed = {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: account.get_session_auth_hash(),
        AUTHENTICATION_METHODS_SESSION_KEY: [{"method": "password", "at": timezone.now().timestamp() + 3600}],
        f"{AUTHENTICATION_METHODS_SESSION_KEY}_user": str(account.pk),
    }
    return a_session(**signed, **more)


def a_session(**held: object) -> str:
    session = SessionStore()
    session.update(held)
    session.create()
    return str(session.session_key)


def _long_ago() -> str:
    return (timezone.now() - timedelta(hours=2)).isoformat()
