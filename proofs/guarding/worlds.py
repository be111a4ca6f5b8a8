"""Five lives, lived through the house's own acts: a pair's own, another programme's, another organisation's,
one that has ended, and one that was erased. What stands in the tables afterwards is what one may try to open."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from proofs.living.world import what_one_comes_to
from sideomside.companionship import actions as companionship
from sideomside.companionship.models import Companionship
from sideomside.companionship.rules import Plan
from sideomside.concerns import actions as concerns
from sideomside.concerns.rules import Worry
from sideomside.direction import actions as direction
from sideomside.direction.models import What
from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.models import Gathering, LocalActivity
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.privacy import Privacy, declared_models
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.matching import actions as matching
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from sideomside.messages import actions as messages
from sideomside.messages import queries as conversations
from sideomside.path import actions as path
from sideomside.path.rules import LaidOut, Lesson, Time, Times
from sideomside.peers import actions as peers
from sideomside.peers.sheets.grid import Grid
from sideomside.people import actions as people
from sideomside.people.models import Area, Person, Place, PrivateLink, Programme, Row
from sideomside.people.rules import Hat, Viewer
from sideomside.privacy import actions as erasing
from sideomside.privacy.tests.rows import Builder
from tests.people import House, build_house, someone, wearing

HOME, NEIGHBOUR = "testserver", "nabo.example"
OWN, PROGRAMME, ORGANISATION, ENDED, ERASED = "own", "programme", "organisation", "ended", "erased"
STATES = (OWN, PROGRAMME, ORGANISATION, ENDED, ERASED)
# About those who work here, and never about somebody who only comes.
AT_WORK = {
    "gatherings.CafeDay",
    "gatherings.KeyHolder",
    "gatherings.Facilitating",
    "oversight.Ring",
    "people.Role",
    "people.RoleStep",
}
# One of the two chose to show a message: then a coordinator may read it, and a canary could not tell which.
NEVER_SHOWN = {"messages.Share", "people.Account"}
SHEET = Grid((("Navn", "Mail"), ("Per", "per@post.example")))


@dataclass
class World:
    """One of the five: its house, its people by part, and the ids of everything that was written down in it."""

    state: str
    house: House
    people: dict[str, Person]
    ids: dict[str, list[UUID]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    gone: set[UUID] | None = None  # where somebody was erased, only what went with them is looked for

    def has(self, one: UUID) -> bool:
        """Is it one of the things this state is about?"""
        return self.gone is None or one in self.gone

    @property
    def organisation_id(self) -> UUID:
        return self.house.organisation.id

    def wears(self, part: str, hat: str) -> Viewer:
        return wearing(self.house, self.people[part], hat)


def houses() -> dict[str, House]:
    """Two programmes under one roof, and a neighbour's house at an address of its own."""
    home, neighbour = build_house("København"), build_house("Naboen", host=NEIGHBOUR)
    with within(home.organisation.id):
        other = Programme.objects.create(name="Nørrebro peer", contact_mail="hej@huset.example")
        area = Area.objects.create(programme=other, name="Nørrebro")
        place = Place.objects.create(programme=other, area=area, name="Loftet", street="Opdigtet Vej 2")
    across = House(home.organisation, other, area, place)
    return {OWN: home, PROGRAMME: across, ORGANISATION: neighbour, ENDED: home, ERASED: home}


def live(state: str, house: House) -> World:
    """From the first words to what a pair has after some weeks; inside the house."""
    before = _rows()
    story = begin(house)
    world = World(state, house, {"ida": story.ida, "jonas": story.jonas.person})
    world.people |= {"karen": Person.objects.get(id=story.karen.person_id)}
    world.people |= {"omar": someone(house, "Omar", Hat.COORDINATOR)}
    world.ids["people.Programme"] = [house.programme.id]
    story.asked("paired")
    for step in (_walk, _hope, _write, _worry, _learn, _come, _at_the_desk):
        step(world, story)
    world.ids |= {label: sorted(found - before.get(label, set())) for label, found in _rows().items()}
    world.ids["people.Programme"] = [house.programme.id]
    world.ids["people.Place"] = [house.place.id]
    _and_one_of_the_rest(world)
    return world


