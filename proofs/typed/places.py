"""Everywhere one may type: each field of each form, once for each kind of person who can come there."""

from collections.abc import Iterator
from urllib.parse import urljoin

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.urls import Resolver404, resolve, reverse

from proofs.guarding.actors import Actor
from proofs.guarding.doors import NOTHING, Door, doors, library
from proofs.guarding.looking import may_come
from proofs.guarding.policy import EVERYBODY, POLICY
from proofs.guarding.worlds import HOME, OWN, World
from proofs.typed.forms import Form, forms_of, own_form
from proofs.typed.hand import Hand, Place
from sideomside.ground.vault.walls import within
from sideomside.partners.tests import cast as partners
from sideomside.people.rules import Hat
from tests.people import at_work

Visit = tuple[Actor, str]
# A page that begins something, and what it leads to can only be opened by whoever began it.
BEGINNINGS = {"stranger": "intake:write", "partner": "partners:begin", "peer": "stories:stories"}
AFTERWARDS = {
    "stranger": ["tak/ret/", "tak/"],
    "partner": ["svar/", "ord/", "videre/", "ja/", "send/"],
    "peer": ["begyndelsen/", "navn/", "handler-om/", "kan-nogen-kende-mig/", ""],
}


def visits(worlds: dict[str, World], actors: list[Actor]) -> list[Visit]:
    """Whoever may, at every door there is to their own things and to nobody's; a door for all as a stranger."""
    found = [door for door in doors(list(worlds.values())) if door.state in (OWN, NOTHING)]
    every = [(who, door.path) for door in found for who in _who_comes(actors, door)]
    secret = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    Authenticator.objects.update(data={"secret": secret})  # whoever works here may be asked for a code
    stranger = next(who for who in actors if who.hat == "stranger")
    karen = next(who for who in actors if who.hat == "coordinator")
    return every + [(who, path) for path in library() for who in (stranger, karen)]


def _who_comes(actors: list[Actor], door: Door) -> list[Actor]:
    """One of each kind."""
    if POLICY.get(door.name) == EVERYBODY:
        return [who for who in actors if who.hat == "stranger"][:1]
    kinds: dict[str, Actor] = {}
    for who in actors:
        if may_come(who, door):
            kinds.setdefault(who.hat if door.state == NOTHING else who.to(door.state), who)
    return list(kinds.values())


def begun(worlds: dict[str, World], actors: list[Actor]) -> list[Visit]:
    """What somebody has only just begun, in a browser of their own; it stays."""
    house, found = worlds[OWN].house, list[Visit]()
    with within(house.organisation.id):
        mette = partners.gather(house).mette
    session = at_work(house, mette).cookies["session"].value
    actors = [*actors, Actor("Mette", str(Hat.PARTNER), session)]
    for hat, name in BEGINNINGS.items():
        who = next(one for one in reversed(actors) if (one.hat, one.host) == (hat, HOME))
        hand, at = Hand(), reverse(name)
        hand.comes_in(who)
        form = own_form(at, hand.asks(who, "GET", at).text)
        led_to = hand.asks(who, form.method, form.at, form.body).where_to
        session = hand.client.cookies["session"].value
        found += [(Actor(who.name, hat, session), urljoin(led_to, f"../{page}")) for page in AFTERWARDS[hat]]
    return found


def places(visit: Visit, hand: Hand, met: set[tuple[str, str, str]]) -> Iterator[Place]:
    """The fields of one page that nobody has met on a page before; in a form of several buttons, with each."""
    who, path = visit
    answer = hand.opens(who, path)
    if answer.status != 200 or answer.kind != "text/html":
        return
    for form in forms_of(path, answer.text):
        name = _name(form)
        for field in form.typed:
            if (who.hat, name, field.name) not in met:
                yield Place(who, path, name, field, form)
    met |= {
        (who.hat, _name(form), field.name) for form in forms_of(path, answer.text) for field in form.typed
    }


def _name(form: Form) -> str:
    try:
        return resolve(form.at).view_name
    except Resolver404:
        return form.at
