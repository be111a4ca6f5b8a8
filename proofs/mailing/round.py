"""One round: a fresh house takes mail in at its door, reads it, is ended in the middle, and is then counted.

Runs in a process of its own with Django ready: `play` prints what it found as one line of JSON.
"""

import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections

from proofs.mailing import corpus
from proofs.mailing.plants import LATE, PLANTS, nothing
from sideomside.ground.vault.walls import within
from sideomside.intake.actions.filing_mail import TRIES
from sideomside.intake.actions.keeping_mail import TOP
from sideomside.intake.inbox import take_from_pipe
from sideomside.intake.jobs import read_one
from sideomside.intake.models import InboundMail, Message
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.people.models import Organisation
from tests.people import build_house

AT_THE_DOOR = ("mail_before_commit", "mail_committed")
WHILE_READING = ("mail_taken_up", "mail_looked_into", "mail_half_filed", "mail_filed")
KEPT, TOO_LARGE = 0, 65
ROUNDS = 84  # in one batch of the full size; six mails each are ended in the middle: ten thousand in twenty batches


@dataclass
class Round:
    """What was sent, what was acknowledged, and how it went."""

    organisation_id: UUID
    acknowledged: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    escaped: int = 0
    killed: int = 0
    seconds: list[float] = field(default_factory=list)  # on the clock: the machine may be busy
    processor: list[float] = field(default_factory=list)  # ours and the reading child's

    def send(self, raw: bytes) -> None:
        code = take_from_pipe(BytesIO(raw))
        self.refused += code not in (KEPT, TOO_LARGE)
        self.acknowledged[_mark(raw)] += code in (KEPT, TOO_LARGE)
        while LATE:
            LATE.pop()()

    def read_all(self) -> None:
        for _ in range(TRIES + 1):
            for mail_id in self.waiting():
                began, spent = time.monotonic(), _processor()
                try:
                    read_one(self.organisation_id, mail_id)
                except Exception:
                    self.escaped += 1
                self.seconds.append(time.monotonic() - began)
                self.processor.append(_processor() - spent)

    def waiting(self) -> list[UUID]:
        """What is not read yet; a mail that waits its turn after a failed try gets it now."""
        with within(self.organisation_id):
            found = InboundMail.objects.filter(state=InboundMail.State.RECEIVED)
            found.update(try_after=None)
            return list(found.values_list("id", flat=True))

    def send_and_be_ended(self, raw: bytes, point: str, ledger: Path) -> None:
        """The sender tries again until somebody says that they have it, and not once more."""
        for fail_at in (point, "", ""):
            if _mark(raw) not in ledger.read_text():
                self.killed += _apart(fail_at, lambda: self._send_and_note(raw, ledger))
        self.acknowledged[_mark(raw)] += 1

    def _send_and_note(self, raw: bytes, ledger: Path) -> None:
        if take_from_pipe(BytesIO(raw)) == KEPT:
            with ledger.open("a") as notes:
                notes.write(_mark(raw) + "\n")
                notes.flush()
                os.fsync(notes.fileno())
        while LATE:
            LATE.pop()()

    def read_and_be_ended(self, raw: bytes, point: str) -> None:
        self.send(raw)
        for mail_id in self.waiting():
            self.killed += _apart(point, lambda one=mail_id: read_one(self.organisation_id, one))

    def counted(self, words: list[str]) -> dict[str, object]:
        with within(self.organisation_id):
            rows = [(_mark(mail.raw or b""), mail) for mail in InboundMail.objects.all()]
            heard = Counter(Message.objects.filter(direction="in").values_list("enquiry_id", flat=True))
            said = Counter((m.words or "") for m in Message.objects.filter(direction="in"))
            read = Counter(mark for mark, mail in rows if mail.state == InboundMail.State.READ)
            of_mail = Counter(mail.enquiry_id for _, mail in rows if mail.state == InboundMail.State.READ)
        settled = {mark for mark, mail in rows if mail.state != InboundMail.State.RECEIVED}
        missing = [mark for mark in self.acknowledged if mark not in settled]
        unsaid = [each for each in words if not said[each]]
        unheard = sum(max(0, of_mail[one] - heard[one]) for one in of_mail)
        twice = sum(n - 1 for n in read.values()) + sum(max(0, said[each] - 1) for each in words)
        twice += sum(max(0, heard[one] - of_mail[one]) for one in of_mail)
        times = sorted(self.seconds) or [0.0]
        return {
            "mails": len(self.acknowledged),
            "lost": len(missing) + len(unsaid) + unheard,
            "doubled": twice,
            "uncaught": self.refused + self.escaped + sum(mail.reason == "stumbled" for _, mail in rows),
            "quarantined": sum(mail.state == InboundMail.State.QUARANTINED for _, mail in rows),
            "set_aside": sum(mail.state == InboundMail.State.THROWN_AWAY for _, mail in rows),
            "ended_in_the_middle": self.killed,
            "slowest_processor_seconds": round(max(self.processor, default=0), 2),
            "slowest_seconds": round(times[-1], 2),
            "p99_seconds": round(times[int(len(times) * 0.99)], 2),
        }


def play() -> None:
    size, seed, batch, plant = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    folder = Path(sys.argv[5])
    organisation_id = Organisation.objects.values_list("id", flat=True).first()
    if organisation_id is None:
        organisation_id = build_house("Karens forening").organisation.id
    PLANTS.get(plant, nothing)()
    one = Round(organisation_id)
    planted = plant in PLANTS
    for raw in _few() if planted else _many(size, seed, batch):
        one.send(raw)
    words = _told_apart(one)
    _ended(one, folder, rounds=1 if planted or size == "small" else ROUNDS)
    one.read_all()
    print(json.dumps(one.counted(words)))


def _many(size: str, seed: str, batch: int) -> list[bytes]:
    """What stays the same goes with the first batch."""
    same = [] if batch else [*corpus.good(), *corpus.our_bombs(size).values()]
    return [*same, *corpus.spoiled(size, f"{seed} {batch}")]


def _few() -> list[bytes]:
    bombs = corpus.our_bombs("small")
    return [
        *corpus.ours(),
        bombs["parentheses in To"],
        bombs["closed parentheses in To"],
        bombs["nested 10,000 deep"],
    ]


def _told_apart(one: Round) -> list[str]:
    """Mails whose words are counted: one id for many, and none at all but sent twice."""
    named, unnamed = corpus.twins(), corpus.nameless()
    for raw in [*named.values(), *unnamed.values(), *unnamed.values()]:
        one.send(raw)
    return [*named, *unnamed]


def _ended(one: Round, folder: Path, rounds: int) -> None:
    ledger = folder / "acknowledged"
    ledger.touch()
    one.read_all()
    for number in range(rounds):
        for point in AT_THE_DOOR:
            one.send_and_be_ended(_own(f"{point} {number}"), point, ledger)
        for point in WHILE_READING:
            one.read_and_be_ended(_own(f"{point} {number}"), point)


def _own(words: str) -> bytes:
    sender = words.replace(" ", ".")
    return f"From: {sender}@post.example\nSubject: Hej\n\nAfbrudt: {words}".encode()


def _apart(fail_at: str, do: object) -> bool:
    """In a process of its own, which is ended at the named place; True when it was."""
    connections.close_all()
    child = os.fork()
    if not child:
        settings.FAIL_AT = fail_at
        try:
            do()  # type: ignore[operator]
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _mark(raw: bytes) -> str:
    """Of a mail too large to keep, only the top is kept."""
    return sha256(raw[:TOP] if len(raw) > MAX_BYTES else raw).hexdigest()
