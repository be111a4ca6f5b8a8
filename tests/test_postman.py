"""Letters wait in the outbox, leave once, and leave nothing readable behind."""

import socket
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from sideomside.ground.post import carrier
from sideomside.ground.post import jobs as post
from sideomside.ground.post.jobs import carry_out
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=5)


@pytest.fixture
def house(settings: Any, tmp_path: Path) -> House:
    settings.MAILBOX = tmp_path / "mailbox"
    settings.SMS_FOLDER = str(tmp_path / "mailbox")
    settings.MAIL_HOST = ""
    return build_house("Copenhagen")


def write(house: House, **known: str) -> Letter:
    ida = someone(house, "Ida", **{"mail": "ida@example.org", **known})
    actions.invite(person=ida, by=house.system)
    return Letter.objects.get(to_id=ida.id)


def test_a_letter_leaves_once_and_its_words_are_gone_afterwards(house: House) -> None:
    with within(house.organisation.id):
        letter = write(house)
        assert carrier.deliver_waiting() == 1
        assert carrier.deliver_waiting() == 0
        (file,) = Path(carrier.settings.MAILBOX).glob("*.eml")
        mail = message_from_bytes(file.read_bytes(), policy=default)
        assert mail["To"] == "ida@example.org"
        assert mail["Subject"] == "Hej Ida"
        letter.refresh_from_db()
        assert (letter.state, letter.address, letter.text) == ("sent", None, None)


def test_a_letter_to_an_english_reader_is_in_english(house: House) -> None:
    with within(house.organisation.id):
        assert (write(house, language="en").text or "").startswith("Hi Ida")


def test_when_the_mail_server_is_away_the_letter_waits_and_tries_again(house: House, settings: Any) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.MAIL_HOST, settings.MAIL_PORT = "127.0.0.1", unused.getsockname()[1]
        with within(house.organisation.id):
            letter = write(house)
            assert carrier.deliver_waiting() == 0
            letter.refresh_from_db()
            assert (letter.state, letter.attempts) == ("waiting", 1)
            assert letter.fault == "ConnectionRefusedError"
            assert letter.not_before > timezone.now()
            assert letter.address == "ida@example.org"


def test_a_letter_is_given_up_in_the_end_and_that_is_seen(house: House, settings: Any) -> None:
    settings.SMS_FOLDER = ""
    with within(house.organisation.id):
        letter = write(house)
        Letter.objects.filter(id=letter.id).update(channel="sms", attempts=carrier.ATTEMPTS - 1)
        carrier.deliver_waiting()
        letter.refresh_from_db()
        assert (letter.state, letter.fault) == ("given_up", "NoWayOut")


def test_whoever_comes_second_for_a_letter_leaves_it_alone(house: House) -> None:
    with within(house.organisation.id):
        letter = write(house)
        assert carrier.deliver(letter.id)
        assert not carrier.deliver(letter.id)
        Letter.objects.filter(id=letter.id).update(state="sending", not_before=timezone.now() + SOON)
        assert not carrier.deliver(letter.id), "somebody is sending it now"
        letter.refresh_from_db()
    assert (letter.attempts, len(list(Path(carrier.settings.MAILBOX).glob("*.eml")))) == (1, 1)


def test_the_postman_takes_what_is_due_in_one_house_and_one_bad_letter_stops_no_other(
    house: House, settings: Any
) -> None:
    settings.SMS_FOLDER = ""
    with within(house.organisation.id):
        bad, good, later = (write(house, mail=f"{name}@example.org") for name in ("bad", "good", "later"))
        Letter.objects.filter(id=bad.id).update(channel="sms")
        Letter.objects.filter(id=later.id).update(not_before=timezone.now() + SOON)
    with within(build_house("Next door").organisation.id):
        elsewhere = write(house)
    carry_out(house.organisation.id)
    with within(house.organisation.id):
        states = {one.id: one.state for one in Letter.objects.all()}
    assert states == {bad.id: "waiting", good.id: "sent", later.id: "waiting"}
    with within(elsewhere.organisation_id):
        assert Letter.objects.get().state == "waiting"


def test_a_mail_server_nobody_answers_at_is_asked_once_in_a_round_and_holds_up_no_text_message(
    house: House, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def hangs() -> None:
        asked.append("30 seconds of everybody's time")
        raise TimeoutError

    settings.MAIL_HOST = "mail.example"
    monkeypatch.setattr(carrier, "connect", hangs)
    with within(house.organisation.id):
        letters = [write(house, mail=f"{number}@example.org") for number in range(4)]
        Letter.objects.filter(id=letters[-1].id).update(channel="sms")
    carry_out(house.organisation.id)
    with within(house.organisation.id):
        found = {one.id: (one.state, one.attempts, one.fault) for one in Letter.objects.all()}
    first, second, third, text = (found[one.id] for one in letters)
    assert len(asked) == 1 and text[0] == "sent"
    assert first == ("waiting", 1, "TimeoutError")
    assert second == third == ("waiting", 0, "")
    carry_out(house.organisation.id)
    assert len(asked) == 2  # the next one's turn, and not the same one's again


def test_a_slow_mail_server_lets_others_have_their_turn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 20))
    monkeypatch.setattr(post, "monotonic", lambda: next(clock), raising=False)
    with within(house.organisation.id):
        for number in range(4):
            write(house, mail=f"{number}@example.org")
    carry_out(house.organisation.id)
    with within(house.organisation.id):
        assert Letter.objects.filter(state="sent").count() == 2
    carry_out(house.organisation.id)
    with within(house.organisation.id):
        assert Letter.objects.filter(state="sent").count() == 4
