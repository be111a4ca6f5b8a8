"""Putting right when something happened: a later record stands in for the first, and both stay."""

from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from sideomside.ground.audit.log import Actor
from sideomside.ground.audit.models import Happening

Step = TypeVar("Step", bound=Happening)
OWN = frozenset({"id", "happened_at", "written_at", "by_id", "by_role", "supersedes"})


def at_another_time(old: Step, happened_at: datetime, *, by: Actor, **more: Any) -> Step:
    """The same, at another time, said by whoever corrects it; not saved yet."""
    same = {f.attname: getattr(old, f.attname) for f in old._meta.concrete_fields if f.name not in OWN}
    return type(old)(
        **same | more,
        id=uuid4(),
        happened_at=happened_at,
        by_id=by.person_id,
        by_role=by.role,
        supersedes=old,
    )


def is_corrected(step: Happening) -> bool:
    return type(step).objects.filter(supersedes=step).exists()  # type: ignore[attr-defined]
