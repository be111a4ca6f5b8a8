"""People's words put into a house by every way there is, each with a canary, and then the house's bytes looked through.

Runs in a process of its own with Django ready; what it prints last is what was found.
"""

# Each row is filled with the canary of its own number.
# mypy: disable-error-code="misc"

import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.test import Client
from django.utils import timezone

from proofs.guarding.apart import Apart
from proofs.guarding.copied import copy_and_unpack
from proofs.guarding.left_open import LEAKS, a_field_in_clear
from proofs.guarding.scanning import BEGINS, CONTROL, encodings, hits, size_of
from sideomside.ground.vault.fields import Kind, SealedBytes, SealedField, SealedJson
from sideomside.ground.vault.privacy import Privacy, declared_models
from sideomside.ground.vault.walls import within
from sideomside.intake.inbox import take_from_pipe
from sideomside.people.models import Programme
from sideomside.people.rules import Hat
from sideomside.privacy.tests import rows
from sideomside.privacy.tests.rows import models_about_people
from tests.people import House, build_house, someone
from tests.signing_in import at_work

WARM = "Kanariefuglen sang, da jeg kom forbi."
# Plain columns that may hurt and hold no words: what is in them instead is a fingerprint, a hash, or a name of ours.
NO_WORDS = {
    "a fingerprint": (
        "concerns.Concern.bar intake.InboundMail.fingerprint intake.InboundMail.content_mark "
        "intake.InboundMail.reply_mark partners.OfficeKey.mark people.Contact.fingerprint "
        "people.LinkAsked.fingerprint stories.Comment.fingerprint"
    ),
    "a hash": (
        "companionship.Feed.token_hash direction.Supporter.token_hash direction.Supporter.word_hash "
        "partners.Draft.token_hash people.Account.password people.PrivateLink.token_hash people.SmallKey.word_hash"
    ),
    "a number of chance": "people.Account.username intake.Enquiry.reply_token post.Letter.reply_token",
    "one of our names": (
        "companionship.Meeting.proposed_by companionship.Ending.said_by companionship.Rhythm.asked_by "
        "companionship.WalkedBefore.reason "
        "companionship.CompanionshipStep.name direction.Line.prompt matching.ProposalStep.name matching.ByHand.hat "
        "outcomes.Answer.item peers.PeerFile.rests_from post.Letter.template"
    ),
    "a list of numbers or of our names": (
        "companionship.WalkedBefore.days_met "
        "direction.Line.for_supporters gatherings.SelfCheck.steps intake.EnquiryStep.detail "
        "outcomes.Sitting.items oversight.Ring.signs partners.Referral.passed"
    ),
}
HOLDS_LETTERS = ("CharField", "TextField", "JSONField")


def play() -> None:
    folder, people, places = Path(sys.argv[1]), int(sys.argv[2]), [Path(one) for one in sys.argv[3:]]
    house = build_house(f"{CONTROL} hus")
    count = _fill(house, people)
    _come_in(house, folder)
    _ask_of_the_house(house)
    copied = copy_and_unpack(folder)
    _controls(folder)
    _settle()
    found, control = hits(places), hits(places, CONTROL)
    told = {
        "canaries": sum(count.values()),
        "fields": len(count),
        "least_in_a_field": min(count.values()),
        "fields_left_out": sorted(_sensitive() - count.keys()),
        "hits": dict(found),
        "control": dict(control),
        "bytes": size_of(places),
        "control_missing": [how for how in encodings(CONTROL) if not control[how]],
        "control_in_database": hits(_database(folder, places), CONTROL).total(),
        "control_in_copy": hits(copied, CONTROL).total(),
    }
    caught = {leak.__name__: _is_seen(leak, house, places) for leak in LEAKS}
    caught["a_field_in_clear_in_a_copy"] = _is_seen_in_a_copy(a_field_in_clear, house, folder)
    print(json.dumps(told | {"caught": caught}))


def _database(folder: Path, places: list[Path]) -> list[Path]:
    """The files of the database alone."""
    return sorted(folder.glob("db.sqlite3*")) or places[:1]


def mark(label: str, number: int) -> str:
    return f"{BEGINS}{number:05d}{label.replace('.', '')}"


def _fill(house: House, people: int) -> dict[str, int]:
    """So many people, each with a row in every table about people and a canary of their own in every sealed field."""
    count: dict[str, int] = {}
    for number in range(people):
        rows._marked = lambda model, field, number=number: _marked(count, model, field, number)
        with within(house.organisation.id):
            person = someone(house, mark("peoplePersonname", number), Hat.PARTICIPANT)
            other = someone(house, "En anden", Hat.PEER)
            count["people.Person.name"] = count.get("people.Person.name", 0) + 1
            own = Programme.objects.create(
                name=f"{house.programme.name} {number}"
            )  # some things are one in each
            builder = Apart(person, other, own)
            for model, privacy in models_about_people():
                builder.row(model, privacy.about)
    return count


