"""Two questions that may not be told apart, asked in turn: somebody we know, and somebody we do not.

Runs in a process of its own with Django ready, with the passwords' own slow hash; what it prints last is what was
found. Each try is taken back, so that no counter of tries makes one of them slower.
"""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from statistics import median
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest

from proofs.guarding.actors import Actor
from proofs.guarding.apart import in_a_child
from proofs.guarding.doors import NOTHING, Door
from proofs.guarding.looking import GET, POST, Body, Visitor
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.people import actions as people
from sideomside.people.actions import links
from sideomside.people.models import Account, Contact, LinkAsked
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import Hat, system
from sideomside.people.sign_in import ByFingerprint
from sideomside.people.views import lost, working
from tests.people import House, at_work, build_house, someone

KNOWN, UNKNOWN = "karen@huset.example", "bente@huset.example"
PHONE, NO_PHONE = "20 12 34 56", "20 65 43 21"
MASKED = re.compile(
    r'(csrfmiddlewaretoken" value="|name="(?:once|seal|at)" value="|session=|csrftoken=)[^";]*|expires=[^;]*'
)
Told = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """The same question about somebody known and somebody unknown."""

    name: str
    at: str
    known: Body
    unknown: Body
    known_at: str = ""
    method: str = POST
    slow: bool = False  # a password is hashed: fewer tries are enough, and each takes long


def play() -> None:
    tries, seed = int(sys.argv[1]), int(sys.argv[2])
    house = build_house("København")
    questions, who = _questions(house)
    told = {one.name: asked(one, who, tries, seed) for one in questions}
    for name, one in told.items():
        print(name, one, file=sys.stderr)
    caught = {
        leak.__name__: _is_seen(leak, [q for q in questions if q.name == at][0], who, seed)
        for leak, at in LEAKS
    }
    print(json.dumps({"questions": told, "caught": caught}))


def _questions(house: House) -> tuple[list[Question], Actor]:
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR, mail=KNOWN)
        people.make_account(person=karen, login=KNOWN, password="kaffe ved det runde bord", by=house.system)
        ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
        people.add_contact(person=ida, way="phone", value=PHONE, by=house.system)
        enquiry = intake.receive(
            programme=house.programme, person=ida, way="form", words="Hej", by=house.system
        )
        revoked = people.make_link(person=ida, by=house.system)
        people.revoke_links(person=ida, by=house.system)
        account = Account.objects.get(person=karen)
        frank = someone(house, "Frank", Hat.EVALUATOR)
    at_desk = at_work(house, frank).cookies["session"].value
    somebody = Actor("evaluator", "evaluator", at_desk)
    wrong = {"password": "et helt andet ord end det"}
    return [
        Question("sign in", "/konto/login/", {"login": KNOWN} | wrong, {"login": UNKNOWN} | wrong, slow=True),
        Question("forgotten password", "/glemt/", {"login": KNOWN}, {"login": UNKNOWN}),
        Question("lost link by mail", "/mistet-link/", {"contact": "ida@post.example"}, {"contact": UNKNOWN}),
        Question("lost link by phone", "/mistet-link/", {"contact": PHONE}, {"contact": NO_PHONE}),
        Question("an old link", f"/m/{'a' * len(revoked)}/", {}, {}, known_at=f"/m/{revoked}/", method=GET),
        Question(
            "an invitation", f"/velkommen/{uuid4()}/abc-123/", {}, {},
            known_at=f"/velkommen/{account.id}/abc-123/", method=GET,
        ),
        Question(
            "somebody's enquiry", f"/henvendelser/{uuid4()}/", {}, {},
            known_at=f"/henvendelser/{enquiry.id}/", method=GET,
        ),
    ], somebody  # fmt: skip


