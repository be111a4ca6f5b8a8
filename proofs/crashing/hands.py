"""Those who are at work when the light goes out: each does one thing again and again, and notes what it was told."""

import os
import time
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from sideomside.ground.jobs.schedule import run_due
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import forget_opened_keys, has_key
from sideomside.ground.vault.walls import within
from sideomside.intake.inbox import take_from_pipe
from sideomside.intake.models import Enquiry, InboundMail
from sideomside.people.models import Organisation
from sideomside.people.rules import system
from sideomside.privacy import actions as privacy
from sideomside.site.sweeps import all_jobs

WORD = "ord"
LETTERS = str.maketrans("0123456789", "ghijklmnop")
BETWEEN_MAILS = 0.2  # seconds


def fresh_mark() -> str:
    """Letters alone: one in four hundred of the same length with digits could be somebody's number, and is covered."""
    return f"{WORD}-{uuid4().hex.translate(LETTERS)}"


def write(notes: Path, number: int) -> None:
    """The whole form, through the whole house; told yes is a page that says thank you."""
    mark = fresh_mark()
    client = Client(REMOTE_ADDR=f"10.{number % 250}.{os.getpid() % 250}.{uuid4().int % 250}")
    page = client.get("/skriv/")
    if page.status_code >= 500:
        return  # somebody died, and for a moment the house is closed: one tries again
    seal = page.context["form"]["seal"].value()
    said = {
        "seal": seal,
        "words": mark,
        "channel": "mail",
        "contact": f"{mark[:12]}@post.example",
        "consent": "on",
    }
    if client.post("/skriv/", said).status_code == 302:
        with within(Organisation.objects.get().id):
            person_id = Enquiry.objects.get(id=client.session["receipt"]["enquiry"]).person_id
        note(notes, f"wrote {mark} {person_id}")


def deliver(notes: Path, number: int) -> None:
    mark = fresh_mark()
    mail = f"From: {mark[:14]}@post.example\nTo: hej@huset.example\nSubject: Hej\n\n{mark}\n"
    if take_from_pipe(BytesIO(mail.encode())) == 0:
        note(notes, f"mailed {mark} -")
    time.sleep(BETWEEN_MAILS)  # each is read in a process of its own: they come in much faster than that


def erase(notes: Path, number: int) -> None:
    """Somebody who wrote, and was told that we have it, asks that everything be deleted."""
    house = Organisation.objects.get()
    with within(house.id):
        told = [line.split() for line in notes.read_text().splitlines()]
        writers = [UUID(person) for verb, _mark, person in told if verb == "wrote"]
        person_id = next((one for one in writers if has_key(one)), None)
        if person_id is None:
            return
        privacy.erase(person_id=person_id, by=system(house.id))
    note(notes, f"erased - {person_id}")


def work(notes: Path, number: int) -> None:
    let_wait_no_longer()
    forget_opened_keys()
    run_due(all_jobs(), timezone.now())


def let_wait_no_longer() -> None:
    """Whoever was sending when they died is believed to be sending for ten minutes; here they have passed."""
    house = Organisation.objects.get()
    with within(house.id):
        Letter.objects.filter(state__in=[Letter.State.WAITING, Letter.State.SENDING]).update(
            not_before=timezone.now()
        )
        InboundMail.objects.filter(state=InboundMail.State.RECEIVED).update(try_after=None)


def somebody_waits() -> bool:
    """A mail that was taken in and not read yet, or a letter that has not left."""
    with within(Organisation.objects.get().id):
        unread = InboundMail.objects.filter(state=InboundMail.State.RECEIVED)
        unsent = Letter.objects.filter(state__in=[Letter.State.WAITING, Letter.State.SENDING])
        return unread.exists() or unsent.exists()


def note(notes: Path, line: str) -> None:
    """On the disk before anything else happens."""
    with notes.open("a") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
