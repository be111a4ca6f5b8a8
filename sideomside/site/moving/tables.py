"""What is taken along, and what stays: every table stands in one of the two, or nothing is taken at all."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.fields import Kind, SealedBytes, SealedField, SealedJson
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Organisation
from sideomside.site.moving.cells import is_a_file
from sideomside.site.moving.marks import MADE_ANEW, TOLD_OTHERWISE

DOORS = _("A way in belongs to the house it leads into; in the next one everybody gets a new one")
MACHINERY = _("The machinery's own, about nobody; each house has its own")
KEYS = _("Keys never leave the house; the next one makes its own")

STAYS = {
    "people.Account": DOORS,
    "people.PrivateLink": DOORS,
    "people.SmallKey": DOORS,
    "people.LinkAsked": DOORS,
    "partners.OfficeKey": DOORS,
    "companionship.Feed": DOORS,
    "welcome.Listener": _(
        "The next house tells from another address, with another secret; write them in there"
    ),
    "mfa.Authenticator": DOORS,
    "sessions.Session": DOORS,
    "usersessions.UserSession": DOORS,
    "vault.WrappedKey": KEYS,
    "vault.OrganisationKey": KEYS,
    "vault.Erasure": _("Who was erased is not in here, and so needs no list here either"),
    "account.EmailAddress": MACHINERY,
    "account.EmailConfirmation": MACHINERY,
    "auth.Permission": MACHINERY,
    "auth.Group": MACHINERY,
    "auth.Group_permissions": MACHINERY,
    "contenttypes.ContentType": MACHINERY,
    "jobs.Sweep": MACHINERY,
}
NOT_YET_SENT = (Letter.State.WAITING, Letter.State.SENDING)
NOT_FLAT = (models.BinaryField, models.JSONField, SealedJson)  # what a cell cannot hold


def taken() -> list[type[models.Model]]:
    """Every table of an organisation, by name; the organisation itself among them."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.label not in STAYS]
    return sorted(found, key=lambda model: model._meta.db_table)


def belongs_nowhere() -> list[str]:
    """Tables nobody has decided about: neither an organisation's, nor among those that stay."""
    return [model._meta.label for model in taken() if model is not Organisation and not _has_house(model)]


def rows_of(model: type[models.Model], organisation_id: Any) -> models.QuerySet[Any]:
    """In the order of their ids, which is the same on every database; the log in its own."""
    mine = {"id": organisation_id} if model is Organisation else {"organisation_id": organisation_id}
    rows = model._default_manager.filter(**mine).order_by("seq" if model is Entry else "pk")
    # Two houses must never send the same letter: what has not left stays where it was written.
    return rows.exclude(state__in=NOT_YET_SENT) if model is Letter else rows


def columns(model: type[models.Model]) -> list[Any]:
    """What is written of a row; what opened a door, or was made with a key, is made anew where it is brought in."""
    return [field for field in model._meta.concrete_fields if is_told(model, field)]


def is_told(model: type[models.Model], field: Any) -> bool:
    label = f"{model._meta.label}.{field.name}"
    return label in TOLD_OTHERWISE or not (label in MADE_ANEW or kind_of(model, field) == Kind.SECRET)


def kind_of(model: type[models.Model], field: Any) -> Kind:
    """How much a field can hurt, as its model declares it."""
    if isinstance(field, SealedField):
        return Kind(field.kind)
    privacy = getattr(model, "privacy", None)
    plain = privacy.plain if isinstance(privacy, Privacy) else {}
    return Kind(plain.get(field.name, Kind.INTERNAL))


def is_flat(model: type[models.Model]) -> bool:
    return not any(isinstance(field, NOT_FLAT) and not _is_text(field) for field in columns(model))


def at_a_time(model: type[models.Model]) -> int:
    """A mail may be 25 MB, and is in memory twice."""
    return 5 if any(is_a_file(field) for field in columns(model)) else 200


def versions() -> dict[str, str]:
    """The newest migration of each room: the shape of what is taken out."""
    leaves = MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes()
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("sideomside.")}
    return {room: name for room, name in sorted(leaves) if room in ours}


def sealed(model: type[models.Model]) -> Iterator[SealedField]:
    yield from (field for field in model._meta.concrete_fields if isinstance(field, SealedField))


def _has_house(model: type[models.Model]) -> bool:
    return any(field.attname == "organisation_id" for field in model._meta.concrete_fields)


def _is_text(field: Any) -> bool:
    """Sealed text is kept as bytes and taken out as text."""
    return isinstance(field, SealedField) and not isinstance(field, SealedBytes | SealedJson)
