"""The places of a programme: areas people can meet in, and doors with coffee behind them."""

from django.db import models

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.houses import OF_THE_HOUSE, Programme
from sideomside.people.models.row import Row


class Area(Row):
    """A part of town people say they can meet in.

    Positions are coarse kilometres on the programme's own grid; none, until somebody has said where it lies.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="areas")
    name = models.CharField(max_length=80)
    east_km = models.SmallIntegerField(null=True)
    north_km = models.SmallIntegerField(null=True)
    municipality = models.CharField(max_length=4, blank=True)  # a code, where somebody has said which

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(["programme", "name", "east_km", "north_km", "municipality"], Kind.PUBLIC),
    )

    @property
    def lies_at(self) -> tuple[int, int] | None:
        """Kilometres east and north, or nothing when nobody has said."""
        return None if self.east_km is None or self.north_km is None else (self.east_km, self.north_km)


class Place(Row):
    """A door with coffee behind it, or a known place to meet: what it looks like and how to get in."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="places")
    area = models.ForeignKey(Area, models.SET_NULL, null=True, related_name="places")
    name = models.CharField(max_length=80)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=80, blank=True)
    door = models.TextField(blank=True)  # how to find the door, in the place's own words
    access = models.TextField(blank=True)  # steps, lift, toilet, quiet corner
    inside = models.TextField(blank=True)  # what it looks like there, who wears yellow
    serves_coffee = models.BooleanField(default=True)
    closed_down = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "area", "name", "street", "postcode", "town", "door", "access", "inside",
                "serves_coffee", "closed_down",
            ],
            Kind.PUBLIC,
        )
        | {"version": Kind.INTERNAL, "changed_by_id": Kind.INTERNAL},
    )  # fmt: skip

    @property
    def address(self) -> str:
        """Street and town as far as they are known."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.town}".strip()) if part)


class OpeningHours(Row):
    """Open every week on this day, from and to, with a host one can recognise."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()  # Monday is 0
    opens = models.TimeField()
    closes = models.TimeField()
    host_note = models.CharField(max_length=200, blank=True)  # "Mikkel er vært og har en gul trøje på"
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(
            ["place", "weekday", "opens", "closes", "host_note", "first_day", "last_day"], Kind.PUBLIC
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="closes_after_opening"
            ),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="a_day_of_the_week"),
        ]


class Closure(Row):
    """Closed on these days, whatever the week says; or, on a holiday, open all the same."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="closures")
    first_day = models.DateField()
    last_day = models.DateField()
    open_anyway = models.BooleanField(default=False)
    note = models.CharField(max_length=120, blank=True)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(["place", "first_day", "last_day", "open_anyway", "note"], Kind.PUBLIC),
    )
