"""What an act is, and what it finds to be done on."""

from collections.abc import Callable
from typing import Any

from proofs.living.world import World
from sideomside.people.models import Person

# The world, one who seeks, one who has come further, and a word to answer with.
Act = Callable[[World, Person, Person, str], None]


class NothingThere(Exception):
    """There was nothing to press the button on."""


def there(found: Any) -> Any:
    if found is None:
        raise NothingThere
    return found
