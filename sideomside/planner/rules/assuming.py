"""This is what we assumed, because."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sideomside.planner.clockwork.inputs import Inputs

TOO_LITTLE = 30

ASSUMED = {
    "arrivals_per_day": (gettext_lazy("People who come in a month"), 30.4),
    "patience_days": (gettext_lazy("Days somebody would wait before leaving"), 1.0),
    "together_days": (gettext_lazy("Days two people go on meeting"), 1.0),
    "stay_days": (gettext_lazy("Days a peer goes on helping"), 1.0),
    "never_meet": (gettext_lazy("Of a hundred pairs, those who never meet"), 100.0),
    "peers_at_start": (gettext_lazy("Peers active now"), 1.0),
    "places_each": (gettext_lazy("People each peer has room for"), 1.0),
}


GUESSED: tuple[tuple[Promise | str, Callable[[Inputs], float]], ...] = (
    (gettext_lazy("Weeks it takes to learn to be a peer"), lambda inputs: inputs.training_days / 7),
    (
        gettext_lazy("Of a hundred who learn it, those who begin"),
        lambda inputs: 100 * inputs.starts_after_training,
    ),
    (gettext_lazy("Days from two who say yes until they meet"), lambda inputs: inputs.answer_days),
    (gettext_lazy("Days between two breaks of a peer"), lambda inputs: inputs.rests_every_days),
    (gettext_lazy("Days a break lasts"), lambda inputs: inputs.rest_days),
    (
        gettext_lazy("Of a hundred who come, those who wish for a woman or for a man"),
        lambda inputs: 100 * (inputs.wish_woman + inputs.wish_man),
    ),
    (
        gettext_lazy("Of a hundred who come, those who speak another language"),
        lambda inputs: 100 * inputs.other_tongue,
    ),
    (gettext_lazy("Things people may have in common"), lambda inputs: float(inputs.themes)),
    (gettext_lazy("Areas people live in"), lambda inputs: float(len(inputs.zones))),
    (gettext_lazy("Seats in a group course, where there is one"), lambda inputs: float(inputs.group_seats)),
    (
        gettext_lazy("Of a hundred who wait, those who would like a group"),
        lambda inputs: 100 * inputs.would_like_group,
    ),
)
"""What no programme's own events tell, and nobody has measured: the same for all."""


@dataclass(frozen=True)
class Assumed:
    """One line of "this is what we assumed, because"."""

    what: str
    used: str
    because: str


def assumed(rows: list[list[float | str]], inputs: Inputs) -> list[Assumed]:
    """Everything the answer rests on: what own events moved, the trend, and what is only guessed."""
    learned = [
        _assumed(str(name), float(guess), float(used), int(events)) for name, guess, used, events in rows
    ]
    because = _("our guess, the same for every programme")
    guessed = [Assumed(str(what), _short(of(inputs)), because) for what, of in GUESSED]
    return [*learned, _trend(inputs), *guessed]


def _trend(inputs: Inputs) -> Assumed:
    """Only where a programme has one of its own; the first answer is without it all the same."""
    because = (
        _("from your last two years; only in the line that says so")
        if inputs.growth_per_year
        else _("too few came in one of the last two years to tell a trend")
    )
    return Assumed(_("Per cent more who come each year"), _short(100 * inputs.growth_per_year), because)


def _assumed(name: str, guess: float, used: float, events: int) -> Assumed:
    what, times = ASSUMED[name]
    if name == "peers_at_start":
        because = _("counted today")
    elif not events:
        because = _("a guess: nothing of your own to go by yet")
    elif events < TOO_LITTLE:
        because = ngettext(
            "mostly a guess (%(guess)s), moved by %(count)s event of your own",
            "mostly a guess (%(guess)s), moved by %(count)s events of your own",
            events,
        ) % {"guess": _short(guess * times), "count": events}
    else:
        because = _("from %(count)s events of your own") % {"count": events}
    return Assumed(str(what), _short(used * times), because)


def _short(number: float) -> str:
    decimals = 0 if number >= 10 or number == round(number) else 1
    return number_format(round(number, decimals), decimal_pos=decimals)
