"""A canary in every sealed field: whose it is and where it stood, so that one seen tells what was let out."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import models

from proofs.guarding.worlds import World, tables
from sideomside.ground.vault.fields import SealedBytes, SealedField, SealedJson, SealedText
from sideomside.ground.vault.keys import has_key
from sideomside.people.models import Person

SEEN = re.compile(r"qz-([a-z]+)-(\w*)-?([\w.]*)")
WORDS = re.compile(r"qz-[\w.-]*")
NOBODY = "nobody"
# Structures: chosen from lists of ours, an id, or words by name of line, which carry no canary here (`at-rest` looks
# for those).
CHOSEN = {
    "companionship.Agreement.words": "what the two tick, and their words by name of line",
    "companionship.Bridge.ticked": "names of lines",
    "companionship.Bridge.words": "words by name of line",
    "concerns.Concern.whom": "an id",
    "intake.InboundMail.envelope": "addresses the house itself has",
    "intake.Message.attachments": "names and sizes of files",
    "matching.MustNotMeet.other": "an id",
    "matching.Night.found": "ids and codes; the night of these worlds suggests nobody",
    "matching.Proposal.shared": "codes of what two have in common",
    "matching.Wishes.asked": "codes",
    "matching.Wishes.marked": "numbers of sentences",
    "matching.Wishes.themes": "codes",
    "outcomes.Answer.value": "a number",
    "outcomes.Rating.value": "a number",
    "partners.Draft.words": "answers by name of question; no canary yet",
    "partners.Introduction.ticked": "names of lines",
    "partners.Introduction.words": "words by name of line; no canary yet",
    "path.Pulse.how": "one word of three",
    "stories.Publication.parts": "for everybody",
    "stories.Story.known": "names of lines",
    "stories.Story.parts": "words by name of part; no canary yet",
    "stories.Story.themes": "codes",
    "peers.ImportDraft.sheet": "cells; the list that is brought names nobody of the five lives",
    "peers.PeerFile.areas": "ids",
    "peers.PeerFile.formats": "codes",
    "peers.PeerFile.gender": "one word of three",
    "peers.PeerFile.languages": "codes",
    "peers.PeerFile.slots": "numbers",
    "peers.PeerFile.themes": "codes",
}


def canary(state: str, whose: str, where: str) -> str:
    return f"qz-{state}-{whose}-{where}-zq"


def salt(world: World) -> set[str]:
    """Put one in every text this world wrote, in every leaf of its structures; the fields that have one now."""
    names = {person.id: part for part, person in world.people.items()}
    done = set()
    for row, field in sealed_rows(world):
        where = f"{row._meta.label}.{field.name}"
        mark = canary(world.state, _whose(row, field, names), where)
        if where in CHOSEN and isinstance(field, SealedText):
            continue  # with a canary it would be none of them
        salted = _salted(field, getattr(row, field.attname), mark)
        if salted is not None and has_key(field.owner_of(row)):
            setattr(row, field.attname, salted)
            row.save(update_fields=[field.name])
            done |= {where} if mark in str(salted) else set()
    return done


def sealed_rows(world: World) -> Iterator[tuple[models.Model, SealedField]]:
    for model in tables():
        fields = [f for f in model._meta.concrete_fields if isinstance(f, SealedField)]
        ids = world.ids.get(model._meta.label, []) if fields else []
        for row in model.objects.filter(pk__in=ids) if ids else ():
            yield from ((row, field) for field in fields)


def _whose(row: models.Model, field: SealedField, names: dict[UUID, str]) -> str:
    """The part of whoever's key it is sealed with; a conversation's, a mail's or a list's is nobody's alone."""
    if isinstance(row, Person):
        return names.get(row.pk, NOBODY)
    return names.get(field.owner_of(row), NOBODY)


def _salted(field: SealedField, value: Any, mark: str) -> Any:
    if isinstance(field, SealedBytes):
        return mark.encode()
    if isinstance(field, SealedText):
        return f"{value or ''} {mark}".strip()
    return _in_leaves(value, mark) if isinstance(field, SealedJson) and value else None


def _in_leaves(value: Any, mark: str) -> Any:
    """In sentences only: a code from a list would be no code any more."""
    if isinstance(value, dict):
        return {key: _in_leaves(inside, mark) for key, inside in value.items()}
    if isinstance(value, list):
        return [_in_leaves(inside, mark) for inside in value]
    return f"{value} {mark}" if isinstance(value, str) and " " in value.strip() else value


def canaries_in(text: str) -> set[tuple[str, str, str]]:
    """State, part and place of each one seen; cut short it is still one."""
    return {found.groups() for found in SEEN.finditer(text)}  # type: ignore[misc]


__all__ = ["canaries_in", "canary", "salt", "sealed_rows"]
