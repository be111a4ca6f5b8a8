"""One form is one thing, also when it is pressed twice in the same moment."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction


def known_by(model: Any, once: UUID) -> Any:
    """What the first press wrote."""
    return model.objects.filter(once=once).first()


def saved_once(row: Any) -> tuple[Any, bool]:
    """The row, and whether it is ours: whoever loses the race finds what the other press wrote."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return type(row).objects.get(once=row.once), False
    return row, True
