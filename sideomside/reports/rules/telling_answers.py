"""What people say themselves, in words: change, never effect; who did not answer beside it, and worse always said."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.reports.rules import cells, drawing
from sideomside.reports.rules.answers import AIM
from sideomside.reports.rules.cells import Cell, signed
from sideomside.reports.rules.figures import Figures
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.telling_aims import MEANS_OF_AIMS, OF_AIMS, question_words
from sideomside.reports.rules.told import FEWEST_IN_A_BAND, NOT_YET, STEPS, Told, as_told
from sideomside.reports.statistics.wording import Claim

WORDS = {
    Claim.MORE: gettext_lazy(
        "Of %(asked)s people asked, %(n)s answered both times. Between the first meeting and the end they "
        "changed for the better, by %(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.LESS: gettext_lazy(
        "Of %(asked)s people asked, %(n)s answered both times. Between the first meeting and the end they "
        "changed for the worse, by %(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.UNSURE: gettext_lazy(
        "Of %(asked)s people asked, %(n)s answered both times. We cannot tell whether anything changed: "
        "%(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.TOO_FEW: gettext_lazy("Too few have answered to say anything."),
}
TITLES = {
    Claim.MORE: gettext_lazy("More than at the first meeting: %(question)s"),
    Claim.LESS: gettext_lazy("Less than at the first meeting: %(question)s"),
    Claim.UNSURE: gettext_lazy("We cannot tell: %(question)s"),
}
METHOD = (
    gettext_lazy(
        "The same people at their first meeting and at the end. Better and worse is one whole step or more. "
        "No lots stand behind these figures, so nobody knows what would have happened anyway."
    ),
    gettext_lazy("Our own questions are new, and nobody knows yet how much the answers move by themselves."),
    gettext_lazy(
        "Everybody may skip. Those who did not answer may be those it helped least. Only who said yes to "
        "being counted is counted. Whoever takes that yes back is not in reports on later half-years; "
        "a half-year that has been counted stands."
    ),
)
BETTER, SAME, WORSE = gettext_lazy("Better"), gettext_lazy("About the same"), gettext_lazy("Worse")
SAME_OR_WORSE = gettext_lazy("About the same, or worse")
ANSWERED = {
    "asked": gettext_lazy("Were asked when it had ended"),
    "replied": gettext_lazy("Answered"),
    "counted": gettext_lazy("Let their answers be counted"),
    "both": gettext_lazy("Had answered at the first meeting too"),
}


def said(figures: Figures) -> list[Section]:
    """As it is frozen in a report: people in fives."""
    found = as_told(figures.answers)
    return [*_who(figures.answered, in_fives=True), *answers(found, in_fives=True)] if found else []


def said_inside(steps: Mapping[str, int | None], found: Sequence[Told]) -> list[Section]:
    """For those who run the programme: in fives here too, and before the first report only how many answered."""
    return [*_who(steps, in_fives=True), *answers(found, in_fives=True)]


def answers(found: Sequence[Told], in_fives: bool = False) -> list[Section]:
    """Each question of which something may be said; the others by name, in one table."""
    waits = [one for one in found if one.claim == NOT_YET]
    told = [_one(at, one, in_fives) for at, one in enumerate(found, 1) if one.is_told and one not in waits]
    return told + _not_yet(waits) + _unsaid([one for one in found if not one.is_told])


def _not_yet(found: Sequence[Told]) -> list[Section]:
    """Frozen once, it can be shown: whoever goes after that changes nothing in it."""
    if not found:
        return []
    title = _("What they answered is shown when a report freezes the half-year")
    why = _(
        "Until then somebody can still take back their yes, and the difference between two looks would be their "
        "own answer. So for now only how many have answered is shown, in whole fives."
    )
    rows = [(cells.words(question_words(one.question)), cells.count(one.n)) for one in found]
    return [Section("not-yet", title, why, (_("Question"), _("Answered both times")), rows)]


def _unsaid(found: Sequence[Told]) -> list[Section]:
    if not found:
        return []
    title = _("Too few answers, or answers too much alike, to say anything of these")
    return [
        Section(
            "unsaid",
            title,
            "",
            (_("Question"),),
            [(cells.words(question_words(one.question)),) for one in found],
        )
    ]


def _who(steps: Mapping[str, int | None], in_fives: bool = False) -> list[Section]:
    """Who was asked, who answered, and whose answers are counted."""
    asked, both = steps.get("asked"), steps.get("both")
    if not asked:
        return []
    lines = [(str(ANSWERED[name]), cells.count(steps.get(name))) for name in STEPS]
    shares = [
        cells.percent(None if number is None else 100 * number / asked) for number in map(steps.get, STEPS)
    ]
    title = (
        _("Of %(asked)s asked, %(both)s answered both at the first meeting and at the end")
        % {"asked": _number(asked, in_fives), "both": _number(both, in_fives)}
        if both
        else _("Too few answered both times to say how many")
    )
    return [
        Section(
            "answered",
            title,
            "",
            (_("Who answered"), _("People"), _("Of those asked")),
            [(cells.words(label), cell, share) for (label, cell), share in zip(lines, shares, strict=True)],
            drawing.bars(title, "", lines),
            " ".join(map(str, METHOD)),
        )
    ]


def _one(number: int, one: Told, in_fives: bool) -> Section:
    claim = Claim(one.claim)
    title, sentence = TITLES[claim] % {"question": question_words(one.question)}, _sentence(one, in_fives)
    lines = [(str(label), cells.count(number)) for label, number in heaps(one).items()]
    return Section(
        f"said-{number}",
        title,
        sentence,
        (_("Between the first meeting and the end"), _("People")),
        [(cells.words(label), cell) for label, cell in lines] + _beside(one),
        drawing.bars(title, sentence, lines),
        str(MEANS_OF_AIMS) if one.question == AIM else "",
    )


def heaps(one: Told) -> Mapping[Promise, int | None]:
    """A heap of a few stands together with its neighbour, so that worse is said whenever anything is."""
    both, n = one.same is None and one.worse is None, one.n or 0
    if one.better is not None and both and n - one.better >= FEWEST_IN_A_BAND:
        return {BETTER: one.better, SAME_OR_WORSE: n - one.better}
    return {BETTER: one.better, SAME: one.same, WORSE: one.worse}


def _sentence(one: Told, in_fives: bool) -> str:
    words = (OF_AIMS if one.question == AIM else WORDS)[Claim(one.claim)]
    people = {"n": _number(one.n, in_fives), "asked": _number(one.asked, in_fives)}
    return words % (people | {name: signed(getattr(one, name)) for name in ("mean", "low", "high")})


def _beside(one: Told) -> list[tuple[Cell, ...]]:
    """Who answered, what would have moved by itself, and how it had been without the help or with the silent."""
    share = 100 * one.n / one.asked if one.n and one.asked else None
    both = (
        _("Gave it a number both times, of those who had done so at first")
        if one.question == AIM
        else _("Answered both times, of those asked")
    )
    rows = [(cells.words(both), cells.percent(share))]
    points = (
        (_waited(one), one.waiting),
        (_("Points that would move by themselves"), one.by_itself),
        (_("Points, had those who did not answer not moved"), one.silent_still),
    )
    rows += [(cells.words(label), Cell(signed(value), value)) for label, value in points if value is not None]
    return rows  # type: ignore[return-value]


def _waited(one: Told) -> str:
    """Not everybody answered before they met somebody."""
    if one.waited is None:
        return _("Points moved while they waited, by those who had also answered before")
    return _("Points moved while they waited, by the about %(count)s who had also answered before") % {
        "count": one.waited
    }


def _number(number: int | None, in_fives: bool) -> str:
    shown = cells.count(number).text
    return _("about %(count)s") % {"count": shown} if in_fives else shown
