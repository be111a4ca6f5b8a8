"""A page that is the same for everybody is drawn once in some seconds; whoever is somebody gets their own."""

import pytest
from django.db import connections
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.people.models import Role, RoleStep
from sideomside.site.sized_up import size_up
from tests.people import Hat, House, at_work, build_house, someone

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGE = "/kaffe/"


@pytest.fixture
def house(settings) -> House:  # type: ignore[no-untyped-def]
    settings.KEEP_PAGES = 60.0
    return build_house("København")


def _drawn(client: Client, path: str, **more: str) -> int:
    """Questions to the database; none is a page that was handed out again."""
    asked: list[str] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        assert client.get(path, headers=more).status_code == 200
    return len(asked)


def test_the_next_reader_gets_the_same_page_and_its_headers(house: House) -> None:
    client = Client()
    first = client.get(PAGE)
    assert _drawn(client, PAGE) == 0
    again = client.get(PAGE)
    assert (again.content, dict(again.headers)) == (first.content, dict(first.headers))


def test_another_language_and_another_question_are_other_pages(house: House) -> None:
    client = Client()
    assert client.get(PAGE).status_code == 200
    assert _drawn(client, "/en/kaffe/") > 0
    assert _drawn(client, f"{PAGE}?naar=i-dag") > 0
    assert _drawn(client, PAGE, **{"accept-encoding": "gzip"}) > 0


def test_whoever_carries_anything_gets_a_page_of_their_own(house: House) -> None:
    client = Client()
    assert client.get(PAGE).status_code == 200
    client.cookies["session"] = "made-up"
    assert _drawn(client, PAGE) > 0
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR)
    works = at_work(house, karen)
    assert works.get("/i-dag/").status_code == 200
    assert _drawn(works, "/i-dag/") > 0


def test_a_page_with_a_form_in_it_is_drawn_for_each(house: House) -> None:
    client = Client()
    assert "csrftoken" in client.get("/skriv/").cookies
    client.cookies.clear()
    assert _drawn(client, "/skriv/") > 0


def test_whoever_changes_something_changes_it_for_the_next_reader(house: House) -> None:
    client = Client()
    assert client.get(PAGE).status_code == 200
    assert client.post("/skriv/", {}).status_code != 500
    client.cookies.clear()
    assert _drawn(client, PAGE) > 0


def test_nothing_is_kept_where_it_is_not_asked_for(house: House, settings) -> None:  # type: ignore[no-untyped-def]
    settings.KEEP_PAGES = 0.0
    client = Client()
    assert client.get(PAGE).status_code == 200
    assert _drawn(client, PAGE) > 0


@pytest.mark.sqlite
def test_sqlite_hears_how_large_its_tables_are(house: House) -> None:
    """And takes what corrects a row to be one at most, though hardly any row is corrected."""
    with within(house.organisation.id):
        for number in range(12):
            someone(house, f"Ny {number}", Hat.PARTICIPANT)
        size_up()
        corrected = RoleStep.objects.filter(superseded_by=None, role__name=Hat.PARTICIPANT)
        told = corrected.explain()
    assert "(supersedes_id=?)" in told and "SCAN T" not in told, told


@pytest.mark.sqlite
def test_sqlite_takes_an_index_of_ours_to_lead_to_the_few_that_are_open(house: House) -> None:
    """It only sees that all of them are closed, and would look through the table for the one that is not."""
    with within(house.organisation.id):
        for number in range(120):
            someone(house, f"Før {number}", Hat.PARTICIPANT)
        Role.objects.filter(name=Hat.PARTICIPANT).update(state=Role.State.LEFT)
        size_up()
        told = Role.objects.filter(name=Hat.PARTICIPANT, state__in=[Role.State.ACTIVE]).explain()
    assert "hats_worn_now" in told, told
    assert "state=?" in told, told
