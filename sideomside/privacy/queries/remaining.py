"""What is still here of somebody: worked out from what each model has declared, not from what rooms remember to say."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.models import WrappedKey
from sideomside.ground.vault.privacy import declared_models
from sideomside.people.rules import SYSTEM, Viewer

SETTLED = timedelta(days=1)  # a key is made before its row: give the row time to come


def left_behind(viewer: Viewer, person_id: UUID) -> list[QuerySet[Any]]:
    """Rows that are about this person, of every model that says so; empty once they are forgotten."""
    return [rows for _model, rows in _rows_about(viewer, person_id) if rows.exists()]


def own_keys(viewer: Viewer, person_id: UUID) -> list[UUID]:
    """Keys that stand for this person alone: their own, and those of rows sealed by themselves."""
    found = [person_id]
    for model, rows in _rows_about(viewer, person_id):
        if any(field.key == "self" for field in _sealed(model)):
            found += rows.values_list("pk", flat=True)
    return found


def nobodys_keys(viewer: Viewer) -> list[UUID]:
    """Keys in the store whose owner is not here any more; for the sweep."""
    if viewer.role != SYSTEM or viewer.organisation_id is None:
        return []
    settled = WrappedKey.objects.filter(
        organisation_id=viewer.organisation_id, made_at__lt=timezone.now() - SETTLED
    )
    return list(set(settled.values_list("owner_id", flat=True)) - _owners())


def _owners() -> set[UUID]:
    owners: set[UUID] = set()
    for model, _privacy in declared_models():
        for key in {field.key for field in _sealed(model)}:
            column = "pk" if key == "self" else f"{key}_id"
            owners.update(model._default_manager.values_list(column, flat=True).distinct())
    return owners


def _rows_about(viewer: Viewer, person_id: UUID) -> Iterator[tuple[type[Model], QuerySet[Any]]]:
    for model, privacy in declared_models():
        if privacy.about:
            yield model, model._default_manager.filter(**{privacy.about: person_id})


def _sealed(model: type[Model]) -> list[SealedField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]
