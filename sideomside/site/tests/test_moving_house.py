"""An organisation takes everything along and moves into an empty house; what is asked, what is refused, what holds."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from sideomside.concerns.models import Concern
from sideomside.concerns.rules import bar_against, may_be_on
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.fields import Kind, SealedField
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.privacy import declared_models
from sideomside.ground.vault.walls import within
from sideomside.peers.sheets.quoting import neutral
from sideomside.people.models import Account, Contact, Organisation, Person, PrivateLink
from sideomside.people.queries import whose_contact
from sideomside.people.rules import Hat
from sideomside.privacy.queries.looking import SENTENCES
from sideomside.site.moving import cells
from sideomside.site.moving.dictionary import MEANINGS
from sideomside.site.moving.marks import MADE_ANEW, TOLD_OTHERWISE
from sideomside.site.moving.tables import STAYS, belongs_nowhere, columns, is_told, sealed, taken
from sideomside.site.tests.moving import move_in, moved_out
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
KEYED = ("fingerprint", "_mark", "_hash", "bar")
# Marks that are made without a key, and so mean the same in every house.
FOR_EVERYBODY = {"consent.Consent.text_hash", "stories.Yes.text_hash"}


def test_somebody_is_here_again_with_their_words_and_is_found_by_their_address(at: Path) -> None:
    folder = moved_out(
        at, lambda house: someone(house, "Åse 👩🏽‍🦽", Hat.PARTICIPANT, mail="Aase@post.example")
    )
    organisation = move_in(folder)
    with within(organisation.id):
        person = Person.objects.get()
        assert person.name == "Åse 👩🏽‍🦽"
        assert Contact.objects.get().value == "Aase@post.example"
        by = House(organisation, None, None, None).system  # type: ignore[arg-type]
        assert whose_contact(by, "mail", "aase@post.example") == person
        assert log.verify() == []
        assert Entry.objects.order_by("-seq").first().verb == "house.brought_in"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person WHERE name IS NULL")
        assert cursor.fetchone() == (0,)


def test_doors_do_not_move_and_a_coordinator_is_invited(at: Path, client: Client) -> None:
    def live(house: House) -> None:
        someone(house, "Signe", Hat.COORDINATOR, mail="signe@post.example")

    folder, said = moved_out(at, live), StringIO()
    call_command("bring_in", str(folder), stdout=said)
    link = said.getvalue().split("http://127.0.0.1:8000")[1].strip()
    assert client.get(link, follow=True).status_code == 200
    assert Account.objects.count() == 1
    with within(Organisation.objects.get().id):
        assert not PrivateLink.objects.exists()


def test_the_one_a_worry_is_about_is_kept_out_of_it_also_here(at: Path) -> None:
    kept: dict[str, UUID] = {}

    def live(house: House) -> None:
        about = someone(house, "Louise", Hat.COORDINATOR)
        worry = Concern(
            programme=house.programme, hat=Hat.PEER, sort="other", words="Noget", whom=str(about.id),
            received_at=about.made_at, second_at=about.made_at, once=about.id,
        )  # fmt: skip
        worry.bar = bar_against(about.id, worry)
        worry.save(force_insert=True)
        kept["about"] = about.id

    organisation = move_in(moved_out(at, live))
    with within(organisation.id):
        worry = Concern.objects.get()
        assert worry.bar and not may_be_on(kept["about"], worry)
        assert may_be_on(organisation.id, worry)


def test_whoever_was_erased_since_is_erased_again_by_a_newer_ledger(at: Path, tmp_path: Path) -> None:
    kept: dict[str, Person] = {}

    def live(house: House) -> None:
        kept["gone"] = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
        someone(house, "Noor", Hat.PARTICIPANT)

    folder = moved_out(at, live)
    gone = kept["gone"]
    line = {"id": str(gone.id), "owner": str(gone.id), "organisation": folder.name, "begun": "", "done": None}
    (tmp_path / "erasures.json").write_text(json.dumps([line]))
    organisation = move_in(folder, ledger=tmp_path / "erasures.json")
    with within(organisation.id):
        assert [person.name for person in Person.objects.all()] == ["Noor"]
        assert not has_key(gone.id)


def test_each_person_can_see_that_their_words_were_taken_out(at: Path) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        person = someone(house, "Ida", Hat.PARTICIPANT)
    call_command("take_out", str(at), yes=True, stdout=StringIO(), stderr=StringIO())
    with within(house.organisation.id):
        said = list(Entry.objects.filter(verb="house.taken_out").values_list("about_id", flat=True))
    assert sorted(said, key=str) == sorted([None, person.id], key=str)
    assert {"house.taken_out", "house.brought_in"} <= SENTENCES.keys()


@pytest.mark.parametrize("said", ["", "yes", EOFError])
def test_nothing_is_opened_before_somebody_says_so(at: Path, said: Any) -> None:
    build_house("København")
    with (
        patch("builtins.input", side_effect=[said]),
        pytest.raises(CommandError, match="Nothing was taken out"),
    ):
        call_command("take_out", str(at), stderr=StringIO())
    assert not at.exists()


def test_said_in_so_many_words_it_is_taken_out_for_its_owner_alone(at: Path) -> None:
    house = build_house("København")
    with patch("builtins.input", return_value="Open everything"):
        call_command("take_out", str(at), stdout=StringIO(), stderr=StringIO())
    files = [at / str(house.organisation.id), *at.rglob("*")]
    assert [path for path in files if path.stat().st_mode & 0o077] == []
    assert "Hvert ord" in (files[0] / "laes-mig.md").read_text()
    with pytest.raises(CommandError, match="there already"):
        call_command("take_out", str(at), yes=True, stderr=StringIO())


def test_open_words_never_lie_inside_the_house(settings: Any, tmp_path: Path) -> None:
    build_house("København")
    settings.BACKUPS = str(tmp_path / "copies")
    for inside in (settings.DATA / "static" / "out", settings.ROOT / "docs", tmp_path / "copies" / "out"):
        with pytest.raises(CommandError, match="Not inside"):
            call_command("take_out", str(inside), yes=True, stderr=StringIO())
        assert not (inside / "tables").exists()


def test_a_house_where_somebody_lives_takes_nobody_in(at: Path) -> None:
    folder = moved_out(at)
    build_house("Naboen")
    with pytest.raises(CommandError, match="lives here already"):
        move_in(folder)


def test_what_was_changed_on_the_way_is_refused_and_leaves_nothing(at: Path) -> None:
    folder = moved_out(at, lambda house: someone(house, "Ida", Hat.PARTICIPANT))
    table = folder / "tables" / "people_person.jsonl"
    table.write_text(table.read_text().replace("Ida", "Ina"))
    with pytest.raises(CommandError, match="has been changed"):
        move_in(folder)
    assert not Organisation.objects.exists()


def test_every_table_goes_along_or_stays_for_a_reason() -> None:
    assert belongs_nowhere() == []
    assert not {model._meta.label for model in taken()} & STAYS.keys()
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    known = {model._meta.db_table for model in taken()}
    staying = {label.partition(".")[0] for label in STAYS} | {"django", "limits", "audit"}
    assert [name for name in there - known if name.partition("_")[0] not in staying] == []


def test_what_a_key_has_made_is_made_anew() -> None:
    """A new mark of that kind must say how, or it would fit nobody in the next house."""
    for model, privacy in declared_models():
        if model not in taken():
            continue
        for field in model._meta.concrete_fields:
            label = f"{model._meta.label}.{field.name}"
            secret = privacy.plain.get(field.name) == Kind.SECRET
            if secret or field.name.endswith(KEYED) and label not in FOR_EVERYBODY:
                assert label in MADE_ANEW, label
                assert label in TOLD_OTHERWISE or not is_told(model, field)


def test_a_cell_is_made_harmless_as_in_the_peers_own_list() -> None:
    for text in ("=1+1", "'=1", "''", "+45", "-", "@a", "\tx", "\uff1dx", "almindelig", "", "a=b"):
        assert cells.neutral(text) == neutral(text)


def test_an_hour_that_comes_twice_stays_the_one_it_was() -> None:
    made = Person._meta.get_field("made_at")
    twice = ["2026-10-25T00:30:00.000000+00:00", "2026-10-25T01:30:00.000000+00:00"]
    assert [cells.told(made, cells.meant(made, one)) for one in twice] == twice


def test_every_column_that_is_told_is_described(at: Path) -> None:
    folder = moved_out(at)
    package = json.loads((folder / "datapackage.json").read_text())
    described = {
        one["name"]: {each["name"] for each in one["schema"]["fields"]} for one in package["resources"]
    }
    assert described == {
        model._meta.db_table: {field.attname for field in columns(model)} for model in taken()
    }


def test_every_column_has_a_word_in_danish_and_in_english() -> None:
    """Say in meanings.toml what a new one means; a sealed one says it itself."""
    plain = {f.name for model in taken() for f in columns(model) if not isinstance(f, SealedField)}
    assert sorted(plain - MEANINGS.keys()) == []
    assert [name for name, words in MEANINGS.items() if len(words) != 2 or words[0] == words[1]] == []
    assert [f for model in taken() for f in sealed(model) if not f.label] == []
