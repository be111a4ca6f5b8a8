"""Letters written while no mail server answers for an hour; then three ways of losing one, planted."""

import json
import sys
from typing import Any
from unittest.mock import patch

from django.db import connections

from proofs.failing.plants import one_try_and_no_more, said_to_be_sent_before_it_is
from proofs.failing.weather import LETTERS, stood
from proofs.living.world import World, build
from sideomside.people.actions import writing

AWAY = "the_mail_server_is_away"


def play() -> None:
    world = build()
    connections.close_all()
    wrong = stood(world, AWAY)
    plants = (said_to_be_sent_before_it_is, one_try_and_no_more, sent_past_the_outbox)
    caught = {plant.__name__: plant(world) for plant in plants}
    print(json.dumps({"letters": LETTERS, "wrong": wrong, "plants": caught}))
    sys.stdout.flush()


def sent_past_the_outbox(world: World) -> bool:
    """Handed to a server that is not there, and written down nowhere."""

    def at_once(*_words: Any, **_more: Any) -> None:
        return None

    with patch.object(writing.letters, "send", at_once):
        return bool(stood(world, AWAY))
