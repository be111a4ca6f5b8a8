"""How much of one mail we are willing to look at; each number is far above what a person sends."""

from enum import StrEnum

MAX_BYTES = 25 * 1024 * 1024
MAX_BOUNDARIES = 200
MAX_DEPTH = 20
MAX_HEADER_LINES = 1_000
MAX_HEADER_BYTES = 64 * 1024
MAX_NEAR_MISSES = 10_000  # lines that only look like a boundary
MAX_TEXT_BYTES = 2 * 1024 * 1024  # of one text part; the rest stays in the raw mail
MAX_TEXT = 1_000_000  # letters in all; some three hundred pages


class Reason(StrEnum):
    """Why a mail could not be read; each becomes a sentence a coordinator sees."""

    TOO_LARGE = "too_large"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_DEEP = "too_deep"
    TOO_MANY_HEADERS = "too_many_headers"
    HEADER_TOO_LONG = "header_too_long"
    TOO_LONG_A_TIME = "too_long_a_time"
    TOO_MUCH_MEMORY = "too_much_memory"
    NO_MAIL = "no_mail"
    CONFUSED = "confused"
    READER_DID_NOT_START = "reader_did_not_start"


class Refused(Exception):
    """A mail that is not read, and the plain reason why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class TooMuch(Refused):
    """A mail crossed one of the limits above."""


class NoMail(Refused):
    """What came in is no mail: bytes nobody wrote as words, or nothing at all."""

    def __init__(self) -> None:
        super().__init__(Reason.NO_MAIL)
