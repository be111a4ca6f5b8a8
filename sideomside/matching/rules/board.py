"""Suggestions in words: what would change for whom, what has gone stale, and a kind word when nobody says no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

LOOKED_AT = 20
ALMOST_ALWAYS = 95  # per cent
NOT_AGAIN_DAYS = 180
NIGHT = range(1, 6)  # the hours in which the house works it out by itself
NAMED = 3


class DecidedAlready(Exception):
    """A colleague was quicker; who it was comes with it."""

    def __init__(self, by: str, what: str) -> None:
        super().__init__("decided meanwhile")
        self.by, self.what = by, what


class GoneStale(Exception):
    """What was suggested does not stand any more."""


@dataclass(frozen=True)
class Change:
    """Who, whom they were suggested, whom they would be suggested instead; names, or empty."""

    who: str
    before: str
    after: str


STALE = {
    "participant": gettext_lazy("%(participant)s does not wait just now."),
    "peer": gettext_lazy("%(peer)s cannot be asked just now."),
    "wishes": gettext_lazy("Something was changed since last night, and they no longer fit."),
}


WAITS_LIKE = {
    "suggested": gettext_lazy("There is a suggestion for them."),
    "others_first": gettext_lazy("Somebody fits, and just now the places go to others."),
    "put_aside": gettext_lazy("Whoever fits was put aside lately. You can still find them by hand."),
    "not_looked": gettext_lazy("Somebody fits. The house looks again tonight."),
    "nobody": gettext_lazy("Nobody fits yet."),
    "later": gettext_lazy("Said “not right now” the last time, and is not hurried."),
    "by_hand": gettext_lazy("Would rather be found by you than suggested by the house."),
    "lots": gettext_lazy(
        "Lots were drawn, and their day has not come. You can take them out of the wait at once."
    ),
    "no_yes": gettext_lazy("Has not said yes to our looking yet."),
}


def waits_like(code: str) -> str:
    """Why somebody still waits."""
    return str(WAITS_LIKE[code])


def hardly_ever_no(decisions: Iterable[str]) -> bool:
    """The newest decisions first: with twenty of them, were nearly all as suggested?"""
    newest = list(decisions)[:LOOKED_AT]
    return len(newest) == LOOKED_AT and 100 * newest.count("taken") > ALMOST_ALWAYS * LOOKED_AT


def if_taken(peer: str, left: int, waits_too: list[str]) -> list[str]:
    """What changes when the two are asked: the place, and who else could have had it. Everybody else keeps theirs."""
    said = [
        ngettext(
            "%(peer)s then has room for %(count)s more.", "%(peer)s then has room for %(count)s more.", left
        )
        % {"peer": peer, "count": left}
        if left
        else _("%(peer)s then has no more room.") % {"peer": peer}
    ]
    if waits_too and not left:
        said.append(
            ngettext(
                "%(names)s could also meet %(peer)s, and is suggested nobody yet.",
                "%(names)s could also meet %(peer)s, and are suggested nobody yet.",
                len(waits_too),
            )
            % {"names": _listed(waits_too), "peer": peer}
        )
    return [*said, _("Nobody else's suggestion changes.")]


def if_not(moves: Iterable[Change] | None) -> list[str]:
    """What changes for each when it is somebody else, or nobody; nothing is said where nobody has looked."""
    if moves is None:
        return []
    said = [_move(one) for one in moves]
    return said or [_("Nobody else's suggestion changes.")]


def _move(one: Change) -> str:
    told = {"who": one.who, "before": one.before, "after": one.after}
    if one.before and one.after:
        return _("%(who)s is suggested %(after)s instead of %(before)s.") % told
    if one.after:
        return _("%(who)s is suggested %(after)s.") % told
    return _("%(who)s is suggested nobody for now.") % told


def _listed(names: list[str]) -> str:
    shown = names[:NAMED]
    more = len(names) - len(shown)
    said = _(" and ").join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
    return (
        said if not more else _("%(names)s and %(count)s more") % {"names": ", ".join(shown), "count": more}
    )


def stale_words(code: str, names: Mapping[str, str]) -> str:
    return str(STALE[code]) % names
