"""The house tests itself: what import tools cannot see. tests/test_walls_bite.py shows that each wall bites."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from house import contracts
from house.contracts import ROOT, heights
from house.tree import Tree
from house.walls import WALLS, Wall, sizes
from sideomside.ground.ui import doors
from sideomside.ground.vault.privacy import KEEP_DAYS, declared_models, undeclared_fields
from tests.open_pages import OPEN_TO_ALL, OPEN_TO_LINK_HOLDERS

TREE = Tree(ROOT)


@pytest.mark.parametrize("wall", WALLS.values(), ids=WALLS)
def test_wall_stands(wall: Wall) -> None:
    assert wall(TREE) == []


def test_every_exception_to_the_sizes_is_still_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    excused = dict(sizes.LONGER_ON_PURPOSE)
    monkeypatch.setattr(sizes, "LONGER_ON_PURPOSE", {})
    said = "\n".join(sizes.nothing_is_absurdly_long(TREE))
    assert [each for each in excused if f"{each.replace(':', ': ')} is " not in said] == []


def test_every_contract_is_kept_and_nothing_is_ignored() -> None:
    held = contracts.keep()
    assert held.broken == 0, held.text
    assert contracts.ignored_imports() == 0


def test_every_key_between_models_points_down_the_street() -> None:
    assert list(keys_up_the_street(our_models())) == []


@isolate_apps("sideomside.people")
def test_a_key_up_the_street_would_be_seen() -> None:
    class Upward(models.Model):
        enquiry = models.ForeignKey("intake.Enquiry", models.PROTECT)

        class Meta:
            app_label = "people"

    assert list(keys_up_the_street([Upward])) == ["people.Upward.enquiry points up to intake"]


def test_every_field_about_a_person_is_sealed_or_declared() -> None:
    forgotten = {m._meta.label: undeclared_fields(m, p) for m, p in declared_models()}
    assert {label: fields for label, fields in forgotten.items() if fields} == {}


def test_every_declaration_names_a_keep_time_and_a_purpose() -> None:
    wrong = [
        m._meta.label for m, privacy in declared_models() if privacy.keep not in KEEP_DAYS or not privacy.why
    ]
    assert wrong == []


def test_pages_open_to_strangers_are_exactly_the_written_list() -> None:
    assert pages_behind(doors.ALL) == OPEN_TO_ALL


def test_pages_open_to_a_private_link_alone_are_exactly_the_written_list() -> None:
    assert pages_behind(doors.LINK) == OPEN_TO_LINK_HOLDERS


def test_no_page_is_open_unless_it_says_so() -> None:
    def view(request: object) -> None: ...

    assert doors.door_of(view) == doors.STAFF


def test_every_address_leads_to_its_own_page() -> None:
    """Two rooms may not know of one another and still choose the same address; the first would hide the second."""
    found = list(addresses(get_resolver().url_patterns))
    hidden = [path for path, view in found if resolve(path).func is not view]
    assert len(found) > 150 and hidden == []


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("sideomside.")]


def keys_up_the_street(of: list[type[models.Model]]) -> Iterator[str]:
    high = heights()
    for model in of:
        own = room_of(model._meta.app_label)
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]:
            target = field.remote_field and field.remote_field.model
            label = target.split(".")[0] if isinstance(target, str) else target and target._meta.app_label
            if label and room_of(label) != own and high.get(room_of(label), 0) >= high[own]:
                yield f"{model._meta.label}.{field.name} points up to {label}"


def room_of(label: str) -> str:
    """Parts of the ground are apps of their own."""
    return f"ground.{label}" if f"ground.{label}" in heights() else label


def pages_behind(door: str) -> set[str]:
    return {name for name, view in pages(get_resolver().url_patterns) if doors.door_of(view) == door}


def addresses(patterns: list[URLPattern | URLResolver], way: str = "/") -> Iterator[tuple[str, object]]:
    """Every address of ours as somebody might write it, and the page that should answer there."""
    for each in patterns:
        here = way + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, here)
        elif each.callback.__module__.startswith("sideomside.") and "^" not in here:
            yield (
                re.sub(r"<uuid:\w+>", str(UUID(int=0)), re.sub(r"<(str|slug):\w+>", "x", here)),
                each.callback,
            )


def pages(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, object]]:
    """Every page by the module and name of its view."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from pages(each.url_patterns)
        else:
            view = getattr(each.callback, "view_class", each.callback)
            yield f"{view.__module__.removeprefix('sideomside.')}.{view.__name__}", each.callback
