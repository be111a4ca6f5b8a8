"""This is what we assumed, because."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sideomside.planner.clockwork.inputs import Inputs
from sideomside.planner.rules.guessed import GUESSED, STRETCHED

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


@dataclass(frozen=True)
class Assumed:
    """One line of "this is what we assumed, because"."""

    what: str
    used: str
    because: str
    alike: bool = False  # the same for every programme: nothing of its own can move it


def assumed(rows: list[list[float | str]], inputs: Inputs) -> list[Assumed]:
    """Everything the answer rests on: what own events moved, the trend, and what is only guessed."""
    learned = [
        _assumed(str(name), float(guess), float(used), int(events)) for name, guess, used, events in rows
    ]
    alike = _("our guess, the same for every programme")
    guessed = [Assumed(str(what), _short(of(inputs)), alike, alike=True) for what, of in GUESSED]
    moved = _("our guess, moved together with how long two people go on meeting")
    stretched = [Assumed(str(what), _short(of(inputs)), moved) for what, of in STRETCHED]
    return [*learned, _trend(inputs), *stretched, *guessed]


def _trend(inputs: Inputs) -> Assumed:
    """Only where a programme has one of its own; the first answer is without it all the same."""
    because = (
        _("from your last two years, at most 25 either way; only in the line that says so")
        if inputs.growth_per_year
        else _("too few came in one of the last two years to tell a trend")
    )
    return Assumed(_("Per cent more who come each year"), _short(100 * inputs.growth_per_year), because)


def _assumed(name: str, guess: float, used: float, events: int) -> Assumed:
    what, times = ASSUMED[name]
    if name == "peers_at_start":
        because = _("counted today")
    elif not events and _short(guess * times) == _short(used * times):
        because = _("a guess: nothing of your own to go by yet")
    elif not events:
        because = _(
            "our guess was %(guess)s, and the time in which it has not happened here has moved it"
        ) % {"guess": _short(guess * times)}
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
    decimals = 0 if number >= 10 or round(number, 6) == round(number) else 1
    return number_format(round(number, decimals), decimal_pos=decimals)
