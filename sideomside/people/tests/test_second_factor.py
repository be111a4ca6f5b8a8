"""Somebody new who works here signs in, is asked again who they are, and adds a code app."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.hashers import get_hasher, identify_hasher
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people.actions import keep_codes_as_passwords, let_begin_again, make_account, use_code
from sideomside.people.models import Account, Person, Programme
from sideomside.people.rules import NotAllowed, visitor
from tests.people import Hat, House, build_house, someone, wearing
from tests.signing_in import at_work

pytestmark = pytest.mark.django_db
PASSWORD = "et langt ord til en prøve"
LOGIN = "/konto/login/"
APP = "/konto/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def _a_code_stands_still() -> Iterator[None]:
    """A one-time code changes every half minute, and a test may begin in the last second of one."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.fixture
def signe(client: Client) -> Client:
    house = build_house("København")
    with within(house.organisation.id):
        person = someone(house, "Signe", "coordinator")
        make_account(person=person, login="signe", password=PASSWORD, by=house.system)
    client.post("/konto/login/", {"login": "signe", "password": PASSWORD})
    return client


def test_a_newcomer_adds_a_code_app_and_only_then_works_here(signe: Client) -> None:
    assert signe.get("/i-dag/")["Location"] == "/konto/2fa/"
    again = signe.get(APP)["Location"]
    assert signe.post(again, {"password": "noget helt andet"}).status_code == 200
    assert signe.get(APP).status_code == 302, "a wrong password opens nothing"
    assert signe.post(again, {"password": PASSWORD})["Location"] == APP
    [secret] = re.findall(r'id="authenticator_secret"[^>]*>\s*(\w+)', signe.get(APP).content.decode())
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert signe.post(APP, {"code": code}).status_code == 302
    assert signe.get("/i-dag/").status_code == 200


def test_the_greeting_after_sign_in_tells_no_fingerprint(signe: Client) -> None:
    assert "Loggede" not in signe.get("/konto/2fa/").content.decode()


def signed_in_with_an_app(signe: Client) -> str:
    """The codes she was shown on the way."""
    again = signe.get(APP)["Location"]
    signe.post(again, {"password": PASSWORD})
    [secret] = re.findall(r'id="authenticator_secret"[^>]*>\s*(\w+)', signe.get(APP).content.decode())
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return signe.post(APP, {"code": code})["Location"]


CODES = re.compile(r"^(\d{8})$", re.MULTILINE)


def test_recovery_codes_are_shown_once_and_kept_as_passwords_are(signe: Client) -> None:
    at = signed_in_with_an_app(signe)
    shown = signe.get(at).content.decode()
    codes = CODES.findall(re.sub(r"<[^>]+>", "\n", shown))
    assert len(codes) == 10
    kept = Authenticator.objects.get(type="recovery_codes").data
    hashed = [get_adapter().decrypt(one) for one in kept["migrated_codes"]]
    assert "seed" not in kept and len(set(hashed)) == 10
    assert {identify_hasher(one).algorithm for one in hashed} == {get_hasher().algorithm}
    again = signe.get(at).content.decode()
    assert not any(code in again for code in codes) and "10 koder tilbage" in again


def test_a_recovery_code_lets_in_once_and_the_log_says_so(signe: Client) -> None:
    text = re.sub(r"<[^>]+>", "\n", signe.get(signed_in_with_an_app(signe)).content.decode())
    first, second, *_ = CODES.findall(text)
    for code, lets_in in ((first, True), (first, False), ("12345678", False), (f" {second} ", True)):
        browser = Client()
        at = browser.post(LOGIN, {"login": "signe", "password": PASSWORD})["Location"]
        answer = browser.post(at, {"code": code})
        assert (answer.status_code == 302) == lets_in, code
        assert (browser.get("/i-dag/").status_code == 200) == lets_in
    with within(Account.objects.get().organisation_id):
        assert Entry.objects.filter(verb="account.recovery_code").count() == 2
        assert Entry.objects.filter(verb="account.refused", detail__asked_for="code").count() == 2
    assert len(Authenticator.objects.get(type="recovery_codes").data["migrated_codes"]) == 8


def test_what_is_kept_of_a_code_is_no_code(signe: Client) -> None:
    signe.get(signed_in_with_an_app(signe))
    kept = get_adapter().decrypt(Authenticator.objects.get(type="recovery_codes").data["migrated_codes"][0])
    browser = Client()
    at = browser.post(LOGIN, {"login": "signe", "password": PASSWORD})["Location"]
    assert browser.post(at, {"code": kept}).status_code == 200
    assert browser.get("/i-dag/").status_code == 302
    signe.post("/konto/reauthenticate/", {"password": PASSWORD})
    assert signe.post("/konto/2fa/reauthenticate/", {"code": kept}).status_code == 200
    assert len(Authenticator.objects.get(type="recovery_codes").data["migrated_codes"]) == 10
    with within(Account.objects.get().organisation_id):
        assert Entry.objects.filter(verb="account.refused", detail__asked_for="code").count() == 2


