"""The parser alone, without a house: spoiled mails by the ten thousand, each through what the confined child runs.

Runs in a process of its own; what it prints last is what it found.
"""

import email
import email.policy
import json
import random
import sys
import time
from io import BytesIO

from proofs.mailing import corpus
from sideomside.intake.reading import child
from sideomside.intake.reading.letter import Letter, Unreadable
from sideomside.intake.reading.limits import Reason
from sideomside.intake.reading.prescan import prescan
from sideomside.intake.reading.tests.bombs import mutants

PLANTED = "the standard library parses"


def play(seed: str, many: str, plant: str) -> None:
    if plant == PLANTED:
        child.parse = _the_librarys  # type: ignore[attr-defined]
    good, confused, slowest = corpus.good(), list[str](), 0.0
    for raw in mutants(good, int(many), random.Random(seed)):
        began = time.process_time()
        told = None if prescan(raw) else child.answer(BytesIO(raw))
        slowest = max(slowest, time.process_time() - began)
        if isinstance(told, Unreadable) and told.reason == Reason.CONFUSED:
            confused.append(told.detail)
    print(json.dumps({"parsed": int(many), "confused": len(confused), "slowest": round(slowest, 3)}))


def _the_librarys(raw: bytes) -> Letter:
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    told = " ".join(str(mail[name]) for name in ("From", "To", "Subject"))
    body = mail.get_body(("plain", "html"))
    return Letter(sender_address=told[:50], words=str(body.get_content()) if body else told)


if __name__ == "__main__":
    play(*sys.argv[1:])
