"""A group that writes together: peers who share a door, led by one of them."""

from django.utils import timezone

from sideomside.messages import actions, queries
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House

NAME = "Os fra Amager"
SAID = (
    (4, "16:20", "lone", "Hej alle. Her kan vi skrive om stort og småt. Hvem tager kagen med på fredag?"),
    (4, "17:05", "jonas", "Det gør jeg. Den bliver med kardemomme."),
    (3, "09:12", "lone", "Så laver jeg kaffe nok til os alle sammen."),
)


def tell_groups(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    timeline.add(on(workday_back(today, 5), "10:00"), lambda: _begin(house))
    for back, clock, who, words in SAID:
        at = on(workday_back(today, back), clock)
        timeline.add(at, lambda who=who, words=words: _say(house, who, words))


def _begin(house: House) -> None:
    lone, jonas = ((house.people[key].id, Hat.PEER) for key in ("lone", "jonas"))
    actions.gather(
        programme=house.programme, name=NAME, facilitators=[lone], others=[jonas], by=house.staff("signe")
    )


def _say(house: House, who: str, words: str) -> None:
    by = house.wearing(house.people[who], Hat.PEER)
    circle = next(one for one in queries.visible_to(by) if one.sort == "circle")
    actions.write(thread=circle, words=words, by=by)
