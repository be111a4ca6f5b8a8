"""When nobody can sign in: what may have got out, told at the machine."""

from collections.abc import Iterator
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from sideomside.breaches.models import Breach
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat
from tests.people import House, build_house, someone

WORDS = "Serveren stod i et bord, der er stjålet."


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


def told(*words: str) -> str:
    said = StringIO()
    call_command("breach", *words, stdout=said)
    return said.getvalue()


def test_it_is_written_down_and_told_at_the_machine(house: House) -> None:
    ida = someone(house, "Ida Marie", Hat.PARTICIPANT)
    now = f"{timezone.localtime():%Y-%m-%dT%H:%M}"
    said = told("open", "--thing", "keys", "--words", WORDS, "--learnt", now)
    [breach] = Breach.objects.all()
    assert WORDS in said and str(breach.id) in said and "There are 71 hours left" in said
    assert str(ida.id) in said and "Ida Marie" not in said
    assert not Entry.objects.filter(about_id=ida.id, detail__screen="breach").exists()
    assert told("report", str(breach.id)) == told("report")


def test_names_are_printed_when_asked_for_and_leave_their_lines(house: House) -> None:
    ida = someone(house, "Ida Marie", Hat.PARTICIPANT)
    told("open", "--thing", "copy", "--words", WORDS)
    assert "Ida Marie" in told("report", "--names")
    assert Entry.objects.filter(verb="read.listed", about_id=ida.id, detail__screen="breach").exists()


def test_nothing_open_is_said_and_a_record_nobody_knows_is_refused(house: House) -> None:
    assert told("report") == "No record is open.\n"
    with pytest.raises(CommandError):
        told("report", "not-an-id")
    with pytest.raises(CommandError):
        told("open", "--thing", "keys")


@pytest.mark.parametrize(
    ("what", "said", "answer"),
    [
        ("--whose", "sludder", "is no id of a person"),
        ("--whose", str(UUID(int=7)), "There is nobody by the id"),
        ("--learnt", "2026-02-31T10:00", "is no time"),
        ("--learnt", "i går", "is no time"),
        ("--learnt", "2099-01-01T10:00", "has not come yet"),
        ("--since", "2099-01-01T10:00", "has not come yet"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(house: House, what: str, said: str, answer: str) -> None:
    with pytest.raises(CommandError, match=answer):
        told("open", "--words", WORDS, what, said)
    assert not Breach.objects.exists()
