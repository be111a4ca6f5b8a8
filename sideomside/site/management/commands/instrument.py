"""bin/manage instrument: load a questionnaire others have made. A coordinator then says that the house may use it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sideomside.ground.vault.walls import within
from sideomside.outcomes import actions, queries
from sideomside.outcomes.rules import IN_THE_WAY, UNUSABLE, Unusable, wrong_examples
from sideomside.people.models import Organisation
from sideomside.people.rules import system


class Command(BaseCommand):
    help = (
        "Load a questionnaire (FHIR R4 Questionnaire as JSON; the short form as YAML or TOML) with its card."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("do", choices=["add"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--card", type=Path, help="a scoring card (JSON), when none comes along")
        parser.add_argument("--organisation", default="", help="its host name, when there are several")

    @transaction.atomic
    def handle(self, *, do: str, file: Path, card: Path | None, organisation: str, **options: Any) -> None:
        house = Organisation.objects.get(host=organisation)
        with within(house.id):
            by = system(house.id)
            try:
                facts = card.read_bytes() if card else None
                one = actions.load(text_file=file.read_bytes(), card_file=facts, by=by)
            except Unusable as wrong:
                why = UNUSABLE.get(wrong.why, UNUSABLE[""])
                raise CommandError(f"{file}: {why} ({wrong})") from None
            except OSError as wrong:
                raise CommandError(f"{file}: {wrong}") from None
            missing = queries.stands_in_the_way(by, one)
        self.stdout.write(f"{one.title} ({one.name} {one.version} {one.language}) is loaded.")
        for code in missing:
            self.stdout.write(f"  {IN_THE_WAY[code]}")
            for example in wrong_examples(one) if code == "vectors" else []:
                self.stdout.write(f"    {example}")
        self.stdout.write("A coordinator reads the licence and takes it into use at /huset/spoergeskemaer/.")
