"""What a migration says to a database goes to the kind it is meant for, on the way up and on the way down."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models
from django.db.migrations.state import ProjectState

from sideomside.ground.vault.fields import Kind, SealedField, SealedJson, SealedText, _Drawer
from sideomside.ground.vault.privacy import Privacy, undeclared_fields
from sideomside.ground.vault.walls import OnPostgres, OnSqlite, OutsideTheWalls, current_organisation, walls


class Editor:
    """Writes down what it is told."""

    def __init__(self, vendor: str) -> None:
        self.connection: Any = SimpleNamespace(
            vendor=vendor, alias="default", ops=SimpleNamespace(prepare_sql_script=lambda sql: [sql])
        )
        self.told: list[str] = []

    def execute(self, words: str, params: Any = None) -> None:
        self.told.append(words)


@pytest.mark.parametrize("vendor", ["postgresql", "sqlite", "oracle"])
def test_each_kind_of_database_hears_its_own(vendor: str) -> None:
    editor, state = Editor(vendor), ProjectState()
    for step in (OnPostgres("UP P", "DOWN P"), OnSqlite("UP S", "DOWN S")):
        step.database_forwards("people", editor, state, state)
        step.database_backwards("people", editor, state, state)
    own = {"postgresql": ["UP P", "DOWN P"], "sqlite": ["UP S", "DOWN S"]}
    assert editor.told == own.get(vendor, [])


def test_a_wall_for_each_table_stands_for_reading_and_for_writing_and_for_its_owner_too() -> None:
    cup, plate = walls("cup", "plate")
    assert isinstance(cup, OnPostgres) and isinstance(plate, OnPostgres)
    assert cup.sql == (
        'ALTER TABLE "cup" ENABLE ROW LEVEL SECURITY; ALTER TABLE "cup" FORCE ROW LEVEL SECURITY; '
        'CREATE POLICY within_organisation ON "cup" '
        "USING (organisation_id = nullif(current_setting('app.org', true), '')::uuid) "
        "WITH CHECK (organisation_id = nullif(current_setting('app.org', true), '')::uuid);"
    )
    assert plate.reverse_sql == (
        'DROP POLICY within_organisation ON "plate"; ALTER TABLE "plate" NO FORCE ROW LEVEL SECURITY; '
        'ALTER TABLE "plate" DISABLE ROW LEVEL SECURITY;'
    )


def test_outside_there_is_no_organisation_to_belong_to() -> None:
    with pytest.raises(OutsideTheWalls, match=r"^enter an organisation with within\(\.\.\.\) first$"):
        current_organisation()


def test_a_sealed_field_says_in_a_migration_whose_key_and_how_sensitive_and_a_class_has_no_words() -> None:
    field = SealedText(key="person", kind=Kind.CONFIDENTIAL, label="what you wrote")
    _name, path, _args, told = field.deconstruct()
    assert path.endswith("SealedText") and told["key"] == "person" and told["kind"] == "S2"
    assert told["null"] is True and SealedText().kind == Kind.HEALTH
    drawer = _Drawer(field)
    assert drawer.__get__(None, object) is drawer


def test_a_field_that_does_not_say_how_words_become_bytes_seals_nothing() -> None:
    with pytest.raises(NotImplementedError):
        SealedField().to_bytes("Hej")
    with pytest.raises(NotImplementedError):
        SealedField().from_bytes(b"Hej")


def test_a_field_nobody_declared_is_named() -> None:
    field = models.CharField(max_length=5)
    field.name = "cup"
    model: Any = SimpleNamespace(_meta=SimpleNamespace(concrete_fields=[field]))
    assert undeclared_fields(model, Privacy("person", "", "log")) == ["cup"]
    assert undeclared_fields(model, Privacy("person", "", "log", {"cup": Kind.PUBLIC})) == []


def test_words_nobody_opened_are_written_back_as_they_lay() -> None:
    field = SealedText(key="person")
    field.set_attributes_from_name("words")
    lay = field.from_db_value(b"\x01abc", None, None)
    row: Any = SimpleNamespace(words=lay)
    assert field.pre_save(row, add=False) == b"\x01abc" and type(field.pre_save(row, add=False)) is bytes
    assert field.from_db_value(None, None, None) is None
    assert field.pre_save(SimpleNamespace(), add=False) is None


def test_answers_lie_as_short_as_they_can_and_read_back() -> None:
    said = {"wishes": [1, "æ"], "none": None}
    raw = SealedJson().to_bytes(said)
    assert raw == '{"wishes":[1,"æ"],"none":null}'.encode()
    assert SealedJson().from_bytes(raw) == said
