"""Open doors for other software: opening hours and events, what the words mean, and nothing about people."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from sideomside.people.models import Closure
from sideomside.people.rules import Hat
from sideomside.welcome.data.schema import SCHEMAS
from sideomside.welcome.tests.conftest import Read, opens
from tests.people import House, someone

On = Callable[..., None]
WEDNESDAY = date(2026, 12, 16)


def test_opening_hours_say_the_week_and_the_days_that_differ(house: House, client: Client, on: On) -> None:
    on(WEDNESDAY)
    opens(house, 4, "10:00", "12:00", host_note="Mikkel er vært.", last_day=date(2027, 3, 1))
    Closure.objects.create(place=house.place, first_day=date(2026, 12, 18), last_day=date(2026, 12, 18))
    answer = client.get("/aabne-data/aabent.json")
    [place] = answer.json()["places"]
    [line] = place["openingHoursSpecification"]
    assert (line["dayOfWeek"], line["opens"], line["validThrough"]) == (
        "https://schema.org/Friday", "10:00", "2027-03-01",
    )  # fmt: skip
    shut = [one["validFrom"] for one in place["specialOpeningHoursSpecification"]]
    assert shut == ["2026-12-18", "2026-12-25", "2027-01-01"], "one that was closed, and two holidays"
    assert place["address"]["streetAddress"] == "Opdigtet Vej 1"
    assert holds(answer.json(), SCHEMAS["$defs"]["opening"]) == []
    assert holds({"places": [{"name": 3}]}, SCHEMAS["$defs"]["opening"]) != []
    assert answer["Access-Control-Allow-Origin"] == "*" and not answer.cookies


def test_what_has_not_changed_is_answered_shortly(house: House, client: Client, on: On) -> None:
    on(WEDNESDAY)
    for name in ("aabent", "kalender", "historier", "skema"):
        first = client.get(f"/aabne-data/{name}.json")
        kept = "no-cache" if name == "historier" else "public, max-age=300"
        assert first.status_code == 200 and first["Cache-Control"] == kept
        again = client.get(f"/aabne-data/{name}.json", headers={"if-none-match": f"W/{first['ETag']}"})
        assert (again.status_code, again.content) == (304, b"")
    opens(house, 2, "13:00", "16:00")
    assert client.get("/aabne-data/aabent.json", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert client.post("/aabne-data/aabent.json").status_code == 405


def test_search_engines_read_the_same_beside_the_page(house: House, read: Read, on: On) -> None:
    on(WEDNESDAY)
    house.place.name = "Huset </script><b>"
    house.place.save()
    opens(house, 4, "10:00", "12:00")
    told = read("/kaffe/").split('<script type="application/ld+json">')[1].split("</script>")[0]
    data = json.loads(told)
    assert data["@context"] == "https://schema.org" and data["@graph"][0]["name"] == "Huset </script><b>"


def test_nothing_about_people_stands_in_it(house: House, client: Client, on: On) -> None:
    on(WEDNESDAY)
    opens(house, 2, "13:00", "16:00", host_note="Mikkel er vært.")
    for name in ("Ida Hemmelig", "Jonas Stille"):
        someone(house, name, Hat.PARTICIPANT, mail="nogen@eksempel.example")
    for name in ("aabent", "kalender"):
        body = client.get(f"/aabne-data/{name}.json").content.decode()
        assert not [word for word in ("Ida", "Jonas", "eksempel") if word in body]
        assert "Mikkel" not in body and (name != "aabent" or "coming" in body)


def holds(data: Any, schema: dict[str, Any], at: str = "") -> list[str]:
    """The part of JSON Schema our own schema uses; what does not hold, by its way there."""
    kinds = {
        "integer": int,
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "null": type(None),
    }
    names = schema.get("type", [])
    allowed = tuple(kinds[name] for name in ([names] if isinstance(names, str) else names))
    if (allowed and not isinstance(data, allowed)) or ("const" in schema and data != schema["const"]):
        return [f"{at} is {data!r}"]
    if isinstance(data, list):
        return [w for n, one in enumerate(data) for w in holds(one, schema.get("items", {}), f"{at}/{n}")]
    if not isinstance(data, dict):
        return []
    known = schema.get("properties", {})
    missing = [f"{at}/{name} is missing" for name in schema.get("required", ()) if name not in data]
    strange = [f"{at}/{name} is not in the schema" for name in data if known and name not in known]
    inside = [
        w for name, one in data.items() if name in known for w in holds(one, known[name], f"{at}/{name}")
    ]
    return missing + strange + inside
