"""What an older house brings along: a map nobody has drawn is no map."""

from importlib import import_module

import pytest
from django.db import connection

from sideomside.ground.vault.walls import within
from sideomside.people.models import Area, Programme
from tests.people import build_house

pytestmark = pytest.mark.django_db
NOWHERE = import_module("sideomside.people.migrations.0011_what_nobody_drew").NOWHERE


def test_where_no_map_was_drawn_no_part_of_town_lies_at_its_middle() -> None:
    house = build_house("Opdigtet")
    about = {"organisation_id": house.organisation.id}
    with within(house.organisation.id):
        drawn, blank = (Programme.objects.create(name=name, **about) for name in ("Tegnet", "Tom"))
        for programme, name, at in (
            (drawn, "Midten", (0, 0)), (drawn, "Havnen", (3, -1)), (blank, "Byen", (0, 0)), (blank, "Vesten", (0, 0)),
        ):  # fmt: skip
            Area.objects.create(programme=programme, name=name, east_km=at[0], north_km=at[1], **about)
        with connection.cursor() as cursor:
            cursor.execute(NOWHERE)
        found = {one.name: one.lies_at for one in Area.objects.filter(programme__in=[drawn, blank])}
    assert found == {"Midten": (0, 0), "Havnen": (3, -1), "Byen": None, "Vesten": None}
