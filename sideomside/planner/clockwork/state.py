"""Everything that changes while a programme lives, and the small moves that keep it whole."""

from collections.abc import Callable, Iterator
from heapq import heappush
from itertools import count
from math import inf

from .drawing import Peer, Person
from .inputs import Inputs
from .tally import ENDED, NOT_HERE, TOGETHER, WAITING, Tally
from .world import World

Happens = Callable[[float, int, int], None]
"""What happens: the day, to whom, and in which of their turns it was foreseen."""


class State:
    """People and peers by number. A happening foreseen for an earlier turn of somebody is off."""

    def __init__(self, world: World, plan: Inputs, warm_up: float) -> None:
        self.plan, self.days, self.warm_up = plan, world.days, warm_up
        self.people: list[Person] = world.people
        self.peers: list[Peer] = world.peers(plan)
        self.where = [NOT_HERE] * len(self.people)
        self.counts = [0] * (ENDED + 1)
        self.turn = [0] * len(self.people)
        self.tried = [0] * len(self.people)
        self.since = [0.0] * len(self.people)
        self.met = [inf] * len(self.people)
        self.peer_of = [-1] * len(self.people)
        self.with_peer: list[dict[int, None]] = [{} for _ in self.peers]
        self.room = [peer.places for peer in self.peers]
        self.present = [False] * len(self.peers)
        self.gone = [False] * len(self.peers)
        self.free: dict[int, None] = {}
        self.list: dict[int, None] = {}
        self.first_of_all: dict[int, None] = {}
        self.taken = self.free_places = self.rematches = self.groups = self.meetings = 0
        self.peers_left = 0
        self.stopped: dict[int, float] = {}
        self.together_since = [0.0] * len(self.people)
        self.lengths: list[tuple[float, bool]] = []
        self.queue_days = self.queue_area = 0.0
        self.queue_measured = self.taken_measured = self.free_measured = 0.0
        self.order = count()
        self.ahead: list[tuple[float, int, Happens, int, int]] = []

    def later(self, when: float, happens: Happens, who: int, turn: int) -> None:
        if when < self.days:
            heappush(self.ahead, (when, next(self.order), happens, who, turn))

    def now_is(self, who: int, where: int) -> None:
        """A person goes from one place to another, and a new turn begins."""
        if was := self.where[who]:
            self.counts[was] -= 1
        self.counts[where] += 1
        self.where[who] = where
        self.turn[who] += 1

    def off_the_list(self, now: float, who: int) -> None:
        self.queue_days += now - self.since[who]
        self.list.pop(who, None)
        self.first_of_all.pop(who, None)

    def take(self, peer: int) -> None:
        self.taken += 1
        self.free_places -= 1
        self.room[peer] -= 1
        if not self.room[peer]:
            del self.free[peer]

    def appear(self, peer: int) -> None:
        """A peer begins, or is back from a rest."""
        self.present[peer] = True
        self.free_places += self.room[peer]
        if self.room[peer]:
            self.free[peer] = None

    def withdraw(self, peer: int) -> None:
        """A peer rests or goes; what is taken stays taken."""
        if self.present[peer]:
            self.present[peer] = False
            self.free_places -= self.room[peer]
            self.free.pop(peer, None)

    def pass_time(self, before: float, now: float) -> None:
        waiting, span = self.counts[WAITING], now - before
        self.queue_area += waiting * span
        if now > self.warm_up:
            span = min(span, now - self.warm_up)
            self.queue_measured += waiting * span
            self.taken_measured += self.taken * span
            self.free_measured += self.free_places * span

    def peer_ages(self) -> Iterator[tuple[float, float]]:
        for who, peer in enumerate(self.peers):
            yield peer.age, peer.age + self.stopped.get(who, self.days) - peer.starts

    def unfinished(self) -> Iterator[tuple[float, bool]]:
        for who, where in enumerate(self.where):
            if where == TOGETHER:
                yield self.days - self.together_since[who], False

    def tally(self) -> Tally:
        still = sum(self.days - self.since[who] for who in (*self.list, *self.first_of_all))
        came = self.people
        return Tally(
            days=self.days,
            measured=self.days - self.warm_up,
            where=tuple(self.counts),
            came_on=tuple(person.arrives for person in came),
            waited=tuple(met - person.arrives for met, person in zip(self.met, came, strict=True)),
            became=tuple(self.where),
            rematches=self.rematches,
            groups=self.groups,
            meetings=self.meetings,
            peers_left=self.peers_left,
            peer_ages=tuple(self.peer_ages()),
            lengths=(*self.lengths, *self.unfinished()),
            queue_days=self.queue_days + still,
            queue_area=self.queue_area,
            queue_measured=self.queue_measured,
            taken_measured=self.taken_measured,
            free_measured=self.free_measured,
        )
