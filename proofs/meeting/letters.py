"""What somebody looking over a shoulder can read of the letters a house has sent."""

import re
from email import message_from_bytes
from email.policy import default

from house.avoid import telling_words
from proofs.stage import Site


def letters_of(site: Site) -> list[list[str]]:
    """Of each letter its sender, subject and text; of a text message its text."""
    mails = [said_in(path.read_bytes()) for path in sorted(site.mailbox.glob("*.eml"))]
    return mails + [
        [_without_links(path.read_text(encoding="utf-8"))] for path in sorted(site.mailbox.glob("*.sms"))
    ]


def telling(letters: list[list[str]]) -> int:
    return sum(len(telling_words(text)) for letter in letters for text in letter)


def said_in(raw: bytes) -> list[str]:
    mail = message_from_bytes(raw, policy=default)
    body = mail.get_body(("plain",))
    text = body.get_content() if body else ""
    return [str(mail["From"]), str(mail["Subject"]), _without_links(text)]


def _without_links(text: str) -> str:
    return re.sub(r"https?://\S+", "", text)
