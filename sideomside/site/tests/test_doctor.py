"""The doctor says what is wrong and how to mend it; a real installation does not start unsafe."""

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from sideomside.ground.jobs.models import Sweep
from sideomside.ground.post import letters
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import HelpLine, Organisation, from_outside
from sideomside.site import urls
from sideomside.site.doctor import keys, logs, stores, work
from sideomside.site.doctor.doors import telling_words
from sideomside.site.doctor.findings import ERROR
from sideomside.site.doctor.rounds import look_around
from sideomside.site.doctor.work import worker
from sideomside.site.settings import database
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # drawn in test mode, before a test pretends to be in production
REAL = {
    "PRODUCTION": True,
    "DATA": Path("/srv/words"),  # the keys of the tests lie elsewhere
    "SECRET_KEY": "made up for a test, long enough, and thrown away",
    "ALLOWED_HOSTS": ["kaffe.test"],
    "LINK_BASE": "https://kaffe.test",
    "MAIL_HOST": "mail.kaffe.test",
    "MAIL_FROM": "hej@kaffe.test",
}


@pytest.fixture
def house() -> House:
    Sweep.objects.create(name="post.deliver", began_at=timezone.now())
    return build_house("Foreningen Kaffe")


def said(level: str = "") -> str:
    return "\n".join(one.what for one in look_around() if not level or one.level == level)


@override_settings(**REAL)
def test_a_sound_installation_has_nothing_to_mend_but_plain_http(house: House) -> None:
    assert said(ERROR) == "Plain http is answered."


@override_settings(**REAL)
def test_a_house_that_rests_on_one_person_says_so(house: House) -> None:
    with within(house.organisation.id):
        assert "has come in yet, so nobody reads" in said()
        someone(house, "Karen", "coordinator")
        assert "nobody reads what is sent" not in said()
        assert "has one coordinator" in said()
        someone(house, "Omar", "coordinator")
        assert "has one coordinator" not in said()


NOBODY = "“Foreningen Kaffe”: nobody is asked when somebody reads far more than usual."


def test_nobody_to_ask_about_reading_is_said_and_is_an_error_where_one_really_reads_alone(
    house: House,
) -> None:
    with override_settings(**REAL), within(house.organisation.id):
        assert NOBODY in said() and NOBODY not in said(ERROR)  # nobody reads yet
        someone(house, "Karen", "coordinator")
        assert NOBODY in said(ERROR)
        assert any("bin/manage responsible" in one.mend for one in look_around() if one.what == NOBODY)
        someone(house, "Omar", "coordinator")
        assert NOBODY not in said() and "should one coordinator come to be alone" in said()
        actions.name_responsible(mail="forperson@post.test", by=house.system)
        assert "should one coordinator" not in said() and NOBODY not in said()


def test_elsewhere_than_in_a_real_installation_it_is_something_to_keep_in_mind(house: House) -> None:
    with within(house.organisation.id):
        someone(house, "Karen", "coordinator")
        assert NOBODY in said() and NOBODY not in said(ERROR)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"SECRET_KEY": "only-for-demo-and-tests-never-in-production"}, "secret key"),
        ({"SECRET_KEY": "short"}, "secret key"),
        ({"DEBUG": True}, "Debug mode"),
        ({"ALLOWED_HOSTS": ["*"]}, "Any host name"),
        ({"MAIL_HOST": ""}, "no mail server"),
        ({"MAIL_TLS": "off"}, "without TLS"),
        ({"IMAP_HOST": "mail.kaffe.test", "IMAP_TLS": "off"}, "fetched without TLS"),
        ({"LINK_BASE": "http://kaffe.test"}, "do not begin with https"),
        ({"MAIL_FROM": "hej@demo.example"}, "made-up address"),
    ],
)
def test_each_wrong_setting_is_named(house: House, wrong: dict[str, Any], expected: str) -> None:
    with override_settings(**REAL):
        assert expected not in said(ERROR)
    with override_settings(**REAL | wrong):
        assert expected in said(ERROR)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("hej@kaffe.test", []),
        ("hej@peer-i-byen.dk", ["peer"]),
        ("psykisk.hjaelp@by.dk", ["psyk"]),
        ("side-om-side.dk", ["sideom", "sideomside"]),
        ("hej@opdigtet.dk", ["opdigtet"]),
    ],
)
def test_addresses_that_tell_are_recognised(value: str, told: list[str]) -> None:
    assert telling_words(value, frozenset({"opdigtet"})) == told


@override_settings(MAIL_FROM="hej@foreningen-kaffehuset.test")
def test_the_organisations_own_name_tells_too(house: House) -> None:
    Organisation.objects.update(name="Kaffehuset")
    assert "SIDEOMSIDE_MAIL_FROM tells what it is about: kaffe, kaffehuset" in said()


@override_settings(LINK_BASE="https://bordet.example.org", MAIL_FROM="hej@bordet.example.org")
def test_the_host_a_letter_shows_is_looked_at_and_not_only_the_link_base(house: House) -> None:
    assert "tells what it is about" not in said()
    Organisation.objects.update(host="peer-psykiatri.dk")
    with within(house.organisation.id):
        assert from_outside("/m/x/") == "https://peer-psykiatri.dk/m/x/"
    assert "The host peer-psykiatri.dk, which stands in every letter's link, tells what it is about" in said()
    Organisation.objects.update(host="hej.example.org")
    assert "tells what it is about" not in said()


