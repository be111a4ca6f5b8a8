"""What somebody wishes for: for themselves, for their coordinator, and as another would see it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.matching.models import Wishes
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.standing import programme_of
from sideomside.matching.rules import Eyes, may_know, released
from sideomside.matching.rules.reasons import (
    AGES,
    FORMATS,
    GENDERS,
    IMPORTANT,
    Names,
    language_words,
    times_words,
)
from sideomside.people import queries as people
from sideomside.people.data.load import spoken_languages
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, is_self

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class Seen:
    """One person's wishes through somebody's eyes."""

    words: str
    themes: list[str]
    facts: Facts


def wishes_of(viewer: Viewer, person_id: UUID) -> Wishes:
    """The wishes as they stand, or an empty page. A coordinator's look is written down."""
    own = viewer.is_participant and is_self(viewer, person_id)
    if not own and not (viewer.is_coordinator and programme_of(viewer, person_id)):
        return Wishes(person_id=person_id)
    found = Wishes.objects.filter(person_id=person_id).first()
    if found:
        log.record_opening(viewer, about=person_id, screen="wishes")
    return found or Wishes(person_id=person_id)


def as_seen_by(viewer: Viewer, wishes: Wishes, eyes: str) -> Seen:
    """Only what those eyes may read."""
    names, asked = known_names(viewer), wishes.asked or {}
    return Seen(
        words=(wishes.words or "") if may_know(asked.get("words_shown"), eyes) else "",
        themes=[names.themes[c] for c in released(wishes.themes or {}, eyes) if c in names.themes],
        facts=_facts(asked, names, whole=eyes == Eyes.COORDINATOR)
        if may_know(asked.get("practical_shown"), eyes)
        else [],
    )


def wishes_in_words(viewer: Viewer, wishes: Wishes) -> Facts:
    """What was asked for, as quiet pairs; for the person and their coordinator."""
    return _facts(wishes.asked or {}, known_names(viewer), whole=True)


def who_changed(viewer: Viewer, wishes: Wishes) -> str:
    """Who wrote meanwhile: a first name, or nothing when it was the person."""
    if wishes.changed_by_id in {None, wishes.person_id}:
        return ""
    return people.names(viewer, [wishes.changed_by_id]).get(wishes.changed_by_id, "").partition(" ")[0]


def everyday_choices(viewer: Viewer, person_id: UUID) -> dict[str, list[tuple[str, str]]]:
    """Areas and languages that can be chosen where this person participates."""
    programme = _programme(viewer, person_id)
    areas = people.areas(viewer, programme.id) if programme else []
    known = known_names(viewer).languages
    first = [code for code in (programme.languages if programme else []) if code in known] or ["da", "en"]
    order = [*first, *(code for code in spoken_languages() if code not in first)]
    return {
        "areas": [(str(area.id), area.name) for area in areas],
        "languages": [(code, known[code]) for code in order],
    }


def _programme(viewer: Viewer, person_id: UUID) -> Programme | None:
    return programme_of(viewer, person_id) or people.programme(viewer)


def _facts(asked: dict[str, Any], names: Names, *, whole: bool) -> Facts:
    """Practical things; who one would like to meet is for the coordinator's eyes alone."""
    practical = [
        (_("When"), times_words(asked.get("slots", []))),
        (_("Where"), _listed(asked.get("areas", []), names.areas)),
        (_("How"), _listed(asked.get("formats", []), FORMATS, asked.get("formats_must"))),
        (_("Languages"), language_words(asked.get("languages", []), names)),
    ]
    personal = [
        (_("How far"), _("%(km)s km") % {"km": asked["travel_km"]} if asked.get("travel_km") else ""),
        (_("Who"), _listed(asked.get("gender", []), GENDERS, asked.get("gender_must"))),
        (_("Age"), _listed(asked.get("age", []), AGES, asked.get("age_must"))),
        (_("Weighs most"), str(IMPORTANT.get(asked.get("most_important", ""), ""))),
    ]
    return [(label, value) for label, value in practical + (personal if whole else []) if value]


def _listed(codes: list[str], words: Any, must: bool | None = None) -> str:
    said = get_text_list([str(words[code]) for code in codes if code in words], _("or"))
    if not said or must is None:
        return said
    return _("%(wish)s (it must be so)") % {"wish": said} if must else _("%(wish)s (rather)") % {"wish": said}
