"""Words are sealed with their owner's key, where they stand; without the key nobody reads them."""

from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.test import RequestFactory

from sideomside.ground.vault import keys
from sideomside.ground.vault.sessions import SessionStore
from sideomside.ground.vault.walls import OutsideTheWalls, within
from sideomside.people.models import Person, Programme
from sideomside.people.sign_in import HouseAdapter
from tests.people import build_house, someone

pytestmark = pytest.mark.django_db


def test_what_is_stored_is_not_what_was_said() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida Sørensen 🌻")
        stored = bytes(Person.objects.values_list("name", flat=True).get(id=ida.id))
        assert b"Ida" not in stored
        again = Person.objects.get(id=ida.id)
        assert [again.name for _twice in range(2)] == ["Ida Sørensen 🌻"] * 2


def test_the_same_words_never_look_the_same_twice() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        one, two = someone(house, "Ida"), someone(house, "Ida")
        assert bytes(Person.objects.values_list("name", flat=True).get(id=one.id)) != bytes(
            Person.objects.values_list("name", flat=True).get(id=two.id)
        )


def test_without_the_key_the_words_are_gone() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida")
        keys.destroy_key(ida.id)
        with pytest.raises(keys.KeyIsGone):
            _ = Person.objects.get(id=ida.id).name


def test_words_moved_to_another_row_do_not_open() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida")
        place = f"{house.organisation.id}|people_person|name|{ida.id}"
        sealed = bytes(Person.objects.values_list("name", flat=True).get(id=ida.id))
        assert keys.unseal(ida.id, place, sealed) == b"Ida"
        with pytest.raises(InvalidTag):
            keys.unseal(ida.id, place.replace("name", "nick"), sealed)
        with pytest.raises(InvalidTag):
            keys.unseal(ida.id, place, sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_a_list_opens_its_keys_with_one_look_up(django_assert_num_queries: Any) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ids = [someone(house, name).id for name in ("Ida", "Per", "Åse")]
    with within(house.organisation.id), django_assert_num_queries(1, connection=connections["keys"]):
        people = list(Person.objects.filter(id__in=ids))
        keys.take_keys(ids)
        assert {p.name for p in people} == {"Ida", "Per", "Åse"}


def test_nothing_is_made_or_found_outside_an_organisation() -> None:
    house = build_house("Copenhagen")
    assert not Programme.objects.exists()
    with pytest.raises(OutsideTheWalls):
        Programme.objects.create(name="Nowhere")
    with within(house.organisation.id):
        assert Programme.objects.count() == 1


def test_next_door_sees_nothing_of_ours() -> None:
    ours, theirs = build_house("Copenhagen", "a.example"), build_house("Next door", "b.example")
    with within(ours.organisation.id):
        ida = someone(ours, "Ida")
    with within(theirs.organisation.id):
        assert not Person.objects.filter(id=ida.id).exists()
        assert list(Programme.objects.all()) == [theirs.programme]
    with within(ours.organisation.id), within(theirs.organisation.id):
        assert not Person.objects.filter(id=ida.id).exists()
    with within(ours.organisation.id):
        with within(theirs.organisation.id):
            pass
        assert Person.objects.filter(id=ida.id).exists()


def test_words_that_were_left_out_of_a_look_up_are_fetched_when_somebody_asks_and_are_never_none() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida Sørensen")
        for found in (Person.objects.defer("name"), Person.objects.only("id")):
            one = found.get(id=ida.id)
            assert (one.name, one.name) == ("Ida Sørensen", "Ida Sørensen")
        unasked = Person.objects.defer("name").get(id=ida.id)
        unasked.save()
        assert "name" not in unasked.__dict__ and Person.objects.get(id=ida.id).name == "Ida Sørensen"


@pytest.mark.postgres
def test_the_database_itself_keeps_organisations_apart() -> None:
    ours, theirs = build_house("Copenhagen", "a.example"), build_house("Next door", "b.example")
    with within(theirs.organisation.id), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_programme WHERE id = %s", [ours.programme.id])
        assert cursor.fetchone() == (0,)


@pytest.mark.postgres
def test_what_is_given_up_inside_leaves_nothing_and_the_walls_around_stand_as_before() -> None:
    ours, theirs = build_house("Copenhagen", "a.example"), build_house("Next door", "b.example")
    with within(ours.organisation.id), connection.cursor() as cursor:
        with within(theirs.organisation.id):
            someone(theirs, "Ida")
            transaction.set_rollback(True)
        cursor.execute("SELECT current_setting('app.org', true)")
        assert cursor.fetchone() == (str(ours.organisation.id),)
        cursor.execute("SELECT name FROM people_programme")
        assert len(cursor.fetchall()) == 1
    with within(theirs.organisation.id):
        assert not Person.objects.exists()


def test_a_session_row_holds_nothing_one_can_read() -> None:
    session = SessionStore()
    session["hello"] = "ida@example.org"
    session.save()
    row = Session.objects.get(session_key=session.session_key)
    assert "ida" not in row.session_data
    assert SessionStore(session.session_key)["hello"] == "ida@example.org"
    row.session_data = row.session_data[:-4] + "AAAA"
    row.save()
    assert SessionStore(session.session_key).load() == {}


def test_a_fingerprint_is_the_same_for_the_same_address_and_differs_between_organisations() -> None:
    one, two = uuid4(), uuid4()
    assert keys.blind(one, "mail", "a@b.dk") == keys.blind(one, "mail", "a@b.dk")
    assert keys.blind(one, "mail", "a@b.dk") != keys.blind(two, "mail", "a@b.dk")
    assert keys.blind(one, "mail", "a@b.dk") != keys.blind(one, "phone", "a@b.dk")


def test_an_address_on_the_net_becomes_a_pseudonym() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    seen = HouseAdapter(request).get_client_ip(request)
    assert seen == HouseAdapter(request).get_client_ip(request)
    assert seen.startswith("fd") and "192" not in seen
