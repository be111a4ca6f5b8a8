"""Delivered by a mail server on this machine."""


def serve_lmtp() -> None: ...
