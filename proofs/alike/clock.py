"""The two questions in turn: do the answers differ in a byte, and in time by more than one question from itself?

Each round asks three times in an order drawn by lot: the one we know, the one we do not, and that one once more. How
far two answers to the very same question usually lie apart on this machine, just now, is the measure for the rest.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random
from statistics import median

from proofs.alike.questions import Question
from proofs.guarding.looking import taken_back
from proofs.typed.hand import Answer, Hand

KNOWN, UNKNOWN, AGAIN = "known", "unknown", "again"
# Drawn afresh for each answer, always equally long.
AFRESH = re.compile(r'(name="(?:csrfmiddlewaretoken|once|seal|at)" value="|\bsession=|\bcsrftoken=)([^";]*)')
# Of what is over in a moment, work alone differs by less than a clock can be trusted with.
LEAST_MS = 0.1
A_DATE = re.compile(r"\w{3}, \d\d[ -]\w{3}[ -]\d{4} \d\d:\d\d:\d\d GMT")


@dataclass
class Found:
    """What a question told of who is known."""

    seen: dict[str, set[str]] = field(default_factory=lambda: {KNOWN: set(), UNKNOWN: set()})
    gaps: list[float] = field(default_factory=list)  # ms, of one round each
    spreads: list[float] = field(default_factory=list)

    @property
    def bytes_differing(self) -> int:
        known, unknown = (min(self.seen[which], default="") for which in (KNOWN, UNKNOWN))
        if self.seen[KNOWN] == self.seen[UNKNOWN]:
            return 0
        unlike = sum(a != b for a, b in zip(known, unknown, strict=False))
        return max(1, unlike + abs(len(known) - len(unknown)))

    @property
    def where(self) -> list[str]:
        """Lines that stand in the one answer and not in the other."""
        one, other = (set("\n".join(texts).splitlines()) for texts in self.seen.values())
        return [line.strip()[:120] for line in sorted(one ^ other)][:4]

    @property
    def gap_ms(self) -> float:
        return round(abs(median(self.gaps)), 3) if self.gaps else 0.0

    @property
    def spread_ms(self) -> float:
        return round(median(self.spreads), 3) if self.spreads else 0.0

    @property
    def apart(self) -> float:
        """The gap as a share of how far the same question usually lies from itself."""
        return round(self.gap_ms / max(self.spread_ms, LEAST_MS), 2)


def compared(question: Question, hand: Hand) -> Found:
    """The bytes alone, each asked once."""
    found = Found()
    for which in (KNOWN, UNKNOWN):
        _ask(question, which, hand, found)
    return found


def timed(question: Question, hand: Hand, rounds: int, chance: Random, clock: Callable[[], float]) -> Found:
    found = Found()
    for number in range(rounds + 1):
        order = chance.sample([KNOWN, UNKNOWN, AGAIN], 3)
        took = {which: _ask(question, which, hand, found, clock) for which in order}
        if number:  # the first round warms the house up
            found.gaps.append(took[KNOWN] - took[UNKNOWN])
            found.spreads.append(abs(took[AGAIN] - took[UNKNOWN]))
    return found


def _ask(
    question: Question,
    which: str,
    hand: Hand,
    found: Found,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """How long it took, in milliseconds: by the clock on the wall as whoever asks would see it, or at work."""
    path, body = question.asks(which == KNOWN)
    with taken_back():
        hand.comes_in(question.who)
        begun = clock()
        answer = hand.asks(question.who, question.method, path, body)
        took = clock() - begun
    found.seen[KNOWN if which == KNOWN else UNKNOWN].add(masked(answer, question.guess(which == KNOWN)))
    return took * 1000


def masked(answer: Answer, typed: list[str]) -> str:
    """All of it but what was typed and what is drawn afresh; of a moment stays how many minutes it is away."""
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(answer.headers.items()))
    text = f"{answer.status}\n{headers}\n{answer.set_cookies}\n{answer.text}"
    for one in sorted(filter(None, typed), key=len, reverse=True):
        text = text.replace(one, "…")
    text = AFRESH.sub(lambda found: f"{found[1]}({len(found[2])} signs)", text)
    return A_DATE.sub(lambda found: _from_now(found[0]), text)


def _from_now(said: str) -> str:
    there = parsedate_to_datetime(said.replace("-", " ")).replace(tzinfo=UTC)
    return f"({round((there - datetime.now(UTC)).total_seconds() / 60)} minutes from now)"
