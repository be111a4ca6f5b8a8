"""What is assumed about a programme. Every number here is a guess until its own events have moved it (fitting)."""

from dataclasses import dataclass, replace
from math import exp

YEAR, QUARTER = 365.0, 91.25


@dataclass(frozen=True)
class Inputs:
    """Days and people; shares between 0 and 1. Printed beside every answer."""

    arrivals_per_day: float = 0.46
    growth_per_year: float = 0.046
    seasonal: bool = True
    first_day_of_year: int = 0
    peers_at_start: int = 30
    trained_per_quarter: float = 5.0
    training_days: float = 70.0
    starts_after_training: float = 0.85
    capacity: tuple[float, ...] = (0.35, 0.45, 0.20)
    """Share of peers with room for one, two, three ... people."""
    stay_days: float = 540.0
    stay_shape: float = 1.3
    rests_every_days: float = 400.0
    rest_days: float = 40.0
    patience_days: float = 75.0
    answer_days: float = 2.0
    never_meet: float = 0.22
    early_share: float = 0.25
    early_least: float = 7.0
    early_days: float = 30.0
    whole_least: float = 14.0
    whole_days: float = 192.0
    zones: tuple[float, ...] = (0.35, 0.25, 0.20, 0.12, 0.08)
    themes: int = 12
    theme_slope: float = 0.6
    second_theme: float = 0.7
    third_theme: float = 0.4
    other_tongue: float = 0.05
    peers_with_both_tongues: float = 0.10
    wish_woman: float = 0.15
    wish_man: float = 0.07
    women_among_peers: float = 0.75
    group_every_days: float = 0.0
    """0: no groups. A group takes the longest waiting who would like one, and two peers for its length."""
    group_seats: int = 10
    group_least: int = 4
    group_days: float = 70.0
    would_like_group: float = 0.5
    then_one_to_one: float = 0.5
    extra_peers: int = 0
    extra_zone: int | None = None

    def rate(self, day: float) -> float:
        """People who come per day."""
        grown = self.arrivals_per_day * (1 + self.growth_per_year) ** (day / YEAR)
        return grown * (season((day + self.first_day_of_year) % YEAR) if self.seasonal else 1.0)

    def most(self, days: float) -> float:
        """A rate that is never exceeded before `days`."""
        grown = max(1.0, (1 + self.growth_per_year) ** (days / YEAR))
        return self.arrivals_per_day * grown * (1.15 if self.seasonal else 1.0)

    def trained_in(self, quarter: int) -> int:
        """Whole people in each quarter, so that the mean is as asked."""
        return int((quarter + 1) * self.trained_per_quarter) - int(quarter * self.trained_per_quarter)


def season(day: float) -> float:
    """Quiet in July, a little busier in January; about 1 over a year."""
    summer = 0.25 * exp(-0.5 * ((day - 200) / 22) ** 2)
    return 1 - summer + 0.12 * exp(-0.5 * ((day - 20) / 15) ** 2)


def waiting_room(arrivals: float, service: float, servers: int, giving_up: float) -> Inputs:
    """The plainest programme, which theory knows (queueing): one theme, one place, peers who never go."""
    return replace(
        Inputs(),
        arrivals_per_day=arrivals,
        growth_per_year=0.0,
        seasonal=False,
        peers_at_start=servers,
        trained_per_quarter=0.0,
        capacity=(1.0,),
        stay_days=1e9,
        rests_every_days=1e9,
        patience_days=1 / giving_up,
        answer_days=0.0,
        never_meet=0.0,
        early_share=1.0,
        early_least=0.0,
        early_days=1 / service,
        zones=(1.0,),
        themes=1,
        second_theme=0.0,
        other_tongue=0.0,
        wish_woman=0.0,
        wish_man=0.0,
    )
