"""Groups that write together: peers who share a door, and people who like to go for a walk."""

from typing import Any

from django.utils import timezone

from sideomside.messages import actions, queries
from sideomside.messages.rules import Thread
from sideomside.people.rules import Hat, Viewer
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House
from sideomside.site.demo.story import Story

PEERS, WALKS = "Os fra Amager", "Ud ad døren"
FOR = {
    PEERS: "Til os, der er peers på Amager. Om stort og småt, og om kage.",
    WALKS: "Til os, der gerne vil ud at gå, også når det er svært at komme af sted. Vi skriver, hvor vi går hen.",
}
SAID = (
    (4, "16:20", "lone", PEERS, "Hej alle. Her kan vi skrive om stort og småt. Hvem tager kagen med på fredag?"),
    (4, "17:05", "jonas", PEERS, "Det gør jeg. Den bliver med kardemomme."),
    (3, "09:12", "lone", PEERS, "Så laver jeg kaffe nok til os alle sammen."),
    (3, "11:30", "jonas", WALKS, "Velkommen. Jeg går rundt om søen på lørdag kl. 11. Man kan gå med et stykke."),
)  # fmt: skip


def tell_groups(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    begun = on(workday_back(today, 5), "10:00")
    timeline.add(begun, lambda: _begin(house, PEERS, "lone", "jonas"))
    timeline.add(begun, lambda: _begin(house, WALKS, "jonas"))
    for back, clock, who, name, words in SAID:
        at = on(workday_back(today, back), clock)
        timeline.add(at, lambda who=who, name=name, words=words: _say(house, who, name, words))


def asked_along(story: Story, step: dict[str, Any]) -> None:
    by = story.coordinator(step)
    circle = next(one for one, _rests in queries.circles(by) if one.name == WALKS)
    actions.ask_along(thread=circle, coming=(story.person.id, Hat.PARTICIPANT), by=by)


def came_along(story: Story, step: dict[str, Any]) -> None:
    [asked] = queries.invitations(story.themself)
    actions.come_along(thread=asked.thread, by=story.themself)


def says_in_group(story: Story, step: dict[str, Any]) -> None:
    actions.write(thread=_circle(story.themself, WALKS), words=step["words"], by=story.themself)


def _begin(house: House, name: str, leads: str, *others: str) -> None:
    """Everybody is asked, also those who work here, and each says yes themselves."""
    coming = {key: (house.people[key].id, Hat.PEER) for key in (leads, *others)}
    circle = actions.gather(
        programme=house.programme, name=name, what_for=FOR[name], facilitators=[coming[leads]],
        others=[coming[key] for key in others], by=house.staff("signe"),
    )  # fmt: skip
    for key in coming:
        actions.come_along(thread=circle, by=house.wearing(house.people[key], Hat.PEER))


def _say(house: House, who: str, name: str, words: str) -> None:
    by = house.wearing(house.people[who], Hat.PEER)
    actions.write(thread=_circle(by, name), words=words, by=by)


def _circle(by: Viewer, name: str) -> Thread:
    mine = queries.visible_to(by).filter(sort=Thread.Sort.CIRCLE)
    return next(one for one in mine if one.name == name)
