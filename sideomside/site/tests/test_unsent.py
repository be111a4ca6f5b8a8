"""Somebody was away too long, or had to give their word again: what they had typed is still theirs, and unsent."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from sideomside.direction.models import Line
from sideomside.ground.ui import unsent
from sideomside.ground.vault.keys import destroy_key
from sideomside.ground.vault.walls import within
from sideomside.intake.actions import Newcomer, sort, write_in
from sideomside.intake.models import Enquiry, Message
from sideomside.people import actions
from sideomside.people.models import Person
from sideomside.people.rules import Hat, visitor
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db
WORDS = "Det er svært at skrive. Æøå 🌻 <men> nu står det her."
HOPE = "/min-side/retning/skriv/"
AWAY = timedelta(hours=2)
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def house() -> House:
    return build_house("Karens forening")


@pytest.fixture
def ida(house: House) -> Person:
    with within(house.organisation.id):
        return someone(house, "Ida", Hat.PARTICIPANT)


@pytest.fixture
def come_in(house: House) -> Callable[..., Any]:
    def come_in(client: Client, person: Person, word: str = "solsikke") -> Any:
        with within(house.organisation.id):
            token = actions.make_link(person=person, replace=False, by=house.system)
        client.post(f"/m/{token}/")
        return client.post("/din-noegle/", {"word": word})

    return come_in


def shown(page: Any) -> str:
    return unescape(page.content.decode())


def standing_in(page: Any) -> str:
    """What stands in the box one writes in."""
    return unescape(
        re.findall(r'<textarea name="words".*?>\n?(.*?)</textarea>', page.content.decode(), re.S)[0]
    )


def form_of(client: Client, path: str) -> dict[str, str]:
    page = client.get(path)
    return {"once": str(page.context["form"]["once"].value())}


def lines(house: House) -> list[Line]:
    with within(house.organisation.id):
        return list(Line.objects.all())


def test_words_sent_too_late_stand_in_the_form_again_and_are_sent_by_their_writer_alone(
    house: House, ida: Person, client: Client, come_in: Callable[..., Any]
) -> None:
    come_in(client, ida)
    hidden = form_of(client, HOPE)
    with time_machine.travel(timezone.now() + AWAY, tick=False):
        answer = client.post(HOPE, hidden | {"words": WORDS, "shared": ["peer"]})
        assert answer.status_code == 403
        assert WORDS in shown(answer) and "Dine ord er gemt til dig" in shown(answer)
        assert lines(house) == []
        assert "Æøå" not in Session.objects.get().session_data
        assert client.get(HOPE).status_code == 302, "nobody reads it before the writer has come in"
        assert come_in(client, ida)["Location"] == HOPE
        elsewhere = client.get("/min-side/")
        assert f'href="{HOPE}"' in shown(elsewhere) and WORDS not in shown(elsewhere)
        page = client.get(HOPE)
        assert standing_in(page) == WORDS and "Det er ikke sendt endnu" in shown(page)
        assert re.search(r'value="peer"[^>]*checked', shown(page))
        assert lines(house) == [], "filled in, never sent"
        assert client.get(HOPE).status_code == 200 and standing_in(client.get(HOPE)) == WORDS
        sent = client.post(HOPE, form_of(client, HOPE) | {"words": WORDS})
    assert sent.status_code == 302
    with within(house.organisation.id):
        assert [line.words for line in Line.objects.all()] == [WORDS]
    assert unsent.PLACE not in client.session


def test_a_word_asked_for_again_in_another_tab_costs_nobody_their_words(
    house: House, ida: Person, client: Client, come_in: Callable[..., Any]
) -> None:
    come_in(client, ida)
    hidden = form_of(client, HOPE)
    with within(house.organisation.id):
        token = actions.make_link(person=ida, replace=False, by=house.system)
    client.post(f"/m/{token}/")  # another tab
    answer = client.post(HOPE, hidden | {"words": "Gåtur"})
    assert answer["Location"] == "/din-noegle/"
    assert "Gåtur" not in shown(client.get("/din-noegle/")), "not before the word is given"
    assert "Gåtur" not in shown(client.get("/min-side/"))
    answer = client.post("/din-noegle/", {"word": "solsikke"}, follow=True)
    assert answer.redirect_chain[0][0] == HOPE
    assert standing_in(answer) == "Gåtur"
    assert lines(house) == []


def test_somebody_else_at_the_same_browser_never_meets_them(
    house: House, ida: Person, client: Client, come_in: Callable[..., Any]
) -> None:
    come_in(client, ida)
    with within(house.organisation.id):
        per = someone(house, "Per", Hat.PARTICIPANT)
    with time_machine.travel(timezone.now() + AWAY, tick=False):
        client.post(HOPE, {"words": WORDS})
        assert unsent.PLACE in client.session
        come_in(client, per, "regnvejr")
        assert WORDS not in shown(client.get(HOPE)) and "Skriv videre" not in shown(client.get("/min-side/"))
        assert unsent.PLACE not in client.session
        come_in(client, ida)
        assert standing_in(client.get(HOPE)) == "", "and they are gone for good"


@pytest.mark.parametrize("meanwhile", ["a night and a day", "erased"])
def test_they_are_not_kept_for_ever(
    house: House, ida: Person, client: Client, come_in: Callable[..., Any], meanwhile: str
) -> None:
    come_in(client, ida)
    with time_machine.travel(timezone.now() + AWAY, tick=False) as clock:
        client.post(HOPE, {"words": WORDS})
        come_in(client, ida)
        if meanwhile == "erased":
            destroy_key(ida.id)
            kept = unsent.opened(client.session, ida.id)
        else:
            session = client.session
            clock.shift(unsent.LASTS + timedelta(minutes=1))
            kept = unsent.opened(session, ida.id)
        assert kept is None


def test_a_form_whose_key_ran_out_opens_again_with_the_words_in_it(
    house: House, ida: Person, come_in: Callable[..., Any]
) -> None:
    client = Client()
    come_in(client, ida)
    client.handler.enforce_csrf_checks = True
    answer = client.post(HOPE, {"words": WORDS})
    assert answer.status_code == 403 and f'href="{HOPE}"' in shown(answer) and WORDS in shown(answer)
    assert standing_in(client.get(HOPE)) == WORDS
    assert lines(house) == []


def test_a_secret_is_never_shown_or_kept(client: Client, house: House) -> None:
    client.handler.enforce_csrf_checks = True
    answer = client.post("/konto/login/", {"login": "signe", "password": "kaffe ved det runde bord"})
    assert answer.status_code == 403
    assert "runde bord" not in shown(answer)
    assert unsent.PLACE not in client.session


class TestAtWork:
    @pytest.fixture
    def signe(self, house: House) -> Person:
        with within(house.organisation.id):
            signe = someone(house, "Signe", Hat.COORDINATOR)
            by = house.system
            account = actions.make_account(person=signe, login="signe", password="solskin i haven", by=by)
        TOTP.activate(account, SECRET)
        return signe

    @pytest.fixture
    def enquiry(self, house: House) -> Enquiry:
        with within(house.organisation.id):
            newcomer = Newcomer(name="Sara", channel="comes", said_yes="form")
            by = visitor(house.organisation.id)
            return write_in(programme=house.programme, newcomer=newcomer, words="Hej", way="form", by=by)

    def sign_in(self, client: Client) -> Any:
        """As it is done: a password, a code, and on to where one was going."""
        where = "/konto/login/?next=/i-dag/"
        client.post(where, {"login": "signe", "password": "solskin i haven"})
        cache.clear()  # a code is taken once only
        code = hotp_value(SECRET, next(yield_hotp_counters_from_time()))
        return client.post("/konto/2fa/authenticate/", {"code": f"{code:06}"})

    def test_an_answer_sent_too_late_stands_in_the_answer_form_and_nowhere_else(
        self, house: House, signe: Person, enquiry: Enquiry, client: Client
    ) -> None:
        self.sign_in(client)
        path = f"/henvendelser/{enquiry.id}/"
        form = client.get(path).context["forms"]["answer"]
        said = {"do": "answer", "seal": form["seal"].value(), "version": form["version"].value()}
        with within(house.organisation.id):
            by = wearing(house, signe, Hat.COORDINATOR)
            sort(enquiry=Enquiry.objects.get(), as_="seeks", version=None, by=by)  # a colleague, meanwhile
        with time_machine.travel(timezone.now() + AWAY, tick=False):
            answer = client.post(
                path, said | {"words": WORDS}, headers={"referer": f"http://testserver{path}?opening=call"}
            )
            assert answer.status_code == 403
            assert "/konto/login/?next=/henvendelser/" in shown(answer).replace("%2F", "/")
            self.sign_in(client)
            assert "?opening=call" in shown(client.get("/i-dag/"))
            page = client.get(path)
            forms = page.context["forms"]
            assert forms["answer"]["words"].value() == WORDS
            assert not forms["call"]["words"].value()
            assert Message.objects.filter(direction="out").count() == 0
            said = {name: forms["answer"][name].value() for name in ("seal", "version", "words")}
            told = client.post(path, said | {"do": "answer"})
        assert told.status_code == 200, "a colleague was here meanwhile, and one is told of it"
        assert told.context["changed"] and told.context["forms"]["answer"]["words"].value() == WORDS
