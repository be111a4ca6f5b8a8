"""Everybody who may come by, each wearing one hat, for asking the rules who may do what. No database, no doors."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from sideomside.people.rules import SYSTEM, VISITOR, Hat, Viewer

HERE, ELSEWHERE = uuid4(), uuid4()  # two programmes
HOUSE, NEIGHBOUR = uuid4(), uuid4()  # two organisations
KAREN, OMAR, NORA, IDA, NOOR, BO, PER, MONA, EVA, MODI, PAULA, PETRA, OLE = (uuid4() for _ in range(13))


def _one(role: str, who: UUID | None = None, *programmes: UUID, **more: Any) -> Viewer:
    more.setdefault("organisation_id", HOUSE)
    return Viewer(role, person_id=who, programme_ids=frozenset(programmes), **more)


CAST = {
    "karen": _one(Hat.COORDINATOR, KAREN, HERE),
    "omar": _one(Hat.COORDINATOR, OMAR, HERE),
    "both": _one(Hat.COORDINATOR, NORA, HERE, ELSEWHERE),
    "north": _one(Hat.COORDINATOR, NORA, ELSEWHERE),
    "no programme": _one(Hat.COORDINATOR, NORA),
    "next door": _one(Hat.COORDINATOR, OLE, ELSEWHERE, organisation_id=NEIGHBOUR),
    "ida coordinates": _one(Hat.COORDINATOR, IDA, HERE),
    "bo coordinates": _one(Hat.COORDINATOR, BO, HERE),
    "ida": _one(Hat.PARTICIPANT, IDA, HERE),
    "ida, key not given": _one(Hat.PARTICIPANT, IDA, HERE, opened=False),
    "ida elsewhere": _one(Hat.PARTICIPANT, IDA, ELSEWHERE),
    "noor": _one(Hat.PARTICIPANT, NOOR, HERE),
    "bo takes part": _one(Hat.PARTICIPANT, BO, HERE),
    "bo": _one(Hat.PEER, BO, HERE),
    "bo, key not given": _one(Hat.PEER, BO, HERE, opened=False),
    "per": _one(Hat.PEER, PER, HERE),
    "peer elsewhere": _one(Hat.PEER, PER, ELSEWHERE),
    "ida as peer": _one(Hat.PEER, IDA, HERE),
    "mona": _one(Hat.HOST, MONA, HERE),
    "host elsewhere": _one(Hat.HOST, MONA, ELSEWHERE),
    "eva": _one(Hat.EVALUATOR, EVA, HERE),
    "evaluator elsewhere": _one(Hat.EVALUATOR, EVA, ELSEWHERE),
    "modi": _one(Hat.MODERATOR, MODI, HERE),
    "moderator elsewhere": _one(Hat.MODERATOR, MODI, ELSEWHERE),
    "paula": _one(Hat.PARTNER, PAULA),
    "petra": _one(Hat.PARTNER, PETRA),
    "operator": _one(Hat.OPERATOR, OLE, HERE),
    "visitor": _one(VISITOR),
    "the house": _one(SYSTEM),
}
COORDINATE_HERE = {"karen", "omar", "both", "ida coordinates", "bo coordinates"}
COORDINATE = {*COORDINATE_HERE, "north", "no programme", "next door"}


def who(rule: Callable[..., bool], *told: Any, **more: Any) -> set[str]:
    """Those to whom the rule says yes."""
    answers = {name: rule(viewer, *told, **more) for name, viewer in CAST.items()}
    assert all(answer in (True, False) for answer in answers.values()), answers
    return {name for name, answer in answers.items() if answer}


def thing(**known: Any) -> Any:
    """As much of a row as a rule looks at."""
    return SimpleNamespace(**{"programme_id": HERE, "person_id": IDA, "organisation_id": HOUSE} | known)
