"""The last line of each log leaves the machine: whoever shortens or rewrites the log here cannot rewrite it there."""

import json
import logging
import logging.handlers
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.post.notes import send_note
from sideomside.ground.vault.walls import current_organisation

Head = dict[str, Any]


def send_off() -> Head | None:
    """Of the organisation we are in, by every way that is set; None while its log is empty."""
    last = log.to_keep_elsewhere()
    if last is None:
        return None
    head = {"organisation": str(current_organisation()), **last}
    line = json.dumps(head | {"sent": timezone.now().isoformat(timespec="seconds")})
    if settings.AUDIT_FILE:
        _append(Path(settings.AUDIT_FILE), line)
    if settings.AUDIT_SYSLOG:
        _tell_syslog(settings.AUDIT_SYSLOG, line)
    if settings.AUDIT_MAIL:
        send_note(settings.AUDIT_MAIL, f"Log {timezone.localdate():%Y-%m-%d}", line + "\n")
    return head


def read(path: Path) -> list[Head]:
    """What was sent off, from the file it went to, from mails put together, or from a copy's manifest."""
    text = path.read_text("utf-8")
    try:
        manifest = json.loads(text)
        kept = manifest.get("log_heads", {}).items()
        made = {"at": manifest.get("made")}
        return [made | {"organisation": organisation, **head} for organisation, head in kept] or _lines(text)
    except ValueError:
        return _lines(text)


def missing_from(log_of_here: str, known: Iterable[Head]) -> list[str]:
    """Every head that was sent off must still be in the log, as it was."""
    ours = [head for head in known if head["organisation"] == log_of_here]
    return [line for head in ours for line in log.cut_off(head)]


def _lines(text: str) -> list[Head]:
    """One from before heads told their time was written before it was sent."""
    heads = [json.loads(line) for line in text.splitlines() if line.startswith("{") and '"hash"' in line]
    return [{"at": head.get("sent"), **head} for head in heads]


def _append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def _tell_syslog(where: str, line: str) -> None:
    host, _, port = where.rpartition(":")
    address = (host, int(port)) if host else where
    handler = logging.handlers.SysLogHandler(address=address)
    try:
        record = logging.LogRecord("sideomside", logging.INFO, "", 0, "sideomside log %s", (line,), None)
        handler.handleError = _raise  # type: ignore[method-assign, assignment]
        handler.emit(record)
    finally:
        handler.close()


def _raise(_record: logging.LogRecord) -> None:
    raise  # noqa: PLE0704 - called by the handler while its fault is being handled
