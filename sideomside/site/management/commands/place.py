"""bin/manage place: a door with coffee behind it. Hours and closed days are then kept on the page Huset."""

from datetime import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from sideomside.ground.vault.walls import within
from sideomside.people import actions, queries
from sideomside.people.models import Area, Organisation
from sideomside.people.rules import system

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Command(BaseCommand):
    help = "Open a place with coffee in the (first) programme of an organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--organisation", default="", help="its host name, when there are several")
        parser.add_argument("--area", required=True, help="the part of town, as people call it")
        for word in ("street", "postcode", "town", "door", "access", "inside"):
            parser.add_argument(f"--{word}", default="")
        parser.add_argument(
            "--open", action="append", default=[], nargs=3, metavar=("DAY", "FROM", "TO"), dest="hours"
        )

    @transaction.atomic
    def handle(self, *, name: str, organisation: str, area: str, hours: list[list[str]], **told: Any) -> None:
        house = Organisation.objects.get(host=organisation)
        with within(house.id):
            by = system(house.id)
            programme = queries.programme(by)
            here = Area.objects.filter(programme=programme, name=area).first() or actions.name_area(
                programme=programme, name=area, by=by
            )
            about = {w: told[w] for w in ("street", "postcode", "town", "door", "access", "inside")}
            week = [
                (WEEKDAYS.index(day), time.fromisoformat(opens), time.fromisoformat(closes), "")
                for day, opens, closes in hours
            ]
            actions.open_place(area=here, name=name, about=about, hours=week, by=by)
        self.stdout.write(f"{name} is open.")
