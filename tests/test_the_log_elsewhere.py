"""The log's last line leaves the machine, and shows what is done to the log here; a wrong clock stops nothing."""

import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.jobs.models import Sweep
from sideomside.ground.jobs.schedule import Job, run_due
from sideomside.ground.post import carrier, notes
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat
from sideomside.site import heads
from sideomside.site.backups.taking import heads as copied_heads
from sideomside.site.doctor import stores
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db
A_YEAR = timedelta(days=400)


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        for name in ("Ida", "Noor", "Bo"):
            someone(house, name, Hat.PARTICIPANT)
        yield house


def test_it_leaves_by_every_way_that_is_set(
    house: House, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRODUCTION = True
    assert len(list(stores.log_elsewhere())) == 1
    mails: list[tuple[str, ...]] = []
    monkeypatch.setattr(heads, "send_note", lambda *words: mails.append(words))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as syslog:
        syslog.bind(("127.0.0.1", 0))
        syslog.settimeout(5)
        settings.AUDIT_SYSLOG = f"127.0.0.1:{syslog.getsockname()[1]}"
        settings.AUDIT_FILE, settings.AUDIT_MAIL = str(tmp_path / "heads"), "ansvarlig@post.example"
        for _ in range(2):
            sent = heads.send_off()
        heard = syslog.recv(2000).decode()
    assert list(stores.log_elsewhere()) == []
    last = log.head()
    assert sent == {"organisation": str(house.organisation.id), **log.to_keep_elsewhere()}
    assert (sent["seq"], sent["hash"], sent["at"]) == (
        last.seq,
        last.hash,
        last.at.isoformat("T", "microseconds"),
    )
    assert [one["hash"] for one in heads.read(tmp_path / "heads")] == [last.hash] * 2
    assert last.hash in heard and all(last.hash in text for _to, _subject, text in mails) and len(mails) == 2
    assert not any(name in heard for name in ("Ida", "Noor", "Bo"))


def test_an_empty_log_sends_nothing_and_a_way_that_fails_is_heard_of(settings: Any) -> None:
    empty = (
        build_house("Aarhus", host="aarhus.test")
        if connection.vendor == "postgresql"
        else build_house("Aarhus")
    )
    settings.AUDIT_FILE = "/no/such/folder/heads"
    with within(empty.organisation.id):
        assert heads.send_off() is None
        someone(empty, "Ida")
        with pytest.raises(FileNotFoundError):
            heads.send_off()
        settings.AUDIT_FILE, settings.AUDIT_SYSLOG = "", "/no/such/socket"
        with pytest.raises(OSError, match="No such file"):
            heads.send_off()


def test_a_note_is_handed_over_protected(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Server:
        def __enter__(self) -> "Server":
            return self

        def __exit__(self, *_: Any) -> None:
            return None

        def starttls(self, context: Any) -> None:
            said.append("tls")

        def login(self, user: str, password: str) -> None:
            said.append(user)

        def send_message(self, note: Any) -> None:
            said.append(note["Subject"])

    monkeypatch.setattr(notes, "connect", Server)
    settings.MAIL_USER = "kaffe"
    notes.send_note("ansvarlig@post.example", "Log", "x")
    assert said == ["tls", "kaffe", "Log"]


def test_a_log_written_anew_or_cut_at_either_end_is_named_by_its_line(
    house: House, settings: Any, tmp_path: Path, capsys: Any
) -> None:
    settings.AUDIT_FILE = str(tmp_path / "heads")
    heads.send_off()
    call_command("audit_verify", against=tmp_path / "heads")
    last = log.head().seq
    with connection.cursor() as cursor:
        _without_guards(cursor)
        cursor.execute("DELETE FROM audit_entry WHERE seq < 3")
        cursor.execute("DELETE FROM audit_entry WHERE seq = %s", [last])
    for _ in range(2):
        log.record("read.opened", by=house.system)
    with pytest.raises(CommandError):
        call_command("audit_verify", against=tmp_path / "heads")
    said = json.loads("{" + capsys.readouterr().out.rpartition("\n{")[2])["wrong"]
    assert any("3: lines before it are gone" in line for line in said)
    assert any(f"{last}: is not the line it was" in line for line in said)


def test_a_forged_line_about_keep_time_hides_nothing_that_is_young(
    house: House, settings: Any, tmp_path: Path, capsys: Any
) -> None:
    """Everything so far taken away, and a line that says keep-time did it: the chain itself is whole again."""
    settings.AUDIT_FILE = str(tmp_path / "heads")
    heads.send_off()
    (tmp_path / "manifest.json").write_text(json.dumps({"log_heads": copied_heads()}))
    known = log.head()
    log.record("read.opened", by=house.system)
    told = {"from": 1, "to": known.seq, "first_hash": "x", "last_hash": known.hash}
    log.record("log.dropped", detail=told, by=house.system)
    with connection.cursor() as cursor:
        _without_guards(cursor)
        cursor.execute("DELETE FROM audit_entry WHERE seq <= %s", [known.seq])
    assert log.verify() == []
    for kept in ("heads", "manifest.json"):
        with pytest.raises(CommandError):
            call_command("audit_verify", against=tmp_path / kept)
        assert f"{known.seq}: is gone, and too young" in capsys.readouterr().out
    with time_machine.travel(timezone.now() + A_YEAR, tick=False):  # by then keep-time would have done it
        call_command("audit_verify", against=tmp_path / "heads")
    assert log.cut_off({"seq": known.seq, "hash": known.hash}) != []


def test_a_head_from_before_heads_told_their_time_has_that_of_its_sending(tmp_path: Path) -> None:
    """Lines and copies kept for years raise no alarm once keep-time has dropped what they point at."""
    then = "2024-05-01T12:00:00+00:00"
    head = {"seq": 7, "hash": "x"}
    (tmp_path / "heads").write_text(json.dumps({"organisation": "o", **head, "sent": then}) + "\n")
    (tmp_path / "manifest.json").write_text(json.dumps({"made": then, "log_heads": {"o": head}}))
    for kept in ("heads", "manifest.json"):
        assert [one["at"] for one in heads.read(tmp_path / kept)] == [then], kept


def test_an_empty_log_is_whole_and_one_that_was_emptied_is_not(house: House) -> None:
    known = {"seq": log.head().seq, "hash": log.head().hash}
    with connection.cursor() as cursor:
        _without_guards(cursor)
        cursor.execute("DELETE FROM audit_entry")
    assert log.verify() == [] and not Entry.objects.exists()
    assert log.cut_off(known) == [f"{known['seq']}: the log has been cut off before this line"]


def test_a_clock_that_was_a_year_ahead_stops_no_sweep_and_no_letter(house: House) -> None:
    ran: list[str] = []
    job = Job("house.test", lambda: ran.append("x"), timedelta(hours=1))
    with time_machine.travel(timezone.now() + A_YEAR, tick=False):
        run_due([job])
        Letter.objects.create(to_id=house.organisation.id, channel="mail", template="x")
        Letter.objects.create(
            to_id=house.organisation.id, channel="mail", template="x", state="sending", attempts=1
        )
        Letter.objects.filter(state="sending").update(not_before=timezone.now())
        Sweep.objects.update(held_until=timezone.now())
    assert run_due([job]) == ["house.test"] and len(ran) == 2
    assert run_due([job]) == []
    assert len(carrier.waiting()) == 2


def test_a_letter_that_waits_for_its_next_try_still_waits(house: House) -> None:
    letter = Letter.objects.create(to_id=house.organisation.id, channel="mail", template="x", attempts=3)
    Letter.objects.filter(id=letter.id).update(not_before=timezone.now() + timedelta(minutes=16))
    assert carrier.waiting() == []


def _without_guards(cursor: Any) -> None:
    """Somebody with the database in their hands."""
    if connection.vendor == "sqlite":
        for guard in ("audit_no_change", "audit_no_removal"):
            cursor.execute(f"DROP TRIGGER {guard}")
    else:
        cursor.execute("SELECT set_config('app.purging', 'yes', true)")
