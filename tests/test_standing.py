"""What the other tests stand on: roles, clean tables after each, and no way out."""

import socket

import pytest
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError

from proofs.guarding.catalogue import OUTSIDE
from sideomside.ground.vault.keys import has_key, make_key
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from tests.people import build_house, someone


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_app_role_owns_nothing_and_is_nobody_special() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_app_role_may_not_truncate() -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_person CASCADE")


@pytest.mark.postgres
@pytest.mark.django_db
def test_every_table_has_row_security_both_ways_or_a_reason() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.relname FROM pg_class c
               WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
               AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p
                 WHERE p.polrelid = c.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))"""
        )
        assert {name for (name,) in cursor.fetchall()} == set(OUTSIDE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_committed_test_wrote_is_gone_afterwards(time: str) -> None:
    assert Organisation.objects.count() == 0
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        person = someone(house, "Ida")
    assert has_key(person.id)


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["first", "second"])
def test_keys_of_one_test_are_unknown_to_the_next(time: str) -> None:
    house = build_house("Copenhagen")
    make_key(house.organisation.id, house.organisation.id)
    assert connections["keys"].settings_dict["NAME"] != connection.settings_dict["NAME"]


def test_there_is_no_way_out_to_the_network() -> None:
    with socket.socket() as outward, pytest.raises(RuntimeError, match="tried to reach"):
        outward.connect(("192.0.2.1", 80))
