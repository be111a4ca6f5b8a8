"""How a fault is written in the log: what kind it was and where it happened, never what was said."""

import logging
from traceback import TracebackException
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
FELL_WHILE = "\nThat happened while this was dealt with:\n"


class WithoutWords(logging.Formatter):
    """The message of a fault may be somebody's words: what could not be read, or would not fit."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - logging's own name
        kind, fault, where = ei
        if kind is None or fault is None:
            return ""
        return FELL_WHILE.join(_chain(TracebackException(kind, fault, where)))


def _chain(fault: TracebackException) -> list[str]:
    """The one that was raised last comes first, then what it was raised for."""
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    told = f"{''.join(fault.stack.format())}{getattr(fault.exc_type, '__name__', 'a fault')}"
    return [told, *(_chain(before) if before else [])]