def _and_one_of_the_rest(world: World) -> None:
    """A row about Ida in every table that no act of theirs came to, so that each field has something to let out."""
    ida, jonas, karen = (world.people[part] for part in ("ida", "jonas", "karen"))
    builders = Builder(ida, jonas, world.house.programme), Builder(jonas, karen, world.house.programme)
    empty = []
    for model, privacy in declared_models():
        row = model._default_manager.filter(pk__in=world.ids.get(model._meta.label, [])).first()
        if row is not None:
            builders[0].made[(model, True)] = builders[1].made[(model, True)] = row
        elif _is_wanted(model, privacy):
            empty.append((model, privacy))
    for model, privacy in empty:
        builder = builders[model._meta.label in AT_WORK]
        # What is one of a kind in a programme may be there already.
        with suppress(IntegrityError), transaction.atomic():
            world.ids[model._meta.label] = [builder.row(model, privacy.about).pk]


def _is_wanted(model: type[models.Model], privacy: Privacy) -> bool:
    sealed = any(isinstance(field, SealedField) for field in model._meta.concrete_fields)
    ours = _has_organisation(model) and model._meta.label not in NEVER_SHOWN
    return ours and (bool(privacy.about) or sealed)


def erase(world: World) -> None:
    """Ida is erased; what went with her is what nobody may find again."""
    every = {one for ids in world.ids.values() for one in ids}
    erasing.erase(person_id=world.people["ida"].id, by=world.wears("ida", Hat.PARTICIPANT))
    world.gone = every - {one for ids in _rows().values() for one in ids}


def _walk(world: World, story: Story) -> None:
    """They meet, find words for it, and take three lines along."""
    pair, day = Pair.objects.get(participant=story.ida), timezone.now() + timedelta(days=3)
    plan = Plan(times=[day], place=world.house.place, looks="Grøn dør")
    companionship.begin(pair_id=pair.id, plan=plan, once=uuid4(), by=story.karen)
    one = Companionship.objects.get(pair=pair)
    meeting = one.meetings.get()
    companionship.pick(meeting=meeting, time=day, by=story.as_ida)
    companionship.note_met(meeting=meeting, by=story.karen)
    companionship.keep_note(meeting=meeting, words="Vi så på træer", by=story.as_ida)
    world.tokens["feed"] = companionship.make_feed(person=story.ida, by=story.as_ida)


def _hope(world: World, story: Story) -> None:
    ida = story.as_ida
    direction.write(person=story.ida, what=What.HOPE, words="Ud at gå igen", by=ida)
    direction.write(person=story.ida, what=What.STEP, words="Ringe til Bo", by=ida)
    _supporter, token = direction.invite(person=story.ida, name="Bo", word="solsikke", once=uuid4(), by=ida)
    world.tokens["reader"] = token
    matching.rather_not(person=story.ida, words="Min nabo", once=uuid4(), by=ida)


def _write(world: World, story: Story) -> None:
    """Between the two, to the coordinators, and in a circle; a colleague asks to open what the two wrote."""
    pair, house = Pair.objects.get(participant=story.ida), world.house
    thread: Any = conversations.thread(story.as_ida, pair.id)
    messages.write(thread=thread, words="Hej Jonas", by=story.as_ida)
    thread = conversations.thread(story.as_jonas, pair.id)
    messages.write(thread=thread, words="Hej Ida", by=story.as_jonas)
    messages.ask_to_open(thread=thread, reason="Noget at se efter", by=world.wears("omar", Hat.COORDINATOR))
    circle = messages.gather(
        programme=house.programme, name="Torsdag", facilitators=[(story.jonas.person_id, Hat.PEER)],
        others=[(story.ida.id, Hat.PARTICIPANT)], by=story.karen,
    )  # fmt: skip
    for viewer in (story.as_jonas, story.as_ida):
        messages.come_along(thread=circle, by=viewer)
    messages.write(thread=circle, words="Hej alle", by=story.as_ida)


