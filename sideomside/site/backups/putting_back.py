"""Putting a copy back into an empty place. Nothing opens before the newest ledger of erasures has been replayed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache

from sideomside.ground.audit import log
from sideomside.ground.vault.keyring import lies_in_a_file, ring
from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.site.backups import ledger
from sideomside.site.backups.contents import hash_of_file
from sideomside.site.backups.ledger import LEDGER
from sideomside.site.backups.stores import (
    ALIASES,
    MANIFEST,
    NotPossible,
    contents,
    is_empty,
    put_in,
    tidy,
)
from sideomside.site.backups.taking import FILES, FORMAT, mark_of_master_key


def put_back(folder: Path, newest_ledger: Path | None = None) -> int:
    """Put one copy back, whole; how many people the ledger erased again."""
    manifest = _checked(folder)
    full = [alias for alias in ALIASES if not is_empty(alias)]
    if full:
        raise NotPossible("There is something here already; a copy is only put back into an empty place")
    lines = ledger.newest(folder, newest_ledger)
    with _shut():
        for alias in ALIASES:
            put_in(alias, folder / FILES[alias])
        forget_opened_keys()
        _same(manifest)
        erased = ledger.replay(lines)
        _nobody_is_signed_in()
        _log_is_whole()
        for alias in ALIASES:
            tidy(alias)
    return erased


@contextmanager
def _shut() -> Iterator[None]:
    """While this file is here the house does not open; it stays when something goes wrong."""
    sign = settings.RESTORING
    sign.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    sign.touch(mode=0o600)
    yield
    sign.unlink()


def _checked(folder: Path) -> dict[str, Any]:
    """Is it whole, ours, and opened by the master key we have?"""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError as missing:
        raise NotPossible(f"{folder} is not a copy: it has no {MANIFEST}") from missing
    if manifest["format"] != FORMAT:
        raise NotPossible("This copy was made by another version; use that version to put it back")
    _files_are_whole(folder, manifest)
    _master_key_fits(manifest)
    return manifest


def _files_are_whole(folder: Path, manifest: dict[str, Any]) -> None:
    for name in sorted({*FILES.values(), LEDGER, *manifest["files"]}):
        if not (folder / name).exists() or hash_of_file(folder / name) != manifest["files"].get(name):
            raise NotPossible(f"{name} is missing or has been changed since the copy was made")


def _master_key_fits(manifest: dict[str, Any]) -> None:
    if lies_in_a_file() and not settings.MASTER_KEY_FILE.exists():
        raise NotPossible(f"Put the master key back first: {settings.MASTER_KEY_FILE}")
    if manifest["master_key"] != mark_of_master_key():
        raise NotPossible("The master key here is not the one this copy was made with")
    if not set(manifest.get("epochs", [manifest.get("epoch", 1)])) <= set(ring().epochs):
        raise NotPossible(
            "The master key has been turned since this copy was made. Bring two of the three papers: "
            "bin/manage keys recover COPY PAPER PAPER, with SIDEOMSIDE_MASTER_KEY_FILE naming a new file"
        )


def _same(manifest: dict[str, Any]) -> None:
    """Row by row what was copied, and in every log the line it had come to when the copy was begun."""
    for alias in ALIASES:
        now, then = contents(alias), manifest["tables"][alias]
        differ = sorted(name for name in then if now.get(name) != then[name])
        if differ:
            raise NotPossible(f"What came back differs from what was copied: {', '.join(differ)}")
    for organisation, head in manifest["log_heads"].items():
        with within(UUID(organisation)):
            wrong = log.cut_off(head)
        if wrong:
            raise NotPossible(f"The log is not the one that was copied: {'; '.join(wrong)}")


def _nobody_is_signed_in() -> None:
    Session.objects.all().delete()
    cache.clear()


def _log_is_whole() -> None:
    for organisation in Organisation.objects.all():
        with within(organisation.id):
            wrong = log.verify()
        if wrong:
            raise NotPossible(f"The log is not whole: {'; '.join(wrong[:5])}")
