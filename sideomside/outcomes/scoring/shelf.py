"""The cards that come with the house: facts only, each waiting for a text and for leave."""

from pathlib import Path

from .card import Card, read

FOLDER = Path(__file__).resolve().parent / "cards"


def shipped() -> dict[str, Card]:
    """By id."""
    cards = (read(path.read_bytes()) for path in sorted(FOLDER.glob("*.json")))
    return {card.id: card for card in cards}
