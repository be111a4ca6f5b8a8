"""A municipality with an agreement, Birgitte who works there, and those she sat at a table with."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.partners import actions, queries
from sideomside.partners.rules import Agreement, Reply, Yes
from sideomside.people.models import Person
from sideomside.people.queries import visible_to, whose_contact
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House
from sideomside.site.demo.story import Story

BODY = "Bølgeby Kommune, jobcentret (opdigtet)"
PURPOSE = (
    "Vi henviser sammen med den, det handler om, og kun med et ja. "
    "Foreningen introducerer også til jobcentrets fritidsjob, når nogen selv vil."
)
# Those a coordinator introduced, what they wish, and how far it has come.
BRIDGES = (
    ("line@post.example", "Et par timer om ugen i et genbrugsværksted", ""),
    ("louise@post.example", "Et fritidsjob, hvor der ikke er så mange mennesker", "yes"),
    ("mette@post.example", "Noget med mine hænder, gerne i en have", "welcome"),
)
WELCOME = "Kom endelig forbi torsdag kl. 10. Spørg efter Birgitte. Du må gerne tage en med."


def tell_partners(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    timeline.add(on(workday_back(today, 60), "10:00"), lambda: _agree(house))
    timeline.add(on(workday_back(today, 3), "10:40"), lambda: _thinks_it_over(house))
    for mail, wish, reached in BRIDGES:
        at = on(workday_back(today, 4), "13:10")
        timeline.add(at, lambda mail=mail, wish=wish, reached=reached: _bridge(house, mail, wish, reached))


def referred(story: Story, step: dict[str, Any]) -> None:
    """Written together at Birgitte's table; the yes was said on the screen there."""
    house, about, by = story.house, story.about, story.house.staff("birgitte")
    said = {
        "words": about["words"].strip(),
        "name": about["name"],
        "channel": "sms" if about.get("sms") else "call",
        "contact": f"00 00 30 {story.number:02}",
        "language": "da",
        "time": step.get("time", ""),
    }
    draft = actions.begin(agreement=_agreed(house), said=said, once=story.once(), by=by)
    yes = Yes(frozenset({"words", "time", "from"}), step.get("may_know", False))
    story.enquiry = actions.say_yes(draft_id=draft.id, yes=yes, by=by).enquiry


def _agree(house: House) -> None:
    by = house.staff("signe")
    body = actions.keep_body(name=BODY, sort="kommune", once=_once(house), by=by)
    today = timezone.localdate()
    said = {
        "purpose": PURPOSE,
        "first_day": today,
        "last_day": today + timedelta(days=730),
        "standing": "own",
        "ours_id": house.people["signe"].id,
        "version": None,
    }
    agreement = actions.agree(body=body, programme=house.programme, said=said, once=_once(house), by=by)
    actions.appoint(agreement=agreement, person=house.people["birgitte"], title="jobkonsulent", by=by)


def _thinks_it_over(house: House) -> None:
    """Begun at the table, and no yes yet."""
    said = {
        "words": "Jeg vil gerne prøve at tale med en, der ikke er ansat.",
        "name": "Preben",
        "channel": "call",
        "contact": "00 00 30 98",
        "language": "da",
    }
    actions.begin(agreement=_agreed(house), said=said, once=_once(house), by=house.staff("birgitte"))


def _bridge(house: House, mail: str, wish: str, reached: str) -> None:
    person, by = _known(house, mail), house.staff("signe")
    if person is None:
        return
    words = {"name": person.name or "", "wish": wish, "time": "Helst om formiddagen"}
    until = timezone.localdate() + timedelta(days=30)
    agreement = _agreed(house)
    one = actions.introduce(person=person, to=agreement, words=words, until=until, once=_once(house), by=by)
    if reached:
        themself = house.wearing(person, Hat.PARTICIPANT)
        actions.say_yes_to(introduction=one, words=words, ticked=["name", "wish"], by=themself)
    if reached == "welcome":
        reply = Reply("welcome", words=WELCOME)
        actions.answer_for_partner(introduction=one, reply=reply, by=house.staff("birgitte"))


def _agreed(house: House) -> Agreement:
    return queries.acts_by(house.staff("birgitte")).get()


def _known(house: House, mail: str) -> Person | None:
    """Somebody whose story has begun already."""
    found = whose_contact(house.itself, "mail", mail, typed=True)
    return visible_to(house.staff("signe")).filter(id=found.id).first() if found else None


def _once(house: House) -> UUID:
    return UUID(int=house.chance.getrandbits(128), version=4)
