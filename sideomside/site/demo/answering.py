"""What invented people say about how they are: some get further, some do not, some skip, and some never answer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.outcomes import actions, queries
from sideomside.outcomes.rules import AFTER_DAYS, ASKED_OF_ALL, Due, Wave
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import Timeline, on
from sideomside.site.demo.house import SEED, House
from sideomside.site.demo.story import Story

# People who were here before the stories begin, by a name they chose themselves.
BEFORE = [
    "Agnete", "Bo", "Cilla", "Dagny", "Elvin", "Frode", "Gorm", "Hjalte", "Inge", "Jolin", "Kaj", "Laust", "Mona",
    "Nanna", "Ove", "Pia", "Regner", "Signild", "Tove", "Ulrik", "Vera", "Walther", "Yrsa", "Ziva", "Ævar", "Åse",
]  # fmt: skip
DECIDED = 800  # days ago
# How many of ten answer, and where they are on average on our scale. They come when it is hardest, so that the first
# step up is nobody's work.
AIMS = [
    "Sove igennem", "Have en at ringe til", "Komme ud hver dag", "Lave mad til mig selv", "Turde tage bussen",
    "Se min søster",
]  # fmt: skip
TIMES = {
    Wave.INTAKE: (9, 1.3),
    Wave.FIRST_MEETING: (9, 1.6),
    Wave.WEEK_SIX: (6, 1.8),
    Wave.END: (9, 1.9),
    Wave.AFTER: (5, 1.85),
}


def tell_answers(house: House, timeline: Timeline) -> None:
    """First what the programme decided; then those who came and went."""
    first = on((timeline.now - timedelta(days=DECIDED)).date(), "09:00")
    timeline.add(first, partial(_decide, house))
    for number, alias in enumerate(BEFORE):
        came = timeline.now - timedelta(days=430 - 4 * number + house.chance.randrange(9))
        _somebody(house, timeline, alias, on(came.date(), "11:00"))


def _decide(house: House) -> None:
    """When people are asked; and a questionnaire in our own words, to show how others' come in."""
    by, raw = house.staff("signe"), files(__package__).joinpath("instrument.yaml").read_bytes()
    actions.set_cadence(programme=house.programme, waves=ASKED_OF_ALL, by=by)
    one = actions.load(text_file=raw, by=house.itself)
    actions.note_leave(instrument=one, note="Vores egne ord. Enhver må bruge dem (CC0).", by=by)
    actions.activate(instrument=one, by=by)


def _somebody(house: House, timeline: Timeline, alias: str, came: datetime) -> None:
    """Each has a level of their own, a change of their own, and days better and worse than that."""
    known: dict[str, Any] = {"course": _once(house), "enquiry": _once(house)}
    timeline.add(came - timedelta(hours=1), partial(_meet, house, alias, known))
    level, change = house.chance.gauss(0, 0.6), house.chance.gauss(0, 0.7)
    for wave, at in _days(house, came):
        many, middle = TIMES[wave]
        answers = house.chance.random() < many / 10
        later = change if wave in (Wave.END, Wave.AFTER) else change / 2 if wave == Wave.WEEK_SIX else 0
        values = _values(house, middle + level + later, wave) if answers else ""
        if at < timeline.now:
            timeline.add(at, partial(_asked, house, known, wave, values))
            if values and wave in (Wave.FIRST_MEETING, Wave.END):
                timeline.add(at + timedelta(minutes=4), partial(_looks_at, house, known, alias, wave))


def _meet(house: House, alias: str, known: dict[str, Any]) -> None:
    """Four of five let themselves be counted."""
    person = known["person"] = people.meet(name=alias, by=house.itself)
    people.give_role(person=person, programme=house.programme, name=Hat.PARTICIPANT, by=house.itself)
    if house.chance.random() < 0.8:
        actions.let_count(person=person, yes=True, by=house.wearing(person, Hat.PARTICIPANT))


def _days(house: House, came: datetime) -> Iterator[tuple[Wave, datetime]]:
    met = came + timedelta(days=house.chance.randrange(5, 25))
    over = met + timedelta(days=house.chance.randrange(80, 190))
    yield Wave.INTAKE, came
    yield Wave.FIRST_MEETING, met
    yield Wave.WEEK_SIX, met + timedelta(days=42)
    yield Wave.END, over
    yield Wave.AFTER, over + timedelta(days=AFTER_DAYS)


def _values(house: House, level: float, wave: Wave) -> str:
    """One of twelve answers is skipped. What is hard runs the other way."""
    ours = [_one(house, level) for _thing in range(5)] + [_one(house, 4.2 - level)]
    return " ".join(ours + [_one(house, level + 0.7)] * (wave in (Wave.END, Wave.AFTER)))


def _one(house: House, level: float) -> str:
    value = min(4, max(0, round(level + house.chance.gauss(0, 0.7))))
    return "-" if house.chance.random() < 1 / 12 else str(value)


def _asked(house: House, known: dict[str, Any], wave: Wave, values: str) -> None:
    episode = known["enquiry"] if wave == Wave.INTAKE else known["course"]
    _ask(house, known["person"], wave, episode)
    if values:
        _answer(house, known["person"], values)


def _looks_at(house: House, known: dict[str, Any], alias: str, wave: Wave) -> None:
    """Something of their own, and a number for it: for most a little more than at first, for some less."""
    by, drawn = house.wearing(known["person"], Hat.PARTICIPANT), Random(f"{SEED} {alias}")  # noqa: S311 - no secret
    first, moved = drawn.randrange(2, 6), drawn.choice([-2, -1, 0, 0, 1, 1, 2, 3, 4])
    if wave == Wave.FIRST_MEETING:
        actions.name_aim(person=known["person"], words=drawn.choice(AIMS), by=by)
    for mine in queries.aims(by):
        actions.rate(aim=mine.aim, rating=first + (moved if wave == Wave.END else 0), by=by)


def says_how(story: Story, step: dict[str, Any]) -> None:
    """Asked, and answered where the step says so."""
    hangs_on = story.companionship or story.enquiry
    _ask(story.house, story.person, step["wave"], hangs_on.id)
    if step.get("counts"):
        actions.let_count(person=story.person, yes=True, by=story.themself)
    if "values" in step:
        sitting = _answer(story.house, story.person, step["values"])
        if "bring" in step:
            to = {"peer": step["to"] == "peer", "coordinator": step["to"] == "coordinator"}
            actions.bring(sitting=sitting, words=step["bring"], **to, by=story.themself)


def looks_at(story: Story, step: dict[str, Any]) -> None:
    """Something of their own, and a number for it."""
    if "words" in step:
        actions.name_aim(person=story.person, words=step["words"], once=story.once(), by=story.themself)
    [mine] = queries.aims(story.themself)
    actions.rate(aim=mine.aim, rating=step["number"], by=story.themself)


def _ask(house: House, person: Person, wave: str, episode: UUID) -> None:
    due = Due(person, house.programme, wave, timezone.localdate(), episode)
    actions.ask(due=due, by=house.itself)


def _answer(house: House, person: Person, values: str) -> Any:
    by = house.wearing(person, Hat.PARTICIPANT)
    sitting = actions.begin(person=person, once=_once(house), by=by)
    for number, value in enumerate(values.split()[: len(sitting.items)], 1):
        actions.say(sitting=sitting, number=number, value=value.strip("-"), by=by)
    return actions.finish(sitting=sitting, by=by)


def _once(house: House) -> UUID:
    return UUID(int=house.chance.getrandbits(128), version=4)
