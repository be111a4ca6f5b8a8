"""A row of any model that is about a person, with a mark in every sealed field; new models are built like the rest."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models
from django.utils import timezone

from sideomside.companionship.rules import PASSED_ON
from sideomside.ground.vault.fields import SealedBytes, SealedField, SealedJson
from sideomside.ground.vault.privacy import Privacy, declared_models
from sideomside.partners.rules import BRIDGE
from sideomside.peers.models import Format, Gender
from sideomside.people.models import Person, Programme

# What a constraint asks for that nobody could guess from the field alone.
SPECIAL: dict[str, dict[str, Any]] = {
    "breaches.BreachStep": {"thing": "device", "since": timezone.now(), "until": timezone.now()},
    "oversight.Drawn": {"hat": "coordinator"},
    "oversight.Ring": {"signs": [["many", 46, 12]], "answered_at": timezone.now(), "came_of": "fine"},
    "people.Role": {"name": "host"},  # the participant is there already
    "reports.Release": {"level": "R2", "audience": "public"},
    "messages.Member": {"left_at": timezone.now(), "out_at": timezone.now(), "out_by_id": uuid4()},
}

# May be empty, and yet a constraint asks for it where nothing else stands in its place.
ASKED_FOR = {"partners.Introduction": {"agreement"}}

# A house has one of them in each quarter: the next one built is of another.
ONE_A_QUARTER = "oversight.Draw"

# Ids that are no foreign keys to Django, and yet point at a row.
POINTS_AT = {
    "matching.Proposal.place_id": "peers.PeerFile",
    "messages.Message.drawer_id": "messages.Thread",
    "messages.Picture.drawer_id": "messages.Thread",
}

# Answers chosen from a list are told in words: what is kept, and what a copy then says. The rest carries a mark.
CHOSEN: dict[str, tuple[Any, str]] = {
    "matching.Night.found": ([], ""),  # of many, about nobody alone: a night suggests nobody here
    "companionship.Agreement.words": (
        {"place": "mærke-companionship.Agreement.words"}, "mærke-companionship.Agreement.words"
    ),
    "outcomes.Answer.value": ("6.125", "6.125"),
    "outcomes.Rating.value": ("7.125", "7.125"),
    "partners.Introduction.words": ({"wish": "mærke-partners.Introduction.words"}, "mærke-partners.Introduction.words"),
    "partners.Introduction.ticked": (["reach"], str(BRIDGE["reach"])),
    "companionship.Bridge.words": ({"helps": "mærke-companionship.Bridge.words"}, "mærke-companionship.Bridge.words"),
    "companionship.Bridge.ticked": (["helps"], str(PASSED_ON["helps"])),
    "peers.PeerFile.themes": (
        [{"code": "mærke-peers.PeerFile.themes", "can": True, "shown": "public"}], "mærke-peers.PeerFile.themes"
    ),
    "stories.Story.themes": (["mærke-stories.Story.themes"], "mærke-stories.Story.themes"),
    "stories.Story.known": (["mærke-stories.Story.known"], "mærke-stories.Story.known"),
    "peers.PeerFile.languages": (["mærke-peers.PeerFile.languages"], "mærke-peers.PeerFile.languages"),
    "peers.PeerFile.areas": (["mærke-peers.PeerFile.areas"], "mærke-peers.PeerFile.areas"),
    "peers.PeerFile.slots": ([20], "søndag: "),
    "peers.PeerFile.formats": (["walk"], str(Format.WALK.label)),
    "peers.PeerFile.gender": ("other", str(Gender.OTHER.label)),
}  # fmt: skip


def models_about_people() -> list[tuple[type[models.Model], Privacy]]:
    return [(model, privacy) for model, privacy in declared_models() if privacy.about]


def mark(model: type[models.Model], field: SealedField) -> str:
    return f"mærke-{model._meta.label}.{field.name}"


def said_in_a_copy(label: str) -> str:
    """How the copy shows that a sealed field is in it."""
    return CHOSEN[label][1] if label in CHOSEN else f"mærke-{label}"


class Builder:
    """Builds rows about one person; whoever else is needed is somebody else."""

    def __init__(self, person: Person, other: Person, programme: Programme) -> None:
        self.person, self.other, self.programme = person, other, programme
        self.made: dict[tuple[type[models.Model], bool], models.Model] = {}

    def row(self, model: type[models.Model], about: str) -> models.Model:
        """One row whose `about` leads to the person."""
        if model is Person:
            return self.person
        key = (model, bool(about))
        if key not in self.made:
            self.made[key] = self._build(model, about)
        return self.made[key]

    def _build(self, model: type[models.Model], about: str) -> models.Model:
        row = model(**SPECIAL.get(model._meta.label, {}))
        first, _, rest = about.partition("__")
        for field in model._meta.concrete_fields:
            if field.name == first or field.attname == first:
                setattr(row, *self._towards(field, rest))
            elif self._asks_for_something(model, field):
                setattr(row, *self._anything(field))
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                setattr(row, field.attname, _marked(model, field))
        self._apart(row)
        row.save(force_insert=True)
        return row

    def _apart(self, row: models.Model) -> None:
        """Where a house has one at a time, this one is of another time."""
        if row._meta.label == ONE_A_QUARTER:
            before = type(row)._default_manager.count()
            vars(row)["quarter"] = timezone.localdate() - timedelta(days=92 * before)

    def _towards(self, field: models.Field, rest: str) -> tuple[str, Any]:
        if not isinstance(field, models.ForeignKey):
            return field.attname, self.person.id
        return field.name, self.row(field.related_model, rest) if rest else self.person

    def _anything(self, field: models.Field) -> tuple[str, Any]:
        target = POINTS_AT.get(f"{field.model._meta.label}.{field.name}")
        if target:
            return field.attname, self._related(apps.get_model(target)).pk
        if isinstance(field, models.ForeignKey):
            return field.name, self._related(field.related_model)
        made: dict[type, Any] = {
            models.UUIDField: uuid4(),
            models.DateTimeField: timezone.now(),
            models.DateField: timezone.localdate(),
            models.CharField: (field.choices or [("x", "")])[0][0] or "x",
        }
        return field.attname, next((v for kind, v in made.items() if isinstance(field, kind)), 1)

    def _related(self, model: type[models.Model]) -> models.Model:
        if model is Person:
            return self.other
        if model is Programme:
            return self.programme
        privacy = next((p for m, p in models_about_people() if m is model), None)
        return self.row(model, privacy.about if privacy else "")

    def _asks_for_something(self, model: type[models.Model], field: models.Field) -> bool:
        given = field.has_default() or field.null or field.blank or getattr(field, "auto_now_add", False)
        automatic = isinstance(field, SealedField) or getattr(field, "auto_now", False) or field.primary_key
        special = field.name in SPECIAL.get(model._meta.label, {})
        named = field.name in ASKED_FOR.get(model._meta.label, ())
        return named or not (given or automatic or special)


def _marked(model: type[models.Model], field: SealedField) -> Any:
    label = f"{model._meta.label}.{field.name}"
    if label in CHOSEN:
        return CHOSEN[label][0]
    if isinstance(field, SealedJson):
        return {"mark": mark(model, field)}
    return mark(model, field).encode() if isinstance(field, SealedBytes) else mark(model, field)


def ids(rows: list[models.Model]) -> list[UUID]:
    return [row.pk for row in rows]
