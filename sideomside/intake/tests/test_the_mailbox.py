"""Fetching from a real mailbox: what is ours is moved, what is stuck stands in nobody's way, nothing comes twice."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from sideomside.intake import queries
from sideomside.intake.inbox import fetch_mail, imap
from sideomside.intake.models import Enquiry, InboundMail, Message
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.intake.tests.mailing import letter, read_all
from sideomside.intake.tests.servers import PASSWORD, USER, Mailbox, dovecot, own_house

pytestmark = pytest.mark.deployment


@pytest.fixture
def mailbox(settings: Any) -> Any:
    with dovecot() as box:
        settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", box.port, "off"
        settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
        yield box


def fetch(cast: Any) -> int:
    return fetch_mail(cast.house.organisation.id)


def test_mail_is_fetched_read_and_moved(cast: Any, mailbox: Mailbox) -> None:
    mailbox.put(letter("Kære jer, må jeg komme på fredag? Æøå"), letter("Hej", sender="per@post.example"))
    assert fetch(cast) == 2
    read_all()
    assert {row.name for row in queries.waiting_for_answer(cast.as_signe)} == {"Ida Holm", ""}
    assert (mailbox.count("INBOX"), mailbox.count(imap.TAKEN)) == (0, 2)
    assert fetch(cast) == 0


def test_a_mail_somebody_has_already_opened_there_is_taken_too(cast: Any, mailbox: Mailbox) -> None:
    mailbox.put(letter("Hej"))
    with mailbox.open() as box:
        box.flag(box.uids(), ["\\Seen"], True)
    assert fetch(cast) == 1


def test_what_cannot_be_moved_is_known_by_its_number(cast: Any, mailbox: Mailbox, monkeypatch: Any) -> None:
    def stays(self: Any, uid: int) -> None:
        raise ValueError("no such folder")

    with monkeypatch.context() as broken:
        broken.setattr(imap._Mailbox, "move", stays)
        mailbox.put(letter("Hej"))
        with pytest.raises(imap.SomeWereStuck):
            fetch(cast)
    assert fetch(cast) == 0
    assert (InboundMail.objects.count(), mailbox.count("INBOX")) == (1, 1)
    InboundMail.objects.update(left_behind=False)
    assert (fetch(cast), mailbox.count("INBOX")) == (1, 0), "known, and moved when it can be"
    assert InboundMail.objects.count() == 1


def test_a_mail_that_is_stuck_stands_in_nobodys_way(cast: Any, mailbox: Mailbox, monkeypatch: Any) -> None:
    mailbox.put(letter("Den første"), letter("Den anden", sender="per@post.example"))
    take = imap._Mailbox.take

    def takes(self: Any, uid: int) -> None:
        if uid == 1:
            raise ConnectionResetError
        take(self, uid)

    monkeypatch.setattr(imap._Mailbox, "take", takes)
    for _ in range(2):
        with pytest.raises(imap.SomeWereStuck):
            fetch(cast)
    read_all()
    assert Message.objects.get().words == "Den anden"
    imap._stuck.clear()


def test_of_a_mail_that_is_too_large_somebody_sees_who_wrote(cast: Any, mailbox: Mailbox) -> None:
    mailbox.put(letter("Hej") + b"x" * MAX_BYTES)
    assert fetch(cast) == 1
    read_all()
    (item,) = queries.quarantined(cast.as_signe)
    assert (item.reason, item.sender_address) == ("too_large", "ida@post.example")
    assert len(item.raw) <= 64 * 1024


def test_when_the_mailbox_was_made_anew_the_same_mails_are_still_one(cast: Any, mailbox: Mailbox) -> None:
    mailbox.put(letter("Hej"))
    assert fetch(cast) == 1
    InboundMail.objects.update(uidvalidity=1)
    with mailbox.open(imap.TAKEN) as box:
        box.move(box.uids(), "INBOX")
    assert fetch(cast) == 1
    read_all()
    assert Enquiry.objects.count() == InboundMail.objects.count() == 1


def test_without_tls_nothing_is_fetched_from_elsewhere(cast: Any, settings: Any) -> None:
    settings.IMAP_HOST, settings.IMAP_TLS = "imap.example", "off"
    with pytest.raises(ImproperlyConfigured, match="^SIDEOMSIDE_IMAP_TLS may be off on loopback only$"):
        imap.open_mailbox()


def test_a_certificate_nobody_vouches_for_is_refused(cast: Any, mailbox: Mailbox, settings: Any) -> None:
    settings.IMAP_TLS, settings.IMAP_PORT = "required", mailbox.tls_port
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(cast)


def test_ended_between_keeping_and_moving_it_is_moved_next_time(tmp_path: Path) -> None:
    with dovecot() as box:
        house = own_house(tmp_path / "data")
        house.more.update(
            SIDEOMSIDE_IMAP_HOST="127.0.0.1",
            SIDEOMSIDE_IMAP_PORT=str(box.port),
            SIDEOMSIDE_IMAP_TLS="off",
            SIDEOMSIDE_IMAP_USER=USER,
            SIDEOMSIDE_IMAP_PASSWORD=PASSWORD,
        )
        box.put(letter("Hej"))
        assert house.manage("work", "--once", SIDEOMSIDE_FAIL_AT="imap_kept") == -9
        assert box.count("INBOX") == 1
        house.ask("from sideomside.ground.jobs.models import Sweep; Sweep.objects.all().delete()")
        assert house.manage("work", "--once") == 0
        assert (box.count("INBOX"), box.count(imap.TAKEN)) == (0, 1)
        assert house.ask("print(InboundMail.objects.count(), Enquiry.objects.count())") == "1 1"
