"""What happens to people: they come, look for somebody, wait, meet, and part.

Two could meet when they share a theme, the zone is one's own or the next, the tongue and a wish about gender hold,
and there is room. Longest waiting first when a place opens; who lost a peer comes before all.
"""

from .drawing import TRIES, Peer, Person
from .state import State
from .tally import AGREED, ENDED, LEFT, NEVER_MET, TOGETHER, WAITING


class Lives(State):
    """Each method is one thing that happens, on a day, to somebody."""

    def comes(self, now: float, who: int, turn: int) -> None:
        self.looks(now, who, self.list)

    def looks(self, now: float, who: int, line: dict[int, None]) -> None:
        """For somebody with room at once; else one waits in `line`."""
        person, peers = self.people[who], self.peers
        for peer in self.free:
            if could(person, peers[peer]):
                self.agree(now, who, peer)
                return
        self.now_is(who, WAITING)
        self.since[who] = now
        line[who] = None
        self.later(now + person.patience[self.tried[who] % TRIES], self.gives_up, who, self.turn[who])

    def gives_up(self, now: float, who: int, turn: int) -> None:
        if self.turn[who] == turn:
            self.off_the_list(now, who)
            self.now_is(who, LEFT)

    def agree(self, now: float, who: int, peer: int) -> None:
        self.now_is(who, AGREED)
        self.peer_of[who] = peer
        self.with_peer[peer][who] = None
        self.take(peer)
        answer = self.people[who].answers[self.tried[who] % TRIES]
        self.later(now + answer, self.meet, who, self.turn[who])

    def meet(self, now: float, who: int, turn: int) -> None:
        if self.turn[who] != turn:
            return
        person, tried = self.people[who], self.tried[who] % TRIES
        if not person.meets[tried]:
            self.part(now, who, NEVER_MET)
            return
        self.meetings += 1
        self.met[who] = min(self.met[who], now)
        self.now_is(who, TOGETHER)
        self.together_since[who] = now
        self.later(now + person.stays[tried], self.ends, who, self.turn[who])

    def ends(self, now: float, who: int, turn: int) -> None:
        if self.turn[who] == turn:
            self.lengths.append((now - self.together_since[who], True))
            self.part(now, who, ENDED)

    def part(self, now: float, who: int, then: int) -> None:
        peer = self.peer_of[who]
        del self.with_peer[peer][who]
        self.now_is(who, then)
        self.give_back(now, peer)

    def give_back(self, now: float, peer: int) -> None:
        """A place opens, unless its peer rests or has gone."""
        self.taken -= 1
        self.room[peer] += 1
        if self.present[peer]:
            self.free_places += 1
            self.free[peer] = None
            self.asks(now, peer)

    def asks(self, now: float, peer: int) -> None:
        """A peer with room asks whoever has waited longest and could."""
        for line in (self.first_of_all, self.list):
            for who in self.in_turn(line, peer):
                self.off_the_list(now, who)
                self.agree(now, who, peer)

    def in_turn(self, line: dict[int, None], peer: int) -> list[int]:
        """As many of the line as there is room for."""
        found: list[int] = []
        room, offers, people = self.room[peer], self.peers[peer], self.people
        if room:
            for who in line:
                if could(people[who], offers):
                    found.append(who)
                    if len(found) == room:
                        break
        return found


def could(person: Person, peer: Peer) -> bool:
    """The hard rules."""
    return bool(
        person.themes & peer.themes
        and person.zones & peer.zone
        and person.tongues & peer.tongues
        and person.genders & peer.gender
    )
