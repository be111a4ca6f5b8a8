"""Taking an organisation out: one folder, which gets its name only when everything is in it."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.models import Erasure, WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation, Person
from sideomside.people.rules import system
from sideomside.privacy.jobs import finish
from sideomside.site.backups.contents import hash_of_file
from sideomside.site.backups.drafts import clear_away_what_was_cut_short, only_one
from sideomside.site.backups.stores import NotPossible
from sideomside.site.moving.dictionary import described
from sideomside.site.moving.read_me import write_pages
from sideomside.site.moving.tables import NOT_YET_SENT, belongs_nowhere, taken, versions
from sideomside.site.moving.writing import write_table

FORMAT = 1
PACKAGE = "datapackage.json"
OWNERS = "owners.txt"  # whose words lie under a key of their own; the keys are not here
DRAFTS = ".[0-9a-f]*-*-*-*-*"  # open words that were cut short, of whichever organisation
CHECKSUMS = "checksums.txt"  # as sha256sum writes and checks them; a folder that has one is finished


def take_out(organisation: Organisation, to: Path) -> Path:
    """Everything this organisation owns, open, in a new folder of its own inside `to`."""
    if forgotten := belongs_nowhere():
        raise NotPossible(f"Nobody has decided whether these go along: {', '.join(forgotten)}")
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder, draft = to / str(organisation.id), to / f".{organisation.id}"
    with only_one(to):
        clear_away_what_was_cut_short(to, DRAFTS)
        if folder.exists():
            raise NotPossible(f"{folder} is there already; take it out into another folder, or remove it")
        begun = timezone.now()
        _say_so(organisation)
        try:
            with _only_for_us(), _one_moment(), within(organisation.id), _nothing_is_let_go(organisation):
                _fill(draft, organisation)
            _nobody_was_erased_since(begun, organisation)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)  # half of it is nobody's, and open all the same
            raise
        draft.rename(folder)
    return folder


def allowed_into(folder: Path) -> None:
    """Open words lie neither where the house shows things, nor beside its keys, nor among its copies."""
    here = folder.resolve()
    closed = [settings.DATA, settings.ROOT, *([Path(settings.BACKUPS)] if settings.BACKUPS else [])]
    for place in closed:
        if here.is_relative_to(Path(place).resolve()):
            raise NotPossible(f"Not inside {place}: choose a folder outside the house")


def _say_so(organisation: Organisation) -> None:
    """In the log before the first word is opened: once for the house, and where each person can see it."""
    by = system(organisation.id)
    try:
        finish(organisation.id)
    except Exception as why:
        raise NotPossible("Somebody who is to be erased could not go yet. The log says why") from why
    with within(organisation.id), transaction.atomic():
        people = Person.objects.order_by("pk").values_list("pk", flat=True)
        everybody = [(None, organisation.id), *((person, "") for person in people)]
        log.record_many("house.taken_out", everybody, by=by)


def _nobody_was_erased_since(begun: datetime, organisation: Organisation) -> None:
    if Erasure.objects.filter(organisation_id=organisation.id, begun_at__gte=begun).exists():
        raise NotPossible("Somebody was erased meanwhile, and must not be in it. Please begin again")


@contextmanager
def _nothing_is_let_go(organisation: Organisation) -> Iterator[None]:
    """A mail past its time, a story taken down, a list thrown away: gone with its key, and no erasure is noted."""
    Organisation.objects.filter(id=organisation.id).exists()  # the moment begins with what is read first
    before = set(_owners(organisation))
    yield
    if before - set(_owners(organisation)):
        raise NotPossible(
            "Some words were let go meanwhile, and must not be in it. Please begin again; "
            "with the worker stopped nothing is let go"
        )


def _owners(organisation: Organisation) -> list[UUID]:
    keys = WrappedKey.objects.filter(organisation_id=organisation.id).order_by("owner_id")
    return list(keys.values_list("owner_id", flat=True))


def _fill(draft: Path, organisation: Organisation) -> None:
    for name in ("tables", "sheets", "files"):
        (draft / name).mkdir(parents=True)
    rows = {model._meta.db_table: write_table(draft, model, organisation.id) for model in taken()}
    (draft / OWNERS).write_text("".join(f"{one}\n" for one in _owners(organisation)))
    waiting = Letter.objects.filter(state__in=NOT_YET_SENT).count()
    package = described() | {
        "format": FORMAT,
        "created": timezone.now().isoformat(timespec="seconds"),
        "organisation": str(organisation.id),
        "versions": versions(),
        "rows": rows,
        "log_head": log.to_keep_elsewhere(),
        "letters_not_yet_sent": waiting,
    }
    (draft / PACKAGE).write_text(json.dumps(package, indent=1, ensure_ascii=False), "utf-8")
    write_pages(draft)
    _write_checksums(draft)


def _write_checksums(draft: Path) -> None:
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    lines = [f"{hash_of_file(path)}  {path.relative_to(draft).as_posix()}\n" for path in files]
    (draft / CHECKSUMS).write_text("".join(lines), "utf-8")


@contextmanager
def _only_for_us() -> Iterator[None]:
    """Files that nobody but whoever runs the command may read: 0600, and folders 0700."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything is read as it stood at one moment, and the house goes on meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:  # Django itself would begin by locking everybody else out
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
