"""A mail is read in a process of its own, and nothing it does there reaches us."""

import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from sideomside.intake.reading import reader
from sideomside.intake.reading.child import answer
from sideomside.intake.reading.letter import Attachment, Letter, Unreadable
from sideomside.intake.reading.limits import MAX_BYTES, Reason
from sideomside.intake.reading.parse import parse
from sideomside.intake.reading.reader import read
from sideomside.intake.reading.wire import from_wire, to_wire

from .mails import WORDS, parts, plain

needs_limits = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits differ elsewhere")
LIMITED = (
    "import sys, socket, os; sys.path.insert(0, sys.argv[1]);"
    "from sideomside.intake.reading.child import take_limits_on; take_limits_on();"
)


def test_the_child_reads_what_we_would_have_read():
    raw = parts(
        "mixed", "\n" + WORDS, "Content-Type: image/png; name=a.png\n\nx", headers=("Subject: Hej 🌱",)
    )
    assert read(raw) == parse(raw)


def test_memory_from_the_database_is_read_too():
    assert read(memoryview(plain("Hej"))).words == "Hej"


@pytest.mark.parametrize(
    "result",
    [
        Letter(),
        Letter(
            date=datetime(2026, 11, 21, tzinfo=UTC),
            references=("a",),
            attachments=(Attachment("æ", "b/c", 1),),
        ),
        Unreadable(Reason.TOO_DEEP, "here"),
    ],
)
def test_a_letter_crosses_unchanged(result):
    assert from_wire(to_wire(result)) == result


def test_a_mail_of_25_megabytes_is_read_and_one_byte_more_is_refused():
    raw = plain("Hej") + b"x" * (MAX_BYTES - len(plain("Hej")))
    assert read(raw).words.startswith("Hejxx")
    refused = read(raw + b"x")
    assert (refused.reason, refused.sender_address) == (Reason.TOO_LARGE, "ida@example.org")


def test_who_wrote_is_told_even_when_the_mail_cannot_be_read():
    result = read(b"From: Ida <ida@example.org>\nSubject: Ring til mig\n" + b"X-A: b\n" * 1_500 + b"\nhej")
    assert result.reason == Reason.TOO_MANY_HEADERS
    assert (result.sender_name, result.sender_address, result.subject) == (
        "Ida",
        "ida@example.org",
        "Ring til mig",
    )
    assert read(b"From: " + b"(" * 70_000 + b"\n\nhej").sender_address == ""


def test_a_child_that_never_answers_is_ended(monkeypatch):
    monkeypatch.setattr(reader, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(reader, "WALL_SECONDS", 0.3)
    start = time.monotonic()
    assert read(plain("Hej")).reason == Reason.TOO_LONG_A_TIME
    assert time.monotonic() - start < 10


@needs_limits
def test_a_child_that_spins_is_ended_by_the_system(monkeypatch):
    spin = "from sideomside.intake.reading import child; child.CPU_SECONDS = 1; child.take_limits_on()"
    monkeypatch.setattr(
        reader, "START", f"import sys; sys.path.insert(0, sys.argv[1]); {spin}\nwhile True: pass"
    )
    result = read(plain("Hej"))
    assert (result.reason, result.detail) == (Reason.TOO_LONG_A_TIME, "signal 24")


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "import nothing_of_that_name"])
def test_a_broken_installation_is_not_the_mails_fault(monkeypatch, program):
    monkeypatch.setattr(reader, "START", program)
    result = read(plain("Hej"))
    assert result.reason == Reason.READER_DID_NOT_START and result.is_passing


def test_an_interpreter_that_is_not_there_is_not_the_mails_fault(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert read(plain("Hej")).is_passing


@pytest.mark.parametrize(
    "nonsense", ["print('hej')", "print('{}')", "print('[1]')", "pass", "import os; os.abort()"]
)
def test_an_answer_that_makes_no_sense_is_a_plain_reason(monkeypatch, nonsense):
    monkeypatch.setattr(reader, "START", nonsense)
    result = read(plain("Hej"))
    assert result.reason == Reason.CONFUSED and not result.is_passing


@needs_limits
@pytest.mark.parametrize(
    ("attempt", "refusal"),
    [
        ("open('/etc/hostname')", "Too many open files"),
        ("socket.socket()", "Too many open files"),
        ("os.dup(0)", "Too many open files"),
        ("b'x' * 600_000_000", "MemoryError"),
    ],
)
def test_the_child_can_open_nothing_and_take_little(attempt, refusal):
    program = [sys.executable, "-I", "-S", "-c", LIMITED + attempt, str(reader.PACKAGE_ROOT)]
    ended = subprocess.run(program, capture_output=True, text=True, env={}, timeout=30)
    assert ended.returncode == 1
    assert refusal in ended.stderr


def test_the_child_brings_neither_the_framework_nor_other_packages():
    program = "import sys; sys.path.insert(0, sys.argv[1]); import sideomside.intake.reading.child; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(reader.PACKAGE_ROOT)],
        capture_output=True, text=True, env={}, check=True, timeout=30,
    )  # fmt: skip
    loaded = {name.partition(".")[0] for name in ended.stdout.split()}
    assert loaded <= set(sys.stdlib_module_names) | {"__main__", "sideomside"}
    assert "ssl" not in loaded and "subprocess" not in loaded


def test_what_went_wrong_is_told_without_the_persons_words():
    class Torn:
        def read(self, size):
            raise ValueError("Jeg hedder Ida")

    result = answer(Torn())
    assert result.reason == Reason.CONFUSED
    assert result.detail.startswith("ValueError read:")
    assert "Ida" not in result.detail


@pytest.mark.parametrize(
    ("error", "reason"), [(MemoryError, Reason.TOO_MUCH_MEMORY), (RecursionError, Reason.TOO_DEEP)]
)
def test_running_out_is_a_plain_reason(error, reason):
    class Endless:
        def read(self, size):
            raise error

    assert answer(Endless()).reason == reason


def test_without_system_limits_mail_is_still_read(monkeypatch):
    monkeypatch.setattr(
        reader, "START", reader.START.replace("import sys;", "import sys; sys.modules['resource'] = None;")
    )
    assert read(plain("Hej")).words == "Hej"


def test_nothing_but_bytes_is_a_plain_reason_too():
    assert read("tekst").reason == Reason.CONFUSED
