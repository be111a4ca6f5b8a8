"""A worry from the café: read, looked after, and waiting for a second pair of eyes."""

from uuid import UUID

from django.utils import timezone

from sideomside.concerns import actions, queries
from sideomside.concerns.rules import Concern, Sort, Worry
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House

SAID = (
    "En af dem, der plejer at komme om tirsdagen, sad længe med jakken på og sagde næsten ingenting. "
    "Han plejer at lave sjov. Jeg blev bekymret, da han gik uden at sige farvel."
)
DONE = "Har talt med Mikkel og ringet til ham. Han har sovet dårligt og kommer igen på fredag. Jeg ringer på mandag."


def tell_worries(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    days = [(2, "16:05", _worried), (2, "16:20", _read), (1, "10:15", _done)]
    for back, clock, act in days:
        timeline.add(on(workday_back(today, back), clock), lambda act=act: act(house))


def _worried(house: House) -> None:
    worry = Worry(Sort.OTHER, SAID, UUID(int=house.chance.getrandbits(128), version=4), call=True)
    by = house.wearing(house.people["mikkel"], Hat.HOST)
    actions.send(programme=house.programme, worry=worry, by=by)


def _read(house: House) -> None:
    key, one = _keeper(house)
    actions.note_read(concern=one, by=house.staff(key))


def _done(house: House) -> None:
    """Whoever read it asks the other one to look."""
    key, one = _keeper(house)
    other = house.people["signe" if key == "omar" else "omar"]
    actions.note_done(concern=one, words=DONE, by=house.staff(key))
    actions.ask_to_close(concern=one, colleague=other, by=house.staff(key))


def _keeper(house: House) -> tuple[str, Concern]:
    """Whoever of the two was on duty when it came."""
    return next((key, one) for key in ("signe", "omar") for one in queries.listed(house.staff(key)))
