"""Where an address is a key, the browser says nothing of it to anybody, and its forms come in all the same."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from tests.people import Hat, House, build_house, someone
from tests.test_deployment import addresses_with_a_key

pytestmark = pytest.mark.django_db

OURS = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def house() -> House:
    return build_house("Karens forening")


@pytest.fixture
def key(house: House) -> str:
    with within(house.organisation.id):
        ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
        return f"/m/{actions.make_link(person=ida, by=house.system)}/"


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


def sent(browser: Client, key: str, **headers: str) -> int:
    page = browser.get(key, secure=True).content.decode()
    [word, *_] = re.findall(r'main.*?name="csrfmiddlewaretoken" value="(\w+)"', page, re.DOTALL)
    return browser.post(key, {"csrfmiddlewaretoken": word}, secure=True, headers=headers).status_code


def test_every_address_that_holds_a_key_keeps_it(house: House, client: Client) -> None:
    found = list(addresses_with_a_key(get_resolver().url_patterns))
    assert len(found) >= 7
    for pattern in [f"{way}{one}" for one in found for way in ("", "/en")]:
        address = pattern.replace("/0-0/", f"/{uuid4()}/")
        for answer in (client.get(address), client.post(address)):
            assert answer.headers["Referrer-Policy"] == "no-referrer", address


def test_all_others_tell_ourselves_alone(house: House, client: Client) -> None:
    assert client.get("/skriv/").headers["Referrer-Policy"] == "same-origin"


def test_its_form_comes_in_though_it_says_not_from_where(browser: Client, key: str) -> None:
    assert sent(browser, key, **OURS) == 302


def test_an_older_browser_that_says_nothing_at_all_comes_in_by_the_key(browser: Client, key: str) -> None:
    assert sent(browser, key, Origin="null") == 302


@pytest.mark.parametrize(
    "said",
    [
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {"Origin": "null", "Sec-Fetch-Site": "none"},
        {"Origin": "https://somebody.example", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_form_from_elsewhere_does_not(browser: Client, key: str, said: dict[str, str]) -> None:
    assert sent(browser, key, **said) == 403


def test_a_form_without_our_word_does_not(browser: Client, key: str) -> None:
    browser.get(key, secure=True)
    wrong = {"csrfmiddlewaretoken": "a" * 64}
    assert browser.post(key, wrong, secure=True, headers=OURS).status_code == 403


def test_where_there_is_no_key_an_older_browser_must_say_from_where(browser: Client, house: House) -> None:
    told: Any = browser.get("/skriv/", secure=True)
    [word, *_] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', told.content.decode())
    form = {"csrfmiddlewaretoken": word, "words": "Hej"}
    assert browser.post("/skriv/", form, secure=True, headers={"Origin": "null"}).status_code == 403
    assert browser.post("/skriv/", form, secure=True, headers=OURS).status_code == 200
