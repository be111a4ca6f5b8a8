"""A programme that lives: nobody is lost, theory holds, limits are where they must be, and luck can be repeated."""

from dataclasses import replace
from math import inf

import pytest

from sideomside.planner.clockwork.asking import Goal, difference, fewest, needed, ranks_around, where_most
from sideomside.planner.clockwork.clock import Clock, live
from sideomside.planner.clockwork.drawing import Peer, Person
from sideomside.planner.clockwork.fitting import Seen, fit, seen_in
from sideomside.planner.clockwork.hindsight import Foretold, coverage, foretell, ranks_that_hold
from sideomside.planner.clockwork.inputs import Inputs, season, waiting_room
from sideomside.planner.clockwork.lives import could
from sideomside.planner.clockwork.queueing import erlang_a
from sideomside.planner.clockwork.tally import AGREED, TOGETHER, WAITING, quantile
from sideomside.planner.clockwork.world import draw

BUSY = replace(Inputs(), arrivals_per_day=0.6, group_every_days=60, rests_every_days=150)
YEARS_2 = 730.0


def whole(clock: Clock) -> None:
    """Everybody is in one place, and every place is somebody's."""
    came = sum(clock.counts)
    assert came == sum(where > 0 for where in clock.where)
    assert len(clock.list) + len(clock.first_of_all) == clock.counts[WAITING]
    together = clock.counts[AGREED] + clock.counts[TOGETHER]
    assert together == sum(map(len, clock.with_peer)) <= clock.taken
    for peer, offers in zip(range(len(clock.peers)), clock.peers, strict=True):
        assert 0 <= clock.room[peer] <= offers.places
        assert (peer in clock.free) == (clock.present[peer] and clock.room[peer] > 0)
    assert clock.free_places == sum(r for r, here in zip(clock.room, clock.present, strict=True) if here)


def test_nobody_is_lost_at_any_moment() -> None:
    moments = 0

    def watch(clock: Clock) -> None:
        nonlocal moments
        moments += 1
        whole(clock)

    tally = live(draw(BUSY, YEARS_2, 3), BUSY, watch=watch)
    assert moments > 1000 and tally.groups > 3 and tally.rematches > 10
    assert tally.queue_days == pytest.approx(tally.queue_area)


def test_nobody_waits_while_somebody_who_could_has_room() -> None:
    def watch(clock: Clock) -> None:
        for who in (*clock.list, *clock.first_of_all):
            assert not any(could(clock.people[who], clock.peers[peer]) for peer in clock.free)

    live(draw(BUSY, 400, 5), replace(BUSY, group_every_days=0), watch=watch)


def test_the_same_seed_gives_the_same_life_and_more_days_do_not_change_the_first() -> None:
    once, again = (live(draw(BUSY, YEARS_2, 7), BUSY) for _ in range(2))
    assert once == again != live(draw(BUSY, YEARS_2, 8), BUSY)
    longer = draw(BUSY, 2 * YEARS_2, 7)
    assert draw(BUSY, YEARS_2, 7).people == [each for each in longer.people if each.arrives < YEARS_2]


def test_another_plan_meets_the_same_people() -> None:
    world = draw(BUSY, YEARS_2, 1)
    more = world.peers(replace(BUSY, trained_per_quarter=9))
    assert set(world.peers(BUSY)) <= set(more) and world.people == draw(BUSY, YEARS_2, 1).people


@pytest.mark.parametrize(
    ("plan", "met", "used"),
    [
        (replace(BUSY, arrivals_per_day=0.0), None, 0.0),
        (replace(BUSY, peers_at_start=0, trained_per_quarter=0), 0.0, None),
    ],
)
def test_nobody_comes_or_nobody_helps(plan: Inputs, met: float | None, used: float | None) -> None:
    tally = live(draw(plan, YEARS_2, 1), plan)
    assert (tally.met_within(inf if met is None else 1e9), tally.used) == (met, used)


def test_with_endless_peers_one_waits_for_the_answer_only() -> None:
    plan = replace(
        BUSY,
        peers_at_start=900,
        never_meet=0.0,
        group_every_days=0,
        other_tongue=0.0,
        wish_woman=0.0,
        wish_man=0.0,
    )
    tally = live(draw(plan, YEARS_2, 1), plan)
    assert tally.queue_area == 0 and tally.median_wait(0, 700) == pytest.approx(1.68, abs=0.3)


