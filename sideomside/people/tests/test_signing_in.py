"""Those who work here sign in with an address nobody can read, a password and a second step."""

import re
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people import actions, jobs
from sideomside.people.models import Account, Contact, LinkAsked, Person, PrivateLink
from sideomside.people.rules import NotAllowed
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db
PASSWORD = "kaffe ved det runde bord"


@pytest.fixture
def house() -> House:
    return build_house("Copenhagen")


def signe(house: House, *roles: str, password: str | None = PASSWORD) -> Account:
    with within(house.organisation.id):
        person = someone(house, "Signe", *(roles or ("coordinator",)), mail="Signe@example.org")
        return actions.make_account(
            person=person, login="Signe@example.org", password=password, by=house.system
        )


def with_codes(account: Account) -> str:
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def sign_in(client: Client, **said: str) -> Any:
    return client.post(reverse("account_login"), {"login": "signe@example.org", "password": PASSWORD, **said})


def test_a_password_alone_opens_nothing(house: House, client: Client) -> None:
    signe(house)
    sign_in(client)
    answer = client.get(reverse("desk:today"))
    assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))


def test_a_browser_is_known_by_two_words_and_no_more(house: House) -> None:
    """Its whole description would know it again anywhere; its owner wants to tell the phone that was lost."""
    told = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.1 Mobile"
    client = Client(headers={"User-Agent": told})
    secret = with_codes(signe(house))
    sign_in(client)
    code = hotp_value(secret, next(yield_hotp_counters_from_time()))
    client.post(reverse("mfa_authenticate"), {"code": f"{code:06}"})
    assert "Chrome, Android." in client.get(reverse("usersessions_list")).content.decode()
    assert [one.user_agent for one in UserSession.objects.all()] == ["Chrome, Android"]


def test_password_and_code_lead_to_today(house: House, client: Client) -> None:
    secret = with_codes(signe(house))
    sign_in(client)
    code = hotp_value(secret, next(yield_hotp_counters_from_time()))
    answer = client.post(reverse("mfa_authenticate"), {"code": f"{code:06}"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert client.get(reverse("desk:home")).url == reverse("desk:today")
    assert client.get(reverse("desk:today")).status_code == 200


def test_no_table_holds_an_address_a_name_or_a_code_one_can_read(house: House, client: Client) -> None:
    account = signe(house)
    secret = with_codes(account)
    sign_in(client)
    stored = " ".join(
        [account.username, *Session.objects.values_list("session_data", flat=True)]
        + [str(data) for data in Authenticator.objects.values_list("data", flat=True)]
    )
    assert "signe" not in stored.casefold()
    assert secret not in stored


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(house: House, client: Client) -> None:
    signe(house)
    pages = [
        sign_in(client, **wrong).content.decode()
        for wrong in ({"login": "no@example.org"}, {"password": "x"})
    ]
    plain = [re.sub(r'(csrfmiddlewaretoken" value|value)="[^"]*"', "", page) for page in pages]
    assert plain[0] == plain[1]


def test_an_invitation_chooses_a_password_once(house: House, client: Client) -> None:
    with within(house.organisation.id):
        person = someone(house, "Jonas", "peer", mail="jonas@example.org")
        link = actions.invite(person=person, by=house.system)
        assert Letter.objects.get(to_id=person.id).subject == "Hej Jonas"
    where = link.removeprefix("http://127.0.0.1:8000")
    assert client.get(where).status_code == 200
    assert client.post(where, {"password": "kort"}).status_code == 200
    assert client.post(where, {"password": PASSWORD}).status_code == 302
    assert Account.objects.get(person_id=person.id).check_password(PASSWORD)
    assert client.get(where).status_code == 410


def test_who_forgot_gets_a_link_and_nobody_learns_who_works_here(house: House, client: Client) -> None:
    signe(house)
    pages = [
        client.post(reverse("people:forgotten"), {"login": login}).content
        for login in ("signe@example.org", "nobody@example.org")
    ]
    assert pages[0] == pages[1]
    with within(house.organisation.id):
        assert Letter.objects.count() == 0  # looked up a little later: known and unknown cost the same here
        jobs.lost_links()
        assert Letter.objects.count() == 1 and not LinkAsked.objects.exists()


def test_a_mailbox_that_is_gone_gives_way_to_another(house: House, client: Client) -> None:
    account = signe(house)
    with_codes(account)
    client.force_login(account)
    with within(house.organisation.id):
        actions.make_link(person=account.person, by=house.system)
    with pytest.raises(CommandError, match="no mail address"):
        call_command("new_mail", "signe@example.org", "signe at nowhere")
    call_command("new_mail", "signe@example.org", "Signe@new.example", stdout=StringIO())
    assert client.get(reverse("desk:today")).status_code == 302  # whoever sat in the old session is out
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert Authenticator.objects.filter(user=account).exists()  # the new mailbox alone opens nothing
    with within(house.organisation.id):
        assert not PrivateLink.objects.filter(person_id=account.person_id, revoked_at=None).exists()
        assert [one.value for one in Contact.objects.filter(person_id=account.person_id)] == [
            "Signe@new.example"
        ]
        actions.choose_password(account=account, password=PASSWORD, by=house.system)
    assert sign_in(Client(), login="signe@example.org").status_code == 200
    assert sign_in(Client(), login="signe@new.example").status_code == 302


def test_nobody_is_given_a_mail_somebody_else_signs_in_with(house: House) -> None:
    before = signe(house).username
    with within(house.organisation.id):
        jonas = someone(house, "Jonas", "peer")
        actions.make_account(person=jonas, login="jonas@example.org", by=house.system)
        with pytest.raises(NotAllowed):
            actions.change_login(
                login="signe@example.org", to="jonas@example.org", by=wearing(house, jonas, "peer")
            )
    for old, new in (("signe@example.org", "jonas@example.org"), ("nobody@example.org", "new@example.org")):
        with pytest.raises(CommandError, match="Nothing was changed"):
            call_command("new_mail", old, new)
    assert Account.objects.filter(username=before).exists()


def test_somebody_who_left_cannot_come_in(house: House, client: Client) -> None:
    account = signe(house)
    with_codes(account)
    client.force_login(account)
    assert client.get(reverse("desk:today")).status_code == 200
    with within(house.organisation.id):
        role = Person.objects.get(id=account.person_id).roles.get()
        actions.set_role_state(role=role, state="left", by=house.system)
    assert client.get(reverse("desk:today")).status_code == 404


def test_one_hat_at_a_time(house: House, client: Client) -> None:
    account = signe(house, "coordinator", "peer")
    with_codes(account)
    client.force_login(account)
    assert client.get(reverse("desk:home")).url == reverse("desk:today")
    client.post(reverse("people:change_hat"), {"hat": "peer"})
    assert client.get(reverse("desk:home")).url == reverse("desk:peer_home")
    assert client.get(reverse("desk:today")).status_code == 404
    client.post(reverse("people:change_hat"), {"hat": "operator"})
    assert client.get(reverse("desk:home")).url == reverse("desk:peer_home")


def test_an_account_of_next_door_is_a_stranger_here(client: Client) -> None:
    ours, theirs = build_house("Copenhagen", "testserver"), build_house("Next door", "b.example")
    account = signe(theirs)
    with_codes(account)
    client.force_login(account)
    assert ours.organisation.id != account.organisation_id
    assert client.get(reverse("desk:today")).status_code == 404
