"""The engine's reasons in words people can say to each other. No number of points, no rank, no percentage."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sideomside.ground.ui import dates

PARTS = (gettext_lazy("morning"), gettext_lazy("afternoon"), gettext_lazy("evening"))
FORMATS = {
    "one_to_one": gettext_lazy("sit with a cup of coffee"),
    "walk": gettext_lazy("go for a walk"),
    "phone": gettext_lazy("talk on the phone"),
}
GENDERS = {
    "woman": gettext_lazy("a woman"),
    "man": gettext_lazy("a man"),
    "other": gettext_lazy("somebody who is neither"),
}
AGES = {
    "18-29": gettext_lazy("18–29 years"),
    "30-44": gettext_lazy("30–44 years"),
    "45-59": gettext_lazy("45–59 years"),
    "60+": gettext_lazy("60 years or more"),
}
WISHES = {
    "gender": gettext_lazy("man or woman"),
    "age": gettext_lazy("age"),
    "format": gettext_lazy("how you meet"),
    "language": gettext_lazy("language"),
}
IMPORTANT = {
    "themes": gettext_lazy("that the peer has tried some of the same"),
    "nearness": gettext_lazy("that it is near"),
    "times": gettext_lazy("that the times fit"),
    "wishes": gettext_lazy("who the peer is"),
}
Reasons = Iterable[tuple[str, list[object]]]


@dataclass(frozen=True)
class Names:
    """What codes are called here: life themes, languages and areas, in the language in use."""

    themes: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)


def slot_words(number: int) -> str:
    """Tuesday afternoon."""
    weekday, part = divmod(number, len(PARTS))
    return f"{_weekday(weekday)} {PARTS[part]}"


def _weekday(number: int) -> str:
    return dates.WEEKDAYS[dates.language()][number]


def times_words(slots: list[int]) -> str:
    """Up to three times by name; more are simply often."""
    if len(slots) > 3:
        days = dict.fromkeys(_weekday(slot // len(PARTS)) for slot in slots)
        return get_text_list(list(days), _("and"))
    return get_text_list([slot_words(slot) for slot in slots], _("and"))


def language_words(codes: list[str], names: Names) -> str:
    return get_text_list([names.languages.get(code, code) for code in codes], _("and"))


def share_words(reasons: Reasons, names: Names, *, to_them: bool = False) -> list[str]:
    """What two people share: said to the coordinator, or to the two themselves."""
    said = _TO_THEM if to_them else _TO_COORDINATOR
    words = []
    for code, values in reasons:
        if code in said:
            words += said[code](values, names)
    return words


def reason_to_begin_with(reasons: Reasons, names: Names) -> str:
    """A true sentence for the coordinator to change: practical things only, for the participant may read it."""
    practical = [(code, values) for code, values in reasons if code != "themes"]
    said = ", ".join(share_words(practical, names))
    return (said[:1].upper() + said[1:])[:400] or _("Has room for one more right now")


def talk_words(reasons: Reasons) -> list[str]:
    """What is worth a word before anybody is asked."""
    words = []
    for code, values in reasons:
        if code == "wish_unmet":
            wishes = get_text_list([str(WISHES[str(value)]) for value in values], _("and"))
            words.append(_("a wish that does not quite fit: %(wishes)s") % {"wishes": wishes})
        elif code in _TALK:
            words.append(str(_TALK[code]))
    return words


def order_in_words(count: int) -> str:
    """One sentence that explains the order; it names no person and no number of points."""
    return ngettext(
        "Only one can be asked right now.",
        "First comes the one who shares most of what was asked for and is not busy; equals change places each day.",
        count,
    )


def _themes(values: list[object], names: Names, sentence: str) -> list[str]:
    known = [names.themes[str(code)] for code in values if str(code) in names.themes]
    return [sentence % {"theme": _inside(theme)} for theme in known]


def _inside(theme: str) -> str:
    """A theme in the middle of a sentence."""
    return theme[:1].lower() + theme[1:]


def _times(values: list[object]) -> str:
    return times_words([int(str(value)) for value in values])


def _areas(values: list[object], names: Names) -> str:
    return get_text_list([names.areas[str(code)] for code in values if str(code) in names.areas], _("and"))


def _foreign(values: list[object]) -> list[str]:
    return [str(code) for code in values if code != "da"]


_TO_COORDINATOR: dict[str, Callable[[list[object], Names], list[str]]] = {
    "themes": lambda values, names: _themes(values, names, _("Knows about: %(theme)s")),
    "times": lambda values, names: [
        _("Both can: %(times)s") % {"times": times_words([int(str(v)) for v in values])}
    ],
    "area": lambda values, names: [_("Can meet in %(area)s") % {"area": _areas(values, names)}],
    "near": lambda values, names: [
        ngettext("About %(km)s kilometre apart", "About %(km)s kilometres apart", int(str(values[0])))
        % {"km": values[0]}
    ],
    "language": lambda values, names: (
        [_("Both speak %(languages)s") % {"languages": language_words(_foreign(values), names)}]
        if _foreign(values)
        else []
    ),
    "format": lambda values, names: [
        _("Both like to %(what)s")
        % {"what": get_text_list([str(FORMATS[str(v)]) for v in values if v in FORMATS], _("or"))}
    ],
    "wish": lambda values, names: [
        _("Fits a wish: %(wishes)s")
        % {"wishes": get_text_list([str(WISHES[str(v)]) for v in values if v in WISHES], _("and"))}
    ],
}
_TO_THEM: dict[str, Callable[[list[object], Names], list[str]]] = {
    "themes": lambda values, names: _themes(values, names, _("You both know about %(theme)s.")),
    "times": lambda values, names: [
        _("You both can %(times)s.") % {"times": times_words([int(str(v)) for v in values])}
    ],
    "area": lambda values, names: [_("You can meet in %(area)s.") % {"area": _areas(values, names)}],
    "language": lambda values, names: (
        [_("You both speak %(languages)s.") % {"languages": language_words(_foreign(values), names)}]
        if _foreign(values)
        else []
    ),
    "format": lambda values, names: [
        _("You would both like to %(what)s.")
        % {"what": get_text_list([str(FORMATS[str(v)]) for v in values if v in FORMATS], _("or"))}
    ],
}
_TALK = {
    "breaks_format": gettext_lazy("how to meet: they have said different things"),
    "breaks_times": gettext_lazy("times: they have none in common"),
    "breaks_gender": gettext_lazy("the wish about man or woman, which does not fit"),
    "breaks_age": gettext_lazy("the wish about age, which does not fit"),
    "breaks_place": gettext_lazy("the way: it is far between them"),
    "breaks_themes": gettext_lazy("what each has tried: not much is the same"),
    "heavy": gettext_lazy("a meeting that was heavy lately. Perhaps wait a week"),
    "nearly_full": gettext_lazy("whether there really is room for one more"),
    "far": gettext_lazy("how far it is to meet"),
    "few_times": gettext_lazy("times: they have only one in common"),
    "times_unsaid": gettext_lazy("when it could be: one of them has not said"),
    "place_unsaid": gettext_lazy("where it could be: one of them has not said"),
    "format_unsaid": gettext_lazy("how they would like to meet: one of them has not said"),
}
