"""Somebody new who works here signs in, is asked again who they are, and adds a code app."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.people.actions import make_account
from tests.people import build_house, someone

pytestmark = pytest.mark.django_db
PASSWORD = "et langt ord til en prøve"
APP = "/konto/2fa/totp/activate/"


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
