"""Mail to send: seen in the wild where it is at hand, our own bombs, and good mail spoiled."""

import random
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from house.contracts import ROOT
from sideomside.intake.reading.tests.bombs import bombs, mutants
from sideomside.intake.reading.tests.mails import WORDS, page, parts, plain

HEAVY = " MB "  # the largest bombs, by a part of their name: left to the full size
MUTANTS = {"small": 24, "full": 5_000}  # in one batch
TWINS = 5


def wild() -> list[bytes]:
    """Real mails lie beside the project, not in it: their senders never asked to be in a package."""
    folder = ROOT.parent / "shared" / "data" / "mail"
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if _is_mail(path)]


def librarys() -> list[bytes]:
    """What Python tests its own parser with, where Python brought its tests along."""
    try:
        folder = resources.files("test.test_email") / "data"
    except ModuleNotFoundError:
        return []
    return [one.read_bytes() for one in sorted(folder.iterdir(), key=str) if one.name.endswith(".txt")]


def good() -> list[bytes]:
    """What is spoiled: mails as they come."""
    return [*wild(), *librarys(), *ours()]


def our_bombs(size: str) -> dict[str, bytes]:
    chosen = bombs() if size == "full" else {k: v for k, v in bombs().items() if HEAVY not in f" {k} "}
    return {name: build() for name, build in chosen.items()}


def spoiled(size: str, seed: str) -> Iterator[bytes]:
    return mutants(good(), MUTANTS[size], random.Random(seed))


def ours() -> list[bytes]:
    """Danish mails as people's programs send them."""
    return [
        plain(WORDS),
        plain(WORDS, charset="iso-8859-1", encoding="quoted-printable"),
        plain(WORDS, encoding="base64"),
        page(f"<p>{WORDS}</p><blockquote>Hej</blockquote>"),
        parts("mixed", "\n" + WORDS, "Content-Type: image/png; name=a.png\n\nx"),
    ]


def twins() -> dict[str, bytes]:
    """Different words under one and the same id, as careless programs send them."""
    words = [f"Mail nummer {number} af dem med samme id" for number in range(TWINS)]
    return {each: plain(each, "Subject: Hej") for each in words}


def nameless() -> dict[str, bytes]:
    """Mail without an id; each is sent twice."""
    return {
        f"Uden id {number}": f"From: ida@post.example\n\nUden id {number}".encode() for number in range(2)
    }


def _is_mail(path: Path) -> bool:
    return path.suffix == ".eml" or path.name.startswith("sample")
