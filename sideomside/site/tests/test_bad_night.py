"""A bad night, and the database is gone: where to call stands there all the same."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from sideomside.ground.ui.standing_by import lines_at
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import HelpLine, Person, Programme
from sideomside.people.rules import Hat
from tests.people import House, build_house, someone, wearing

ROOT = Path(__file__).resolve().parents[3]
NOBODY_LISTENS = "postgresql://huset:x@127.0.0.1:1/huset"
ASK = """
import django, json
django.setup()
from django.test import Client
told = {}
urgent = ["/hvis-det-haster/", "/en/hvis-det-haster/", "/nord/hvis-det-haster/"]
for path in (*urgent, "/bekymret/", "/en/bekymret/", "/", "/en/i-dag/", "/nord/kaffe/"):
    browser = Client(raise_request_exception=False)
    browser.cookies["session"] = "a-session-of-yesterday"
    answer = browser.get(path)
    told[path] = [answer.status_code, answer.content.decode(), answer.headers.get("Content-Security-Policy", "")]
print(json.dumps(told))
"""


def build_person(house: House) -> Person:
    with within(house.organisation.id):
        return someone(house, "Karen", Hat.COORDINATOR)


def asked_without_a_database(database: str, folder: Path) -> dict[str, list[str]]:
    """The whole house in a process of its own, where every attempt to reach the database really fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SIDEOMSIDE_")}
    environment |= {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    environment |= {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings", "SIDEOMSIDE_DATABASE": database}
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    assert "OperationalError" in done.stderr, "the operator's log says what is wrong"
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("database", [NOBODY_LISTENS, ""], ids=["postgres", "sqlite"])
def test_where_to_call_is_told_without_a_database(database: str, tmp_path: Path) -> None:
    told = asked_without_a_database(database, tmp_path / "no" / "such" / "folder")
    for path, heading in (
        ("/hvis-det-haster/", "Hvis det haster"),
        ("/en/hvis-det-haster/", "If it is urgent"),
        ("/bekymret/", "Jeg er bekymret"),
        ("/en/bekymret/", "I am worried"),
        ("/nord/hvis-det-haster/", "Hvis det haster"),  # by what may be a programme's own door
    ):
        status, page, policy = told[path]
        assert status == 200 and f"<h1>{heading}</h1>" in page and 'href="tel:112"' in page
        assert "default-src 'none'" in policy
    assert 'href="/hvis-det-haster/"' in told["/en/hvis-det-haster/"][1]  # the other language is one tap away
    for path, words in (
        ("/", "Vi har lukket et øjeblik"),
        ("/en/i-dag/", "We are closed for a moment"),
        ("/nord/kaffe/", "Vi har lukket et øjeblik"),
    ):
        status, page, _policy = told[path]
        assert status == 503 and words in page and 'href="tel:112"' in page


def test_lines_somebody_confirmed_are_told_without_a_database(tmp_path: Path) -> None:
    ready = tmp_path / "standing-by"
    ready.mkdir()
    line = {
        "name": "Natkanalen",
        "number": "70 20 12 01",
        "hours_da": "Alle dage",
        "verified_on": "2026-11-01",
    }
    (ready / "a.json").write_text(
        json.dumps({"host": "huset.example", "lines": [line | {"number": "70 99"}]})
    )
    (ready / "b.json").write_text(json.dumps({"host": "", "lines": [line]}))
    (ready / "c.json").write_text("{half of it")
    told = asked_without_a_database(NOBODY_LISTENS, tmp_path)
    for path, (_status, page, _policy) in told.items():
        here = (
            0 if "bekymret" in path else 1
        )  # whoever worries for another is told 112, and what to say there
        assert page.count('href="tel:70201201"') == here and "tel:7099" not in page, path
    assert "Alle dage" in told["/"][1]


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_line_is_laid_ready_when_it_is_confirmed_and_by_itself(
    tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DATA = tmp_path
    house = build_house("København", "huset.example")
    with django_capture_on_commit_callbacks(execute=True), within(house.organisation.id):
        line = HelpLine.objects.create(name="Natkanalen", number="70 20 12 01")
        for town, region in (("0101", "Region Hovedstaden"), ("0479", "Region Syddanmark")):
            Programme.objects.create(name=region, municipalities=[town])
            HelpLine.objects.create(
                name="Vagten", number="70 20 12 03", region=region, verified_on=date(2026, 11, 1)
            )
        Programme.objects.filter(id=house.programme.id).update(municipalities=["0101"])
        HelpLine.objects.create(name="Ubekræftet", number="70 99 99 99")
        actions.lay_help_lines_ready(by=house.system)
    laid = ["Vagten, Region Hovedstaden", "Vagten, Region Syddanmark"]
    assert [one.name for one in lines_at("huset.example")] == laid
    karen = wearing(house, build_person(house), Hat.COORDINATOR)
    with django_capture_on_commit_callbacks(execute=True), within(house.organisation.id):
        actions.confirm_help_line(line=line, changes={}, by=karen)
    assert [one.name for one in lines_at("huset.example:8000")] == ["Natkanalen", *laid], (
        "whoever confirms it"
    )
    assert lines_at("elsewhere.example") == []


@pytest.mark.django_db(databases=["default", "keys"])
def test_where_to_call_is_told_before_anybody_has_moved_in() -> None:
    assert Client().get("/hvis-det-haster/").status_code == 200
    assert Client().get("/kaffe/").status_code == 503


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_where_to_call_is_told_when_a_table_is_broken() -> None:
    build_house("København")
    table = HelpLine._meta.db_table

    def broken(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        return execute(sql.replace(f'"{table}"', '"no_such_table"'), params, many, context)

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(broken):
        answer = client.get("/hvis-det-haster/")
        assert client.get("/").status_code == 500
    assert answer.status_code == 200 and 'href="tel:112"' in answer.content.decode()
