"""The cards that come with the house: facts only, each waiting for a text and for leave."""

from pathlib import Path

from .card import Card, read

FOLDER = Path(__file__).resolve().parent / "cards"


def shipped() -> dict[str, Card]:
    """By id."""
    return {name: read(raw) for name, raw in shipped_bytes().items()}


def shipped_bytes() -> dict[str, bytes]:
    """As they stand, by id."""
    files = [path.read_bytes() for path in sorted(FOLDER.glob("*.json"))]
    return {read(raw).id: raw for raw in files}
