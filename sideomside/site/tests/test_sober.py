"""A fault in the log says what kind it was and where, and none of the words it met."""

import logging
import sys

from sideomside.site.sober import WithoutWords


def written(raising: object) -> str:
    try:
        raising()  # type: ignore[operator]
    except Exception:
        line = logging.LogRecord("django.request", 40, "", 0, "Fell over", (), sys.exc_info())
    return WithoutWords().format(line)


def reads_a_number() -> None:
    int("Jeg sover dårligt")


def falls_twice() -> None:
    try:
        reads_a_number()
    except ValueError as wrong:
        raise KeyError("Ida") from wrong


def test_what_somebody_wrote_is_not_in_the_fault() -> None:
    said = written(reads_a_number)
    assert "Jeg sover" not in said.replace('int("Jeg sover dårligt")', "")
    assert said.startswith("Fell over") and "ValueError" in said and "reads_a_number" in said


def test_what_it_was_raised_for_is_told_and_wordless_too() -> None:
    said = written(falls_twice)
    assert (
        "KeyError" in said and "ValueError" in said and "invalid literal" not in said and "'Ida'" not in said
    )