def asked(question: Question, somebody: Actor, tries: int, seed: int) -> Told:
    """In an order drawn by lot, each as often as the other; what differs in the answer, and in its time."""
    visitor, chance = Visitor(), Random(seed)
    many = max(5, tries // 8) if question.slow else tries
    order = [True, False] * many
    chance.shuffle(order)
    who = somebody if question.at.startswith("/henv") else Actor("stranger", "stranger")
    spent: dict[bool, list[float]] = {True: [], False: []}
    clock: dict[bool, list[float]] = {True: [], False: []}
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    for known in [True, False, *order]:  # the first two are not counted: they warm the house up
        at = question.known_at if known and question.known_at else question.at
        body = question.known if known else question.unknown
        began, used = time.perf_counter(), time.process_time()
        found = visitor.tries(who, Door("asked", NOTHING, at), question.method, body)
        clock[known].append(time.perf_counter() - began)
        spent[known].append(time.process_time() - used)
        seen[known].add(_masked(f"{found.status}\n{found.text}", [at, *map(str, body.values())]))
    return {
        "tries": len(order),
        "differing": _differing(seen[True], seen[False]),
        "processor_ratio": _ratio(spent),
        "clock_ratio": _ratio(clock),
        "gap_ms": round(abs(median(clock[True][1:]) - median(clock[False][1:])) * 1000, 2),
    }


def _ratio(times: dict[bool, list[float]]) -> float:
    """The slower median to the faster one."""
    low, high = sorted((median(times[True][1:]), median(times[False][1:])))
    return round(high / low, 3)


def _masked(text: str, typed: list[str]) -> str:
    """Without what is drawn afresh for each answer, and without what was typed itself."""
    text = MASKED.sub(r"\1…", text)
    for one in sorted(typed, key=len, reverse=True):
        text = text.replace(one, "…") if one else text
    return re.sub(r"Content-Length: \d+", "", text)


def _differing(known: set[str], unknown: set[str]) -> int:
    """Bytes that are not the same."""
    if known == unknown:
        return 0
    one, other = sorted(known)[0], sorted(unknown)[0]
    differing = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    return max(1, differing)


def an_unknown_name_is_answered_at_once() -> None:
    def early(self: Any, request: Any, username: str = "", password: str = "", **other: Any) -> Any:
        account = Account.objects.filter(username=login_fingerprint(username)).first()
        return account if account and account.check_password(password) else None

    ByFingerprint.authenticate = early


def an_unknown_name_is_told_so() -> None:
    def told(self: Any, request: Any, username: str = "", password: str = "", **other: Any) -> Any:
        if not Account.objects.filter(username=login_fingerprint(username)).exists():
            raise forms.ValidationError("Vi kender ikke den adresse")

    ByFingerprint.authenticate = told


def the_invitation_is_written_while_one_waits() -> None:
    real = people.ask_for_invitation

    def at_once(*, login: str, by: Any) -> None:
        real(login=login, by=by)
        for asked in LinkAsked.objects.all():
            people.send_new_invitation(asked=asked, by=by)

    working.actions.ask_for_invitation = at_once


def the_link_is_written_while_one_waits() -> None:
    real = people.ask_for_link

    def at_once(*, typed: str, by: Any) -> None:
        real(typed=typed, by=by)
        links.send_asked_links(by=system(by.organisation_id))

    lost.actions.ask_for_link = at_once


def a_header_says_it() -> None:
    real = working.too_often

    def told(purpose: str, who: str, **how: Any) -> bool:
        if purpose == "forgotten" and Contact.objects.exists() and who == KNOWN:
            HttpRequest.known = True
        return real(purpose, who, **how)

    working.too_often = told
    sent = working.render

    def rendered(request: HttpRequest, *words: Any, **more: Any) -> Any:
        answer = sent(request, *words, **more)
        if getattr(HttpRequest, "known", False):
            answer.headers["X-Sent"] = "yes"
            HttpRequest.known = False
        return answer

    working.render = rendered


LEAKS: list[tuple[Callable[[], None], str]] = [
    (an_unknown_name_is_answered_at_once, "sign in"),
    (an_unknown_name_is_told_so, "sign in"),
    (the_invitation_is_written_while_one_waits, "forgotten password"),
    (the_link_is_written_while_one_waits, "lost link by mail"),
    (a_header_says_it, "forgotten password"),
]
TOLD_APART = 1.15


def is_told_apart(told: Told) -> bool:
    return bool(told["differing"]) or told["processor_ratio"] > TOLD_APART


def _is_seen(leak: Callable[[], None], question: Question, who: Actor, seed: int) -> bool:
    return bool(in_a_child(partial(_with_leak, leak, question, who, seed)))


def _with_leak(leak: Callable[[], None], question: Question, who: Actor, seed: int) -> bool:
    leak()
    return is_told_apart(asked(question, who, 40, seed))
