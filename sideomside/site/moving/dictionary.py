"""What each table and column means, in Danish and English, written from what the models declare."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.encoding import force_str
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sideomside.ground.vault.fields import SealedField, SealedJson
from sideomside.ground.vault.privacy import KEEP_DAYS, Privacy
from sideomside.privacy.rules.papers import KEPT_FROM, KINDS
from sideomside.site.moving.cells import is_a_file
from sideomside.site.moving.tables import STAYS, columns, is_flat, kind_of, taken

LANGUAGES = ("da", "en")
MEANINGS: dict[str, tuple[str, str]] = tomllib.loads(
    Path(__file__).with_name("meanings.toml").read_text("utf-8")
)
# What the two tables are for that declare nothing.
TABLES = {
    "people_organisation": gettext_lazy("so that everybody knows who is responsible"),
    "audit_entry": gettext_lazy("so that everybody can be told who did and who read what"),
}
Described = dict[str, Any]

# Names of a data package's own types (Frictionless Table Schema), so that other programs understand them.
TYPES: tuple[tuple[type[Any], str], ...] = (
    (models.ForeignKey, "string"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.TimeField, "time"),
    (models.BooleanField, "boolean"),
    (models.IntegerField, "integer"),
    (models.FloatField, "number"),
    (models.JSONField, "any"),
    (SealedJson, "any"),
)


def described() -> Described:
    """The folder as a data package: each table with its columns, and what was left where it is."""
    return {
        "name": "side-om-side",
        "profile": "data-package",
        "resources": [_table(model) for model in taken()],
        "left_in_the_house": {label: in_both(lambda why=why: why) for label, why in STAYS.items()},
    }


def what_for(model: type[models.Model]) -> str:
    privacy = _privacy(model)
    return force_str(privacy.why if privacy else TABLES.get(model._meta.db_table, ""))


def how_long(model: type[models.Model]) -> str:
    privacy = _privacy(model)
    keep = privacy.keep if privacy else "log"
    days, kept = KEEP_DAYS[keep], KEPT_FROM.get(keep, "")
    if model._meta.db_table == "people_organisation" or not (days or kept):
        return _("as long as the organisation is here")
    if not days:
        return force_str(kept)
    return _("%(days)s days, counted %(when)s") % {"days": days, "when": kept}


def type_of(field: Any) -> str:
    """A file is told by its name in the folder."""
    return next((name for kind, name in TYPES if isinstance(field, kind)), "string")


def meaning(field: Any) -> str:
    """A sealed column is called what its model calls it, any other what its name means in this house."""
    if label := getattr(field, "label", ""):
        return force_str(label)
    da, en = MEANINGS.get(field.name, (field.name, field.name))
    return da if get_language() == "da" else en


def in_both(said: Callable[[], Any]) -> dict[str, str]:
    """The same in Danish and English."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = force_str(said())
    return found


def _table(model: type[models.Model]) -> Described:
    name, privacy = model._meta.db_table, _privacy(model)
    found = {
        "name": name,
        "path": f"tables/{name}.jsonl",
        "format": "jsonl",
        "encoding": "utf-8",
        "what_for": in_both(lambda: what_for(model)),
        "about": privacy.about if privacy else "",
        "kept": in_both(lambda: how_long(model)),
        "schema": {
            "fields": [_column(model, field) for field in columns(model)],
            "primaryKey": "id",
            "foreignKeys": [_key(field) for field in columns(model) if field.remote_field],
        },
    }
    return found | ({"sheet": f"sheets/{name}.csv"} if is_flat(model) else {})


def _column(model: type[models.Model], field: Any) -> Described:
    kind = kind_of(model, field)
    found = {
        "name": field.attname,
        "type": type_of(field),
        "title": in_both(lambda: meaning(field)),
        "class": str(kind),
        "class_means": in_both(lambda: KINDS.get(kind, _("open to everybody"))),
        "sealed_in_the_house": isinstance(field, SealedField),
        "may_be_missing": field.null,
    }
    if is_a_file(field):
        found["a_file"] = True
    if field.flatchoices:
        found["choices"] = {
            str(value): in_both(lambda label=label: label) for value, label in field.flatchoices
        }
    return found


def _key(field: Any) -> Described:
    other = field.remote_field.model._meta.db_table
    return {"fields": field.attname, "reference": {"resource": other, "fields": "id"}}


def _privacy(model: type[models.Model]) -> Privacy | None:
    declared = getattr(model, "privacy", None)
    return declared if isinstance(declared, Privacy) else None
