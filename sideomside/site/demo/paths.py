"""Those on the way to being peers, what peers learn, and those who look after them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.utils import timezone

from sideomside.path import actions, queries
from sideomside.path.rules import LaidOut, Paper, PeerPath, Time
from sideomside.peers import actions as peers
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from sideomside.site.demo import looked_after
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House

TALKS = {
    "malene": "Malene har tænkt på det længe. Hun er bange for ikke at være klog nok. Vi drak to kopper kaffe.",
    "jytte": "Jytte passer børnebørn om mandagen og har tirsdag og torsdag fri. Hun vil helst gå ture.",
    "dorte": "Dorte fortalte om de år, hvor hun selv blev hentet til kaffe. Nu vil hun gerne være den, der henter.",
    "zeinab": "Zeinab vil gerne tale arabisk med nogen, der savner det. Hun spurgte, om man må græde med. Det må man.",
    "line": "Line vil gerne prøve at være vært i caféen først. Vi tager det roligt og taler igen om en måned.",
}
KNOWS = "Hun bliver siddende, når det er svært. Og hun siger til, når hun selv er træt. Hende kan I godt stole på."
LEARNED = {"jonas": 10, "lone": 10, "farida": 9, "per": 6}  # how many parts so far


def tell_paths(house: House, timeline: Timeline) -> None:
    """What happened, each on its day; what comes is counted from today."""
    today = timezone.localdate(timeline.now)
    for back, clock, act in _days(house, timeline.now):
        timeline.add(on(workday_back(today, back), clock), act)


def _days(house: House, now: datetime) -> Iterator[tuple[int, str, Callable[[], object]]]:
    yield 45, "09:00", partial(_module_days, house)
    yield 62, "09:00", partial(looked_after.planned, house, now)
    yield 38, "15:00", partial(looked_after.everybody_came, house)
    yield 10, "15:00", partial(looked_after.most_came, house)
    yield 12, "10:00", partial(_line_wishes, house)
    yield 8, "11:00", partial(_talk, house, "line")
    yield 6, "12:00", partial(_names_somebody, house)
    yield 4, "09:30", partial(_next_days, house, now)
    yield 3, "11:00", partial(_will_come, house)
    yield 3, "12:00", partial(looked_after.open_evening, house, now)
    yield 3, "13:00", partial(_laid_out, house)
    yield 3, "14:00", partial(_offered, house)
    yield 2, "10:30", partial(_would_like_to_stop, house)
    yield 1, "08:00", partial(actions.ask_how_it_is, by=house.itself)
    for minute, key in enumerate(("dorte", "zeinab", "jytte"), 30):  # after their own steps of these days
        yield 1, f"11:{minute}", partial(_talk, house, key)
    yield 1, "11:40", partial(_signs, house, "dorte", "known")
    yield 1, "11:45", partial(_signs, house, "zeinab")
    yield 1, "12:20", partial(looked_after.it_is_hard, house)


def _person(house: House, key: str) -> Person:
    return house.people[key]


def _module_days(house: House) -> None:
    """The example of thirty-four hours, and who has learned how much of it."""
    by = house.staff("signe")
    actions.set_frame(programme=house.programme, references=1, recovery_year=True, by=by)
    for number, module in enumerate(actions.begin_with_example(programme=house.programme, by=by), 1):
        day = timezone.localdate() - timedelta(weeks=30 - 2 * number)
        time = Time(on(day, "16:30"), module.minutes, "Stuen")
        held = actions.plan_day(module=module, time=time, once=uuid4(), by=by)
        came = [
            _person(house, key).id
            for key, parts in LEARNED.items()
            if number <= parts and key in house.people
        ]
        actions.note_attendance(day=held, came=came, by=by)


def _line_wishes(house: House) -> None:
    """A participant says it on her own page; the rest of her story is nobody's business here."""
    line = _line(house)
    peers.wish_to_give(person=line, programme=house.programme, by=house.wearing(line, Hat.PARTICIPANT))


