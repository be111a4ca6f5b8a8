"""One life of the programme: the next thing happens, until the days are over.

What happens at the same moment happens in the order it was foreseen.
"""

from collections.abc import Callable
from heapq import heappop

from .inputs import Inputs
from .lives import Lives
from .tally import ENDED, IN_GROUP, TOGETHER, Tally
from .world import World

AGAIN_AFTER = 7.0
"""A group that lacks people or peers tries again after so many days."""
TO_LEAD = 2


def live(
    world: World, plan: Inputs, warm_up: float = 0.0, watch: Callable[["Clock"], None] | None = None
) -> Tally:
    """The same world and plan give the same tally. `watch` sees the clock after everything that happens."""
    return Clock(world, plan, warm_up).run(watch)


class Clock(Lives):
    """Adds what happens to peers and groups, and time itself."""

    def run(self, watch: Callable[["Clock"], None] | None = None) -> Tally:
        self.foresee()
        ahead, days, before = self.ahead, self.days, 0.0
        while ahead:
            now, _, happens, who, turn = heappop(ahead)
            if now > before:
                self.pass_time(before, now)
                before = now
            happens(now, who, turn)
            if watch is not None:
                watch(self)
        self.pass_time(before, days)
        return self.tally()

    def foresee(self) -> None:
        """What is certain from the beginning: who comes, and which peers and groups start when."""
        for who, peer in enumerate(self.peers):
            self.later(peer.starts, self.peer_starts, who, 0)
        for who, person in enumerate(self.people):
            self.later(person.arrives, self.comes, who, 0)
        if every := self.plan.group_every_days:
            for number in range(1, int(self.days / every) + 1):
                self.later(number * every, self.group_gathers, number, 0)

    def peer_starts(self, now: float, peer: int, _: int) -> None:
        brings = self.peers[peer]
        self.later(now + brings.stays, self.peer_leaves, peer, 0)
        for day, length in brings.rests:
            self.later(now + day, self.peer_rests, peer, 0)
            self.later(now + day + length, self.peer_is_back, peer, 0)
        self.appear(peer)
        self.asks(now, peer)

    def peer_rests(self, now: float, peer: int, _: int) -> None:
        """Nobody new; those already together go on."""
        self.withdraw(peer)

    def peer_is_back(self, now: float, peer: int, _: int) -> None:
        if not self.gone[peer]:
            self.appear(peer)
            self.asks(now, peer)

    def peer_leaves(self, now: float, peer: int, _: int) -> None:
        """Those left behind come before all others, and look around at once."""
        self.withdraw(peer)
        self.gone[peer] = True
        self.stopped[peer] = now
        self.peers_left += 1
        behind = list(self.with_peer[peer])
        self.with_peer[peer].clear()
        for who in behind:
            self.taken -= 1
            self.room[peer] += 1
            if self.where[who] == TOGETHER:
                self.lengths.append((now - self.together_since[who], False))
            self.tried[who] += 1
            self.rematches += 1
            self.looks(now, who, self.first_of_all)

    def group_gathers(self, now: float, number: int, tries: int) -> None:
        """The longest waiting who would like a group, and two peers; a meeting like any other first meeting."""
        waiting = (*self.first_of_all, *self.list)
        members = [who for who in waiting if self.people[who].likes_group][: self.plan.group_seats]
        leaders = list(self.free)[:TO_LEAD]
        if len(members) < self.plan.group_least or len(leaders) < TO_LEAD:
            if (tries + 2) * AGAIN_AFTER < self.plan.group_every_days:
                self.later(now + AGAIN_AFTER, self.group_gathers, number, tries + 1)
            return
        self.groups += 1
        for peer in leaders:
            self.take(peer)
            self.later(now + self.plan.group_days, self.leader_is_done, peer, 0)
        for who in members:
            self.off_the_list(now, who)
            self.now_is(who, IN_GROUP)
            self.met[who] = min(self.met[who], now)
            self.later(now + self.plan.group_days, self.group_ends, who, self.turn[who])

    def leader_is_done(self, now: float, peer: int, _: int) -> None:
        """A leader who stopped meanwhile saw the group through first."""
        self.give_back(now, peer)

    def group_ends(self, now: float, who: int, _: int) -> None:
        """Some go on to somebody of their own."""
        if self.people[who].goes_on:
            self.looks(now, who, self.list)
        else:
            self.now_is(who, ENDED)
