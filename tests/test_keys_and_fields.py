"""Keys are made, taken and destroyed; sealed fields stand where they stand. The quiet corners of the vault."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from sideomside.ground.vault import keys
from sideomside.ground.vault.failpoints import failpoint
from sideomside.ground.vault.keyring import make_master_key
from sideomside.ground.vault.models import Erasure, OrganisationKey, WrappedKey
from sideomside.ground.vault.privacy import Kind, Privacy, declared_models, undeclared_fields
from sideomside.ground.vault.walls import walls, within
from sideomside.people.models import Person
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return build_house("København")


def test_keys_for_many_are_made_at_once_and_lie_on_the_ring(house: House) -> None:
    owners = [uuid4(), uuid4()]
    with within(house.organisation.id):
        keys.make_keys(owners, house.organisation.id)
        for owner in owners:
            assert keys.has_key(owner)
            keys.make_key(owner, house.organisation.id)  # has one already: nothing happens
            assert keys.unseal(owner, "here", keys.seal(owner, "here", b"ord")) == b"ord"
    assert WrappedKey.objects.filter(owner_id__in=owners).count() == 2


def test_without_a_ring_keys_are_looked_up_each_time_and_work_the_same(house: House) -> None:
    owner = uuid4()
    keys.make_keys([owner], house.organisation.id)
    keys.take_keys([owner])  # nowhere to put them
    assert keys.unseal(owner, "here", keys.seal(owner, "here", b"ord")) == b"ord"
    keys.destroy_key(owner)
    keys.destroy_key(owner)
    assert not keys.has_key(owner)
    with pytest.raises(keys.KeyIsGone):
        keys.seal(owner, "here", b"ord")


def test_a_master_key_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master"
    make_master_key(path)
    first = path.read_bytes()
    make_master_key(path)
    assert path.read_bytes() == first and len(first) == 32
    assert path.stat().st_mode & 0o777 == 0o400


def test_what_the_key_store_says_of_itself_is_a_number_and_nothing_else(house: House) -> None:
    owner, organisation = uuid4(), house.organisation.id
    rows = (
        WrappedKey(owner_id=owner),
        OrganisationKey(organisation_id=owner),
        Erasure(owner_id=owner, organisation_id=organisation),
    )
    assert [str(row) for row in rows] == [str(owner)] * 3


def test_sealed_words_without_an_owner_are_refused_and_an_empty_drawer_stays_empty(house: House) -> None:
    field: Any = Person._meta.get_field("name")
    with within(house.organisation.id):
        ida = someone(house, "Ida")
        Person.objects.filter(id=ida.id).update(name=None)
        assert Person.objects.get(id=ida.id).name is None
        assert field.value_from_object(ida) == "Ida"
        ida.id = None
        with pytest.raises(keys.KeyIsGone):
            field.owner_of(ida)


def test_an_undeclared_field_is_found() -> None:
    known = dict(declared_models())
    assert Person in known and undeclared_fields(Person, known[Person]) == []
    silent = Privacy(about="self", why="", keep="account", plain={"language": Kind.INTERNAL})
    assert "channel" in undeclared_fields(Person, silent) and "name" not in undeclared_fields(Person, silent)


def test_a_failpoint_is_inert_unless_named(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    ended: list[int] = []
    monkeypatch.setattr("os.kill", lambda _pid, how: ended.append(how))
    failpoint("mail_before_commit")
    assert ended == []
    settings.FAIL_AT = "mail_before_commit"
    failpoint("mail_before_commit")
    assert ended == [9]


def test_a_wall_is_raised_with_both_sides_and_can_be_taken_down() -> None:
    [wall] = walls("people_person")
    assert "USING (" in wall.sql and "WITH CHECK (" in wall.sql and "FORCE ROW LEVEL SECURITY" in wall.sql
    assert wall.reverse_sql.startswith('DROP POLICY within_organisation ON "people_person"')
    elsewhere = SimpleNamespace(connection=SimpleNamespace(vendor="sqlite"))  # could not run a line of it
    wall.database_forwards("people", elsewhere, None, None)
    wall.database_backwards("people", elsewhere, None, None)