def test_a_worker_not_seen_for_five_minutes_is_missed(house: House) -> None:
    assert list(worker()) == []
    Sweep.objects.update(began_at=timezone.now() - timedelta(minutes=6))
    assert "worker has not been seen" in said()


def test_letters_given_up_are_counted(house: House) -> None:
    with within(house.organisation.id):
        ida = someone(house, "Ida")
        letters.send(
            "people/mail/link",
            to=ida.id,
            address="ida@post.example",
            channel="mail",
            language="da",
            context={"name": "Signe", "link": "x"},
        )
        assert "given up" not in said()
        Letter.objects.update(state=Letter.State.GIVEN_UP)
    assert "1 letters could not be sent" in said()


def test_help_lines_unconfirmed_or_old_are_asked_for(house: House) -> None:
    with within(house.organisation.id):
        HelpLine.objects.create(name="En linje", number="00 00 00 00")
        assert "1 help lines are not confirmed" in said()
        HelpLine.objects.update(verified_on=timezone.localdate() - timedelta(days=91))
        assert "more than 90 days ago" in said()
        HelpLine.objects.update(verified_on=timezone.localdate() - timedelta(days=89))
        assert "help lines" not in said()


def test_heavy_words_are_a_draft_until_somebody_has_gone_through_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = "The words that put a letter first are a draft"
    monkeypatch.setattr(work, "heavy_words_are_reviewed", lambda: False)
    assert draft in said()
    monkeypatch.setattr(work, "heavy_words_are_reviewed", lambda: True)
    assert draft not in said()


def test_keys_others_can_read_are_an_error(tmp_path: Path) -> None:
    key = tmp_path / "keys" / "master.key"
    key.parent.mkdir(mode=0o700)
    key.write_bytes(b"x" * 32)
    key.chmod(0o400)
    with override_settings(MASTER_KEY_FILE=key):
        assert list(keys.ours_alone()) == []
        key.chmod(0o444)
        key.parent.chmod(0o755)
        assert [one.level for one in keys.ours_alone()] == [ERROR, ERROR]


def a_copy(folder: Path, days_old: int) -> Path:
    manifest = folder / f"{timezone.now() - timedelta(days=days_old):%Y%m%dT%H%M%SZ}" / "manifest.json"
    manifest.parent.mkdir()
    manifest.write_text("{}")
    return manifest


@override_settings(PRODUCTION=True)
def test_a_backup_is_asked_for_until_a_fresh_one_lies_there(tmp_path: Path) -> None:
    assert [one.what for one in stores.copies()] == ["No backup has been taken in the last two days."]
    with override_settings(BACKUPS=str(tmp_path)):
        manifest = a_copy(tmp_path, 0)
        assert list(stores.copies()) == []
        os.utime(manifest, (0, 0))
        assert len(list(stores.copies())) == 1


@pytest.mark.parametrize(("days_old", "told"), [(30, []), (31, [ERROR]), (400, [ERROR])])
def test_a_copy_that_outlives_what_was_promised_is_an_error(
    days_old: int, told: list[str], tmp_path: Path
) -> None:
    a_copy(tmp_path, days_old)
    with override_settings(PRODUCTION=True, BACKUPS=str(tmp_path)):
        assert [one.level for one in stores.copies()] == told


@pytest.mark.sqlite
def test_on_sqlite_there_are_two_guards_of_three_and_one_organisation(house: House) -> None:
    assert "two of three guards" in said()
    assert "more than one organisation" not in said()
    Organisation.objects.create(name="Next door", host="next.test")
    assert "more than one organisation" in said(ERROR)


@override_settings(**REAL | {"DEBUG": True})
def test_something_to_mend_is_exit_code_one(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("doctor")
    assert left.value.code == 1
    assert "MEND" in capsys.readouterr().out


def test_nothing_to_mend_is_exit_code_nought(house: House) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("doctor")
    assert left.value.code == 0


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("postgresql://app:x@10.0.0.7:5432/sideomside", True),
        ("postgresql://app:x@10.0.0.7:5432/sideomside?sslmode=require", True),
        ("postgresql://app:x@10.0.0.7:5432/sideomside?sslmode=verify-full&sslrootcert=/etc/ca.pem", False),
        ("postgresql://app:x@127.0.0.1:5432/sideomside", False),
        ("", False),
    ],
)
def test_a_database_on_another_machine_is_asked_who_it_is(
    address: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = database(address, Path("db.sqlite3"))
    vendor = "postgresql" if address else "sqlite"
    one = SimpleNamespace(vendor=vendor, settings_dict=told)
    monkeypatch.setattr(stores, "connections", {"default": one, "keys": one})
    assert [finding.level for finding in stores.shut_on_the_way()] == [ERROR] * 2 * asked


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("", "written on this machine alone"),
        ("journal; rm -rf /", "is no service"),
        ("rests.service", "rests.service does not run"),
        ("carries.service", ""),
    ],
)
def test_logs_leave_by_a_service_that_runs(
    named: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "systemctl"
    asked.write_text('#!/bin/sh\ntest "$1 $2 $3" = "is-active --quiet carries.service"\n')
    asked.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with override_settings(**REAL, LOGS_LEAVE_BY=named):
        found = [one.what for one in logs.logs_leave()]
    assert len(found) == bool(expected)
    assert expected in "".join(found)


def test_without_systemd_no_service_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with override_settings(**REAL, LOGS_LEAVE_BY="carries.service"):
        assert [one.level for one in logs.logs_leave()] == [ERROR]
