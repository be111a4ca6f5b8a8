"""Who signs in, and who tried to, stands in the log; what was typed does not."""

import logging
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.actions import make_account
from sideomside.people.models import Account, Person
from sideomside.people.rules.guessing import left_of
from tests.people import House, build_house, someone
from tests.signing_in import at_work

PASSWORD = "et langt ord til en prøve"
LOGIN = "/konto/login/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def signe(house: House) -> Person:
    person = someone(house, "Signe", "coordinator")
    make_account(person=person, login="signe", password=PASSWORD, by=house.system)
    return person


def lines(verb: str) -> list[Entry]:
    return list(Entry.objects.filter(verb=verb))


def test_whoever_signs_in_stands_there_wearing_their_hat(signe: Person, client: Client) -> None:
    client.post(LOGIN, {"login": "signe", "password": PASSWORD})
    [line] = lines("account.came_in")
    assert (line.about_id, line.by_id, line.by_role) == (signe.id, signe.id, "coordinator")
    assert not lines("account.refused")


def test_a_wrong_password_stands_there_and_not_what_was_typed(signe: Person, client: Client) -> None:
    client.post(LOGIN, {"login": "signe", "password": "noget helt andet"})
    [line] = lines("account.refused")
    assert (line.about_id, line.by_id, line.by_role) == (signe.id, None, "visitor")
    assert line.detail == {"asked_for": "password"}
    assert not lines("account.came_in")


def test_a_name_nobody_has_costs_the_same_and_is_about_nobody(signe: Person, client: Client) -> None:
    with CaptureQueriesContext(connection) as known:
        client.post(LOGIN, {"login": "signe", "password": "noget helt andet"})
    with CaptureQueriesContext(connection) as unknown:
        Client().post(LOGIN, {"login": "ingen", "password": "noget helt andet"})
    _about_signe, line = lines("account.refused")
    assert (line.about_id, line.thing_id) == (None, "") and "ingen" not in str(line.detail)
    assert len(known) == len(unknown), "or the clock would tell who works here"


def test_a_wrong_code_stands_there(house: House, signe: Person) -> None:
    TOTP.activate(Account.objects.get(person=signe), generate_totp_secret())
    client = Client()
    client.post(LOGIN, {"login": "signe", "password": PASSWORD})
    assert not lines("account.came_in"), "not before the code"
    assert client.post("/konto/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert [line.detail for line in lines("account.refused")] == [{"asked_for": "code"}]


def test_turned_away_is_said_by_hat_and_page_and_names_nobody(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    host = at_work(house, someone(house, "Mona", "host"))
    nobody = "00000000-0000-4000-8000-000000000000"
    with caplog.at_level(logging.WARNING, "sideomside.site.door"):
        assert host.get(f"/henvendelser/{nobody}/").status_code == 404
    [said] = [one.getMessage() for one in caplog.records if one.name == "sideomside.site.door"]
    assert said == "turned away: host at intake:enquiry, 404"
    assert nobody not in said


@pytest.mark.parametrize(
    "password", ["sideomside2026", "Velkommen Kaffe 1", "København-sommer!", "Huset-Huset-12"]
)
def test_our_own_words_are_no_password(house: House, password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert "guessed" in {one.code for one in refused.value.error_list}


@pytest.mark.parametrize("password", [PASSWORD, "kaffe ved det blå vindue", "12 små gule støvler"])
def test_a_few_words_of_ones_own_are(house: House, password: str) -> None:
    validate_password(password)


def test_what_is_left_is_counted_in_letters() -> None:
    assert left_of("Peer2Peer-2026", ["peer"]) == 0
    assert left_of("blå kaffe", ["kaffe"]) == len("blaa")