def test_a_look_at_the_head_alone_shuts_no_codes_away_and_there_is_no_file_of_them(signe: Client) -> None:
    at = signed_in_with_an_app(signe)
    signe.head(at)
    assert "seed" in Authenticator.objects.get(type="recovery_codes").data
    assert signe.get(f"{at}download/").status_code == 404


def test_codes_from_before_they_were_hashed_still_open_once(signe: Client) -> None:
    signed_in_with_an_app(signe)
    account = Account.objects.get()
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    with within(account.organisation_id):
        by = visitor(account.organisation_id)
        assert use_code(account=account, code=code, by=by) is not None
        assert use_code(account=account, code=code, by=by) is None


def test_nobody_shuts_away_another_ones_codes(house: House, lost: Person) -> None:
    account = Account.objects.get(person=lost)
    RecoveryCodes.activate(account)
    karen = someone(house, "Karen", "coordinator", mail="karen@huset.example")
    with pytest.raises(NotAllowed):
        keep_codes_as_passwords(account=account, by=wearing(house, karen, Hat.COORDINATOR))
    assert "seed" in Authenticator.objects.get(type="recovery_codes").data


def letter() -> str:
    return re.findall(r"http\S+", Letter.objects.order_by("made_at").last().text or "")[0].split(":8000")[1]


@pytest.fixture
def lost(house: House) -> Person:
    """Mona, a host, who signs in with a code app and has lost it."""
    mona = someone(house, "Mona", "host", mail="mona@post.example")
    account = make_account(person=mona, login="mona@post.example", password=PASSWORD, by=house.system)
    TOTP.activate(account, generate_totp_secret())
    Account.objects.update(last_login=timezone.now())
    return mona


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


def test_whoever_lost_their_phone_begins_again_by_a_colleague_and_their_own_mailbox(
    house: House, lost: Person
) -> None:
    karen = at_work(house, someone(house, "Karen", "coordinator", mail="karen@huset.example"))
    hers = at_work(house, lost)
    at = f"/huset/kolleger/{lost.id}/"
    assert "Har mistet sin telefon eller nøgle" in karen.get(at).content.decode()
    assert karen.post(at, {"do": "begin_again"}).status_code == 302
    assert not Authenticator.objects.filter(user__person=lost).exists()
    assert hers.get("/i-dag/")["Location"].startswith("/konto/login/"), "every open page of hers is shut"
    mona = Client()
    assert mona.post(LOGIN, {"login": "mona@post.example", "password": PASSWORD}).status_code == 200
    assert mona.post(letter(), {"password": "nye ord til en ny dag"}).status_code == 302
    mona.post(LOGIN, {"login": "mona@post.example", "password": "nye ord til en ny dag"})
    assert mona.get("/i-dag/")["Location"] == "/konto/2fa/", (
        "and a second key is asked for as on the first day"
    )
    assert Entry.objects.get(verb="account.begun_again").about_id == lost.id


def test_pressed_twice_it_is_one_letter(house: House, lost: Person) -> None:
    karen = at_work(house, someone(house, "Karen", "coordinator", mail="karen@huset.example"))
    for _again in range(2):
        karen.post(f"/huset/kolleger/{lost.id}/", {"do": "begin_again"})
    assert Letter.objects.count() == 1


def test_nobody_lets_themselves_or_a_stranger_begin_again(house: House, lost: Person) -> None:
    karen = someone(house, "Karen", "coordinator", mail="karen@huset.example")
    elsewhere = Programme.objects.create(name="Kaffe i Nord")
    for who, viewer in (
        (lost, wearing(house, lost, Hat.HOST)),
        (karen, wearing(house, karen, Hat.COORDINATOR)),
        (lost, replace(wearing(house, karen, Hat.COORDINATOR), programme_ids=frozenset({elsewhere.id}))),
    ):
        with pytest.raises(NotAllowed):
            let_begin_again(person=who, by=viewer)
    assert Authenticator.objects.filter(user__person=lost).exists() and not Letter.objects.exists()


def test_who_signs_in_at_an_office_of_their_own_has_nothing_here_to_lose(house: House, lost: Person) -> None:
    account = Account.objects.get(person=lost)
    account.set_unusable_password()
    account.save()
    with pytest.raises(NotAllowed):
        let_begin_again(person=lost, by=house.system)


def test_the_only_coordinator_is_helped_at_the_machine(house: House, lost: Person) -> None:
    said = StringIO()
    call_command("begin_again", "mona@post.example", stdout=said)
    assert letter() in said.getvalue()
    with pytest.raises(CommandError, match="Nobody signs in here with"):
        call_command("begin_again", "ingen@post.example")
