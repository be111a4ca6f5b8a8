"""A cell that begins like a formula may run when a spreadsheet opens it, so it gets an apostrophe in front."""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def as_meant(text: str) -> str:
    """Exactly undoes `neutral`, so that what we write we can read again."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