def _worry(world: World, story: Story) -> None:
    """Sent to whoever has least to do; in this house Omar is on it."""
    worry = Worry("other", "Det gik galt", uuid4())
    concern = concerns.send(programme=world.house.programme, worry=worry, by=story.as_ida)
    concern.on_it.update(person=world.people["omar"])
    keeper = world.wears("omar", Hat.COORDINATOR)
    concerns.note_read(concern=concern, by=keeper)
    concerns.note_done(concern=concern, words="Ringede", by=keeper)


def _learn(world: World, story: Story) -> None:
    """Ida would like to be there for others; Jonas is looked after, and has paid for a bus."""
    house, omar = world.house, world.wears("omar", Hat.COORDINATOR)
    peers.wish_to_give(person=story.ida, programme=house.programme, by=story.as_ida)
    way = path.begin(person=story.ida, programme=house.programme, by=omar)
    path.settle(path=way, with_children=True, employed=False, by=omar)
    path.name_reference(path=way, name="Bo", reach="20304050", once=uuid4(), by=story.as_ida)
    module = path.write_module(
        programme=house.programme, lesson=Lesson("At lytte", "", 120), once=uuid4(), by=omar
    )
    path.plan_day(module=module, time=Time(timezone.now(), 120), once=uuid4(), by=omar)
    jonas = story.jonas.person_id
    times = Times(timezone.now() + timedelta(days=2), 90, "", "group", "", (jonas,))
    path.plan_sparring(programme=house.programme, times=times, once=uuid4(), by=omar)
    path.ask_how_it_is(by=house.system)
    laid_out = LaidOut(4250, "Bussen", timezone.localdate(), uuid4())
    path.send_expense(programme=house.programme, laid_out=laid_out, by=story.as_jonas)


def _come(world: World, story: Story) -> None:
    """What is on in the calendar, who comes, and somebody to go along with."""
    before = list(Gathering.objects.values_list("id", flat=True))
    what_one_comes_to(world.house, story.karen, story.jonas.person)
    for gathering in Gathering.objects.exclude(id__in=before):
        gatherings.sign_up(gathering=gathering, person=story.ida, once=uuid4(), by=story.as_ida)
    near = LocalActivity.objects.filter(programme=world.house.programme)[0]
    gatherings.ask_for_company(activity=near, person=story.ida, by=story.as_ida)


def _at_the_desk(world: World, story: Story) -> None:
    """What a coordinator keeps, and a mail nobody has read."""
    house, today = world.house, timezone.localdate()
    peers.bring_list(programme=house.programme, grid=SHEET, once=uuid4(), by=story.karen)
    people.open_weekly(
        place=house.place,
        hours={"weekday": 0, "opens": time(13), "closes": time(16), "host_note": "Ellen er vært"},
        by=story.karen,
    )
    people.close_days(place=house.place, first_day=today, last_day=today, by=story.karen)
    people.add_theme(da=f"at flytte {world.state}", en=f"moving {world.state}", by=story.karen)
    away = today + timedelta(days=30)
    people.note_absence(stand_in=world.people["omar"], first_day=away, last_day=away, by=story.karen)
    intake.keep_mail(raw=b"Subject: Hej\n\nHej", came_by=intake.CameBy(door="pipe"), by=house.system)
    world.tokens["link"] = people.make_link(person=story.ida, by=house.system)
    world.tokens["link id"] = str(PrivateLink.objects.filter(person=story.ida).latest("made_at").id)


def end(world: World) -> None:
    """The two have stopped; what they had is theirs, and they are no pair any more."""
    one = Companionship.objects.get(participant=world.people["ida"])
    companionship.end(companionship=one, by=world.wears("karen", Hat.COORDINATOR))


def _rows() -> dict[str, set[UUID]]:
    return {model._meta.label: set(model.objects.values_list("pk", flat=True)) for model in tables()}


def tables() -> Iterator[Any]:
    """Every table of rows that belong to an organisation."""
    for model in apps.get_models():
        if issubclass(model, Row) or hasattr(model, "privacy") and _has_organisation(model):
            yield model


def _has_organisation(model: type[models.Model]) -> bool:
    return model._meta.app_label != "vault" and any(
        f.attname == "organisation_id" for f in model._meta.concrete_fields
    )
