"""Faults others have had, planted in our own house; a proof that does not see them proves nothing."""

import email
import email.policy
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sideomside.ground.vault.keys import blind
from sideomside.ground.vault.walls import current_organisation
from sideomside.intake import actions, jobs
from sideomside.intake.actions import filing_mail, keeping_mail
from sideomside.intake.inbox import pipe
from sideomside.intake.reading.letter import Letter

LATE: list[Callable[[], Any]] = []  # what a careless door writes only after it has said yes


def nothing() -> None:
    """The house as it is."""


def read_in_this_process() -> None:
    """The standard library's parser, without limits and without a child."""

    def read(raw: bytes) -> Letter:
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        told = " ".join(str(mail[name]) for name in ("From", "To", "Subject"))
        body = mail.get_body(("plain", "html"))
        return Letter(sender_address=told[:50], words=str(body.get_content()) if body else told)

    jobs.read = read  # type: ignore[attr-defined]


def exceptions_are_dropped() -> None:
    """One bad mail raises, and nobody writes it down."""

    def raises(**words: Any) -> None:
        raise RuntimeError("planted")

    filing_mail.hear_mail = raises  # type: ignore[attr-defined]
    actions.stumble = lambda **words: None


def message_id_is_the_key() -> None:
    filing_mail._content_mark = lambda letter, by: (
        blind(current_organisation(), "id", letter.message_id) if letter.message_id else ""
    )


def acknowledged_before_committed() -> None:
    keep = pipe.keep  # type: ignore[attr-defined]

    def later(*words: Any) -> None:
        LATE.append(lambda: keep(*words))

    pipe.keep = later  # type: ignore[assignment]


def bytes_are_not_compared() -> None:
    keeping_mail._fingerprint = lambda raw, recipients: uuid4().hex


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        read_in_this_process,
        exceptions_are_dropped,
        message_id_is_the_key,
        acknowledged_before_committed,
        bytes_are_not_compared,
    )
}
