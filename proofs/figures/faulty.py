"""Clocks that forget something, as clocks have."""

from sideomside.planner.clockwork.clock import Clock
from sideomside.planner.clockwork.tally import WAITING


class ForgetsWhoGaveUp(Clock):
    """Off the list, and nowhere else."""

    def gives_up(self, now: float, who: int, turn: int) -> None:
        if self.turn[who] == turn:
            self.off_the_list(now, who)


class LeavesThemBehind(Clock):
    """Those whose peer stopped wait, and nobody looks whether somebody else has room."""

    def peer_leaves(self, now: float, peer: int, turn: int) -> None:
        behind = list(self.with_peer[peer])
        self.withdraw(peer)
        self.gone[peer] = True
        self.with_peer[peer].clear()
        for who in behind:
            self.taken -= 1
            self.room[peer] += 1
            self.now_is(who, WAITING)
            self.since[who] = now
            self.first_of_all[who] = None


class HeedsOldPlans(Clock):
    """What was foreseen for an earlier turn happens all the same."""

    def gives_up(self, now: float, who: int, turn: int) -> None:
        super().gives_up(now, who, self.turn[who])


class TakesOneTooMany(Clock):
    """A peer who rests is asked again by mistake."""

    def peer_rests(self, now: float, peer: int, turn: int) -> None:
        self.room[peer] += 1
        super().peer_rests(now, peer, turn)
        self.room[peer] -= 2


CLOCKS: dict[str, type[Clock]] = {
    "who gave up is forgotten": ForgetsWhoGaveUp,
    "who lost a peer is not looked after": LeavesThemBehind,
    "old plans are heeded": HeedsOldPlans,
    "a place too many": TakesOneTooMany,
}