def _marked(count: dict[str, int], model: Any, field: SealedField, number: int) -> Any:
    label = f"{model._meta.label}.{field.name}"
    count[label] = count.get(label, 0) + 1
    word = f"{WARM} {mark(label, number)}"
    if isinstance(field, SealedJson):
        return {"mark": word}
    return word.encode() if isinstance(field, SealedBytes) else word


def _sensitive() -> set[str]:
    """Sealed fields about a person; and every plain column that may hurt and hold words, unless we say which."""
    excused = {label for labels in NO_WORDS.values() for label in labels.split()}
    found = {
        f"{model._meta.label}.{field.name}"
        for model, privacy in declared_models()
        for field in model._meta.concrete_fields
        if (isinstance(field, SealedField) and privacy.about) or _could_hold_words(field, privacy)
    }
    if excused - found:
        raise RuntimeError(f"excused, and not among those that are asked: {sorted(excused - found)}")
    return found - excused


def _could_hold_words(field: Any, privacy: Privacy) -> bool:
    hurts = privacy.plain.get(field.name, Kind.PUBLIC) in (Kind.CONFIDENTIAL, Kind.HEALTH, Kind.SECRET)
    return hurts and field.get_internal_type() in HOLDS_LETTERS and not field.choices


def _come_in(house: House, folder: Path) -> None:
    """By the form, by mail, by the sign-in page and by the door for lost links; and half-written words left behind."""
    stranger = Client(raise_request_exception=False)
    said = {"words": f"{WARM} {BEGINS}form", "name": f"{BEGINS}navn", "contact": f"{BEGINS}@post.example"}
    stranger.post("/skriv/", said | {"channel": "mail", "yes": "on"})
    stranger.post("/mistet-link/", {"contact": f"{BEGINS}@post.example"})
    stranger.post("/konto/login/", {"login": f"{BEGINS}@huset.example", "password": f"{BEGINS}ord"})
    take_from_pipe(BytesIO(f"From: {BEGINS}@post.example\nSubject: {BEGINS}\n\n{BEGINS} brev".encode()))
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR)
        desk = at_work(house, karen)
    session = desk.session
    session["last"] = (timezone.now() - timedelta(hours=2)).isoformat()
    session.save()
    desk.post("/henvendelser/ny/", {"words": f"{WARM} {BEGINS}ufaerdig", "name": f"{BEGINS}navn"})


def _ask_of_the_house(house: House) -> None:
    """A search, a list that comes in as a file, and a page that falls over with words in its hands."""
    with within(house.organisation.id):
        omar = someone(house, "Omar", Hat.COORDINATOR)
        desk = at_work(house, omar)
    desk.raise_request_exception = False
    desk.get("/find/", {"q": f"{BEGINS}soeg"})
    sheet = BytesIO(f"Navn;Mail\n{BEGINS} Per;{BEGINS}@post.example\n".encode())
    sheet.name = "liste.csv"
    desk.post("/peers/import/", {"file": sheet, "programme": str(house.programme.id)})
    with suppress(ZeroDivisionError):
        words_in_hand = f"{WARM} {BEGINS}fald"
        _falls_over(words_in_hand)


def _falls_over(words: str) -> None:
    try:
        len(words) / 0  # noqa: B018 - it is meant to fall
    except ZeroDivisionError:
        logging.getLogger("django.request").exception("Internal Server Error: /skriv/")
        raise


def _controls(folder: Path) -> None:
    """Where a word may stand in clear it must be found, in each encoding: else nothing was looked through."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix="control", delete=False) as kept:
        kept.write(b"\n".join(needle for needles in encodings(CONTROL).values() for needle in needles))


def _settle() -> None:
    """What waits in memory goes to the disk; the write-ahead log stays as it is."""
    if connection.vendor == "postgresql":
        with psycopg.connect(os.environ["SIDEOMSIDE_TEST_SUPERUSER"], autocommit=True) as server:
            server.execute("CHECKPOINT")


def _is_seen(leak: Callable[[House], None], house: House, places: list[Path]) -> bool:
    before = hits(places).total()
    leak(house)
    _settle()
    return hits(places).total() > before


def _is_seen_in_a_copy(leak: Callable[[House], None], house: House, folder: Path) -> bool:
    """In what the copy holds and nowhere else: it must be found there once more than before."""
    before = hits(copy_and_unpack(folder)).total()
    leak(house)
    return hits(copy_and_unpack(folder)).total() > before
