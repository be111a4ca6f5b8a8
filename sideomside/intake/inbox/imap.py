"""Fetching from a mailbox: by number, whole and unparsed, moved away only after we have committed."""

JOBS: list = []


def fetch_mail() -> None: ...
