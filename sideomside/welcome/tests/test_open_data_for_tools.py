"""The open data is told the way tools for interfaces read it, and the document says what is there."""

import pytest
from django.test import Client

from sideomside.people.models import from_outside
from tests.people import House


@pytest.mark.usefixtures("house")
def test_each_address_in_the_document_answers_as_it_says(client: Client) -> None:
    told = client.get("/aabne-data/openapi.json").json()
    assert told["openapi"] == "3.1.0" and told["servers"] == [{"url": from_outside()}]
    assert len(told["paths"]) == 5
    for at, ways in told["paths"].items():
        answer = client.get(at)
        assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("application/json")
        name = ways["get"]["responses"]["200"]["content"]["application/json"]["schema"].get("$ref", "")
        wanted = told["components"]["schemas"][name.rpartition("/")[2]]["required"] if name else []
        assert set(wanted) <= answer.json().keys()
        assert client.get(at, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
        assert client.post(at).status_code == 405


def test_it_is_read_by_anybody(house: House) -> None:
    answer = Client().get("/aabne-data/openapi.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
