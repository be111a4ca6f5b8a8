"""The record and the papers, worked out from what each model declares and from how this house is set up."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from sideomside.ground.vault.fields import Kind, SealedField
from sideomside.ground.vault.privacy import KEEP_DAYS, Privacy, declared_models
from sideomside.partners import queries as partners
from sideomside.people import queries as people
from sideomside.people.models import Organisation
from sideomside.people.rules import LINK_LIVES, Viewer
from sideomside.privacy.rules import BACKUPS_LIVE
from sideomside.privacy.rules.labels import LABELS
from sideomside.privacy.rules.papers import ACTIVITIES, KEPT_FROM, KINDS


@dataclass(frozen=True, slots=True)
class Kept:
    """How long, counted from when."""

    days: int
    since: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the record: what is done, about whom, why, with which data, and for how long."""

    name: str
    about: str
    purposes: list[str]
    sealed: list[str]
    kinds: list[str]
    kept: list[Kept]


def activities(viewer: Viewer) -> list[Activity]:
    """One for each room that remembers people; a model added tomorrow stands here tomorrow."""
    if not viewer.is_coordinator:
        return []
    rooms: dict[str, list[tuple[Any, Privacy]]] = {}
    for model, privacy in declared_models():
        if privacy.about:
            rooms.setdefault(model._meta.app_label, []).append((model, privacy))
    order = [*(room for room in ACTIVITIES if room in rooms), *sorted(rooms.keys() - ACTIVITIES.keys())]
    return [_activity(room, rooms[room]) for room in order]


def facts(viewer: Viewer) -> dict[str, Any]:
    """Everything else the papers say, as it stands now."""
    if not viewer.is_coordinator:
        return {}
    agreements = list(partners.agreements(viewer))
    return {
        "organisation": Organisation.objects.filter(id=viewer.organisation_id).first(),
        "programmes": list(people.own_programmes(viewer)),
        "activities": activities(viewer),
        "agreements": agreements,
        "joint": any(one.standing == "joint" for one in agreements),
        "today": timezone.localdate(),
        **_measures(),
    }


def _activity(room: str, models: list[tuple[Any, Privacy]]) -> Activity:
    name, about = ACTIVITIES.get(room, (LABELS.get(room, room), ""))
    sealed = [
        f for model, _privacy in models for f in model._meta.concrete_fields if isinstance(f, SealedField)
    ]
    kinds = {f.kind for f in sealed} | {k for _model, privacy in models for k in privacy.plain.values()}
    keeps = sorted({privacy.keep for _model, privacy in models}, key=lambda keep: KEEP_DAYS[keep])
    return Activity(
        name=str(name),
        about=str(about),
        purposes=_once(str(privacy.why) for _model, privacy in models),
        sealed=_once(str(f.label) for f in sealed),
        kinds=[str(words) for kind, words in KINDS.items() if kind in kinds],
        kept=[Kept(KEEP_DAYS[keep], str(KEPT_FROM.get(keep, ""))) for keep in keeps],
    )


def _measures() -> dict[str, Any]:
    """What guards it here: read from the settings this house runs with."""
    return {
        "walls": connection.vendor == "postgresql",
        "mail_host": settings.MAIL_HOST,
        "mail_shut": settings.MAIL_TLS in {"required", "implicit"},
        "sms": bool(settings.SMS_FOLDER),
        "idle_minutes": int(settings.IDLE["staff"].total_seconds() // 60),
        "link_days": LINK_LIVES.days,
        "log_days": KEEP_DAYS["log"],
        "backup_days": BACKUPS_LIVE.days,
        "backups": bool(settings.BACKUPS),
        "longest_days": max(KEEP_DAYS.values()),
        "health": str(KINDS[Kind.HEALTH]),
    }


def _once(words: Any) -> list[str]:
    return list(dict.fromkeys(words))
