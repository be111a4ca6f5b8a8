"""For the tests of moving."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sideomside.ground.vault.keys import forget_opened_keys


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Path]:
    """Where a house is taken out to; the next one has keys of its own."""
    forget_opened_keys()
    yield tmp_path / "out"
    forget_opened_keys()
