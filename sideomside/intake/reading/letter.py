"""What comes out of reading a mail: a letter a person can read, or a plain reason why not."""

from dataclasses import dataclass, field
from datetime import datetime

from .limits import Reason

# Neutral on purpose: a header in someone's mailbox must not tell who writes to them.
LOOP_HEADER = "X-Letter-Loop"


@dataclass(frozen=True)
class Attachment:
    """Listed, never opened; its bytes stay in the raw mail."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True)
class Letter:
    """One mail, as far as words go. `words` is what is new, `quoted` the history folded away."""

    sender_name: str = ""
    sender_address: str = ""
    reply_to: str = ""
    subject: str = ""
    date: datetime | None = None
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()  # envelope addresses first: they carry our reply tokens
    words: str = ""
    quoted: str = ""
    attachments: tuple[Attachment, ...] = field(default_factory=tuple)
    loop_mark: str = ""
    is_auto: bool = False  # a machine wrote it
    seems_auto: bool = False  # by its subject alone
    is_bounce: bool = False
    is_list: bool = False
    is_generated: bool = (
        False  # by a machine, and is no answer to anything: perhaps a form somebody filled in
    )
    lists: tuple[str, ...] = ()  # what the list is called
    is_marked: bool = False  # as advertising, by a mail server on the way
    hush: bool = False  # must not be answered by a machine of ours
    sealed_by_sender: bool = False  # encrypted: only the person can open it
    is_cut: bool = False  # longer than we show; the rest stays in the raw mail

    @property
    def text(self) -> str:
        """Everything there is to read, new words first."""
        return "\n\n".join(piece for piece in (self.words, self.quoted) if piece)


@dataclass(frozen=True)
class Unreadable:
    """Becomes an item a coordinator sees; `detail` never holds the person's words.

    Sender and subject are there when the first lines could be made out, so that someone can be called.
    """

    reason: Reason
    detail: str = ""
    sender_name: str = ""
    sender_address: str = ""
    subject: str = ""

    @property
    def is_passing(self) -> bool:
        """Our own machine was at fault, so the mail deserves another try."""
        return self.reason == Reason.READER_DID_NOT_START
