"""Mail comes in by three doors: handed over by a mail server's pipe, fetched from a mailbox, or delivered by LMTP.

At each the order is the same: seal, write, commit; only then say that we have it.
"""

from sideomside.intake.inbox.imap import fetch_mail, mailbox_mark, mailbox_name
from sideomside.intake.inbox.lmtp import serve_lmtp
from sideomside.intake.inbox.pipe import take_from_pipe

__all__ = ["fetch_mail", "mailbox_mark", "mailbox_name", "serve_lmtp", "take_from_pipe"]
