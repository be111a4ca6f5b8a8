"""Programmes, their places, and the people who answer. Most of it is public."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from sideomside.ground.ui.dates import language
from sideomside.ground.vault.asked_once import asked_once
from sideomside.ground.vault.keys import take_keys
from sideomside.people.data.load import spoken_languages
from sideomside.people.days.geography import municipalities, region_on
from sideomside.people.models import (
    Absence,
    Area,
    Closure,
    OpeningHours,
    OwnTheme,
    Person,
    Place,
    Programme,
    Role,
)
from sideomside.people.queries.colleagues import who_coordinate
from sideomside.people.rules import Hat, Viewer, door_at


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes are public: their names and places stand on the front page."""
    return Programme.objects.order_by("name")


def programme(viewer: Viewer) -> Programme | None:
    """The programme a page is about when nothing else says which: the viewer's own, or the first."""
    here = [viewer.at] if viewer.at else viewer.programme_ids
    return programmes(viewer).filter(id__in=here).first() or programmes(viewer).first()


def names_here(viewer: Viewer) -> list[str]:
    """What programmes and their places are called, whole and word by word."""
    known = programmes(viewer), Place.objects
    names = [name for each in known for name in each.values_list("name", flat=True)]
    return [word for name in names for word in (name, *name.split())]


def municipalities_of_areas(viewer: Viewer) -> dict[UUID, str]:
    """What the municipality of each part of town is called, where it is known or the programme works in one alone."""
    called = municipalities()
    found = {}
    for area in Area.objects.select_related("programme"):
        all_of_it = area.programme.municipalities
        code = area.municipality or (all_of_it[0] if len(all_of_it) == 1 else "")
        if code in called:
            found[area.id] = called[code].name
    return found


def shown_programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Those an open page tells of: the one by whose own front door somebody came, and else all."""
    return programmes(viewer).filter(id=viewer.at) if viewer.at else programmes(viewer)


def programme_behind(viewer: Viewer, door_word: str) -> Programme | None:
    """Whose own front door this is."""
    return programmes(viewer).filter(door_word=door_word).first() if door_word else None


def own_programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Those a coordinator answers for."""
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    return programmes(viewer).filter(id__in=own)


@asked_once
def coordinators(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """The people who read what is written; their first names are public by their own choice of work."""
    hat = {"roles__name": Hat.COORDINATOR, "roles__state": Role.State.ACTIVE}
    found = Person.objects.filter(roles__programme_id=programme_id, **hat).order_by("made_at", "id")
    people = list(found.distinct())
    take_keys(p.id for p in people)
    return people


def here_today(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """Those of the coordinators who are not away; everybody, when everybody is."""
    people, away = coordinators(viewer, programme_id), _away_today(viewer)
    return [person for person in people if person.id not in away] or people


def ids_here_today(viewer: Viewer, programme_id: UUID) -> set[UUID]:
    """The same, where nobody is called by name."""
    here = {who for who, where in who_coordinate(viewer) if where == programme_id}
    return here - _away_today(viewer) or here


@asked_once
def _away_today(viewer: Viewer) -> set[UUID]:
    today = timezone.localdate()
    absences = Absence.objects.filter(first_day__lte=today, last_day__gte=today, ended_at=None)
    return set(absences.values_list("person_id", flat=True))


def places(viewer: Viewer) -> QuerySet[Place]:
    return Place.objects.filter(closed_down=False).select_related("area").order_by("name")


def shown_places(viewer: Viewer) -> QuerySet[Place]:
    """The places an open page tells of."""
    return places(viewer).filter(programme_id=viewer.at) if viewer.at else places(viewer)


def own_places(viewer: Viewer) -> QuerySet[Place]:
    """The doors with coffee a coordinator opens and closes: those of their own programmes."""
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    return places(viewer).filter(serves_coffee=True, programme_id__in=own)


def opening_hours(viewer: Viewer) -> QuerySet[OpeningHours]:
    """What the week looks like at one's own places."""
    found = OpeningHours.objects.filter(place__in=own_places(viewer)).select_related("place")
    return found.order_by("weekday", "opens", "place__name")


def coming_closures(viewer: Viewer) -> QuerySet[Closure]:
    """Days that differ at one's own places, as long as they are not over."""
    found = Closure.objects.filter(place__in=own_places(viewer), last_day__gte=timezone.localdate())
    return found.select_related("place").order_by("first_day", "place__name")


def own_absences(viewer: Viewer) -> QuerySet[Absence]:
    """When I am away, now or later."""
    coming = Absence.objects.filter(last_day__gte=timezone.localdate(), ended_at=None)
    found = coming.filter(person_id=viewer.person_id)
    return found.select_related("stand_in").order_by("first_day")


def areas(viewer: Viewer, programme_id: UUID) -> QuerySet[Area]:
    return Area.objects.filter(programme_id=programme_id).order_by("name")


def kept_places(viewer: Viewer) -> QuerySet[Place]:
    """Every place of one's own programmes, also those that have closed for good; they can open again."""
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    found = Place.objects.filter(programme_id__in=own).select_related("area", "programme")
    return found.order_by("closed_down", "name")


def own_themes(viewer: Viewer) -> QuerySet[OwnTheme]:
    """What the organisation calls things itself; those put away come last, and keep their name."""
    return OwnTheme.objects.order_by(F("put_away_at").asc(nulls_first=True), "da")


def themes_put_away(viewer: Viewer) -> set[str]:
    """Offered to nobody new."""
    return set(OwnTheme.objects.exclude(put_away_at=None).values_list("code", flat=True))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a programme works, and in which regions that is today: five of them become four in 2027."""

    programme: Programme
    municipalities: list[str]
    regions: list[str]
    languages: list[str]  # by name, in the reader's own
    door: str  # its own front page; "" has none, or one stands at it


def reach(viewer: Viewer) -> list[Reach]:
    """Every programme, with what anybody may know of where it works."""
    today, known = timezone.localdate(), municipalities()
    found = [
        (programme, [known[code] for code in programme.municipalities if code in known])
        for programme in shown_programmes(viewer)
    ]
    return [
        Reach(
            programme,
            [one.name for one in those],
            sorted({region for one in those if (region := region_on(one.code, today))}),
            _spoken(programme),
            door_at(programme.door_word, language()) if programme.door_word and not viewer.at else "",
        )
        for programme, those in found
    ]


def _spoken(programme: Programme) -> list[str]:
    known = spoken_languages()
    return [known[code].name[language()] for code in programme.languages if code in known]