def _line(house: House) -> Person:
    found = people.whose_contact(house.itself, "mail", "line@post.example", typed=True)
    assert found is not None  # noqa: S101 - she is in people.toml
    return found


def _begun(house: House, key: str) -> PeerPath:
    person = _line(house) if key == "line" else _person(house, key)
    return actions.begin(person=person, programme=house.programme, by=house.staff("signe"))


def _talk(house: House, key: str) -> None:
    actions.note_talk(path=_begun(house, key), words=TALKS[key], once=uuid4(), by=house.staff("signe"))


def _signs(house: House, key: str, known: str = "") -> None:
    """Dorte is as good as there; Zeinab has one paper left."""
    by, path = house.staff("signe"), _begun(house, key)
    own = house.wearing(path.person, Hat.PEER)
    papers = [
        Paper.Name.CONFIDENTIALITY,
        Paper.Name.VOLUNTEER,
        *([Paper.Name.RECOVERY_YEAR] if known else []),
    ]
    for name in papers:
        actions.sign(path=path, name=name, version=1, language="da", by=own)
    actions.begin_training(path=path, by=by)
    for module in queries.modules(by, house.programme.id)[: 4 if known else 2]:
        on = timezone.localdate() - timedelta(days=7 * module.number)
        actions.note_learned_elsewhere(person=path.person, module=module, on=on, once=uuid4(), by=by)
    if known:
        one = actions.name_reference(
            path=path, name="Kirsten fra koret", reach="00 00 40 01", once=uuid4(), by=own
        )
        actions.note_answer(reference=one, words=KNOWS, by=by)


def _names_somebody(house: House) -> None:
    line = house.wearing(_line(house), Hat.PARTICIPANT)
    path = queries.mine(line)
    if path is not None:
        known = {"name": "Anne fra aftenskolen", "reach": "00 00 40 02"}
        actions.name_reference(path=path, **known, once=uuid4(), by=line)
        actions.sign(path=path, name=Paper.Name.CONFIDENTIALITY, version=1, language="da", by=line)


def _next_days(house: House, now: datetime) -> None:
    """Two evenings ahead for those who are learning."""
    by = house.staff("signe")
    for number, module in enumerate(queries.modules(by, house.programme.id)[4:6]):
        day = timezone.localdate(now) + timedelta(days=6 + 14 * number)
        time = Time(on(day, "16:30"), module.minutes, "Stuen")
        actions.plan_day(module=module, time=time, once=uuid4(), by=by)


def _will_come(house: House) -> None:
    """Line has said yes to the first of them."""
    line = house.wearing(_line(house), Hat.PARTICIPANT)
    for day in queries.my_days(line)[:1]:
        actions.say_coming(day=day, comes=True, by=line)


def _laid_out(house: House) -> None:
    """A bus ticket that waits for an answer, and something that is paid."""
    jonas, signe = house.wearing(_person(house, "jonas"), Hat.PEER), house.staff("signe")
    day = timezone.localdate()
    for ore, what in ((4800, "Bus til Kastrup og tilbage"), (6400, "To kopper kaffe og en snegl")):
        said = LaidOut(ore, what, day, uuid4())
        one = actions.send_expense(programme=house.programme, laid_out=said, by=jonas)
    actions.settle_expense(expense=one, state="paid", by=signe)


def _offered(house: House) -> None:
    """Signe has asked Line whether she would like to lend a hand; Line has not answered."""
    actions.offer_step(person=_line(house), programme=house.programme, step="helper", by=house.staff("signe"))


def _would_like_to_stop(house: House) -> None:
    """Inger says it herself, and a last talk is had."""
    inger = _person(house, "inger")
    by = house.wearing(inger, Hat.PEER)
    leaving = actions.want_to_stop(person=inger, programme=house.programme, by=by)
    thanks = "Tre år med dig ved bordet i Bådehuset, Inger. Mange kom igen, fordi du huskede, hvad de drak."
    actions.hold_last_talk(leaving=leaving, thanks=thanks, by=house.staff("signe"))
