"""Row security tried from below: what the catalogue says, what plain SQL sees, and holes knocked in on purpose.

Runs in a process of its own with Django ready, on a throw-away PostgreSQL; what it prints last is what was found.
"""

import json
import sys
from contextlib import suppress
from random import Random
from uuid import UUID

from django.apps import apps
from django.db import transaction

from proofs.guarding.apart import Apart
from proofs.guarding.catalogue import OUTSIDE, as_superuser, rows, walled_tables, wrong_in_catalogue
from proofs.guarding.from_below import Tries, through_django
from proofs.guarding.holes import which_are_seen
from sideomside.ground.vault.walls import within
from sideomside.people.models import Row
from sideomside.people.rules import Hat
from sideomside.privacy.tests.rows import models_about_people
from tests.people import House, build_house, someone


def play() -> None:
    pairs, seed = int(sys.argv[1]), int(sys.argv[2])
    homes = [_lived_in(name) for name in ("København", "Naboen")]
    with as_superuser() as server:
        tables = walled_tables(server)
        told = {
            "tables": len(tables),
            "wrong": wrong_in_catalogue(server),
            "outside": sorted(OUTSIDE),
            "without_rows": [name for name in tables if not rows(server, name)],
        }
    tried = Tries(tables, homes, Random(seed))
    told |= {"without_context": tried.without_context(), "moved_across": tried.moved_across()}
    told |= {
        "pairs": pairs,
        "cross_rows": tried.pairs(pairs),
        "own_rows": tried.own_rows,
        "left_behind": through_django(),
    }
    tried.close()
    told["caught"] = which_are_seen(homes)
    print(json.dumps(told))


def _lived_in(name: str) -> UUID:
    """A row in every table there is."""
    house = build_house(name)
    with within(house.organisation.id):
        _one_of_each(house)
    return house.organisation.id


def _one_of_each(house: House) -> None:
    builder = Apart(
        someone(house, "Ida", Hat.PARTICIPANT), someone(house, "Jonas", Hat.PEER), house.programme
    )
    for model, privacy in models_about_people():
        builder.row(model, privacy.about)
    for model in apps.get_models():
        if issubclass(model, Row) and not model.objects.exists():
            with suppress(Exception), transaction.atomic():
                builder.row(model, "")