def test_theory_as_printed() -> None:
    one, other = erlang_a(1.2, 0.2, 6, 0.1), erlang_a(3, 0.1, 32, 0.05)
    assert [round(each, 6) for each in (one.waiting, one.days, one.give_up)] == [1.603779, 1.336482, 0.133648]
    assert [round(each, 6) for each in (other.waiting, other.days, other.give_up)] == [
        2.081398,
        0.693799,
        0.034690,
    ]


def test_the_clock_agrees_with_theory() -> None:
    plan, theory = waiting_room(1.2, 0.2, 6, 0.1), erlang_a(1.2, 0.2, 6, 0.1)
    seen = [live(draw(plan, 2000, seed), plan, 200).waiting for seed in range(8)]
    assert sum(seen) / 8 == pytest.approx(theory.waiting, rel=0.15)


def test_hard_rules_hold() -> None:
    someone = Person(0, 0b01, 0b011, 1, 1, False, False, (), (), (), ())
    peer = Peer(0, 0, 1, 1, 0b01, 0b010, 1, 1, ())
    assert could(someone, peer)
    for wrong in ({"themes": 0b10}, {"zone": 0b100}, {"tongues": 2}, {"gender": 2}):
        assert not could(someone, peer._replace(**wrong))


def test_more_peers_help_and_the_answer_says_how_sure() -> None:
    goal = Goal(years=2)
    told = needed(Inputs(), goal, lives=6)
    assert told.low <= told.per_quarter <= told.high and told.runs >= 12
    assert told.chance_with(told.per_quarter) >= 0.8 > told.chance_with(told.per_quarter - 1)
    assert fewest(replace(Inputs(), arrivals_per_day=0.0), goal, 1).fewest == 0
    assert fewest(replace(Inputs(), starts_after_training=0.0, peers_at_start=1), goal, 1).fewest == inf
    better = difference(Inputs(), replace(Inputs(), trained_per_quarter=30), goal, lives=4)
    assert 0 < better.low <= better.mean
    assert set(where_most(Inputs(), goal=Goal(years=1), lives=2)) == {0, 1, 2, 3, 4}


def test_ranks_around_a_quantile() -> None:
    assert ranks_around(40, 0.8) == (28, 35)
    assert ranks_around(5, 0.8)[1] == 5
    assert [ranks_that_hold(n) for n in (1, 30, 60)] == [(0, 0), (0, 28), (3, 56)]


def test_guesses_move_towards_what_was_seen() -> None:
    truth = replace(Inputs(), patience_days=30.0, stay_days=300.0, never_meet=0.4, growth_per_year=0.0)
    seen = seen_in(live(draw(truth, 1500, 2), truth))
    told = {each.name: each for each in fit(seen, replace(Inputs(), growth_per_year=0.0)).told}
    assert told["together_days"].used == pytest.approx(163.75, rel=0.15)
    assert abs(told["patience_days"].used - 30) < 12 and abs(told["stay_days"].used - 300) < 120
    assert told["never_meet"].used == pytest.approx(0.4, abs=0.06)
    assert told["arrivals_per_day"].used == pytest.approx(0.46, abs=0.06)
    nothing = fit(Seen(0), Inputs())
    assert [each.used for each in nothing.told] == pytest.approx(
        [each.guess for each in nothing.told], rel=0.08
    )


def test_a_young_programme_is_foretold_nothing() -> None:
    assert foretell(Seen(90, came=12), Inputs(), 1) is None
    seen = seen_in(live(draw(Inputs(), 300, 2), Inputs()))
    told = foretell(seen, Inputs(), 1, lives=8, became=0.0)
    assert told and told.low <= told.high and told.held is False
    assert coverage([told, Foretold(1, 2, None), Foretold(1, 3, 2)]) == (1, 2)


def test_a_year_has_a_quiet_summer_and_is_a_year() -> None:
    assert season(200) < 0.76 < 1.1 < season(20)
    assert sum(map(season, range(365))) / 365 == pytest.approx(1, abs=0.03)
    assert Inputs().rate(0) <= Inputs().most(1)
    assert quantile([1, 2, inf, inf], 0.5) == 2 and quantile([], 0.5) is None
    assert sum(replace(Inputs(), trained_per_quarter=2.5).trained_in(n) for n in range(4)) == 10
