"""Why nobody yet, and what would open a door, in words for the coordinator."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.matching.engine.changes import Change
from sideomside.matching.engine.doors import Door
from sideomside.matching.engine.nobody import WhyNobody
from sideomside.matching.engine.why_not import WhyNot
from sideomside.matching.rules.reasons import FORMATS, Names, slot_words


def nobody_words(why: WhyNobody) -> list[str]:
    """One sentence for each rule that alone keeps peers away, and one for those who are busy, whatever the cause."""
    said = [_ONLY[code](count) % {"count": count} for code, count in why.only if count]
    if why.several_rules:
        said.append(
            ngettext(
                "%(count)s differs in several ways.", "%(count)s differ in several ways.", why.several_rules
            )
            % {"count": why.several_rules}
        )
    if why.not_available_now:
        said.append(
            ngettext(
                "%(count)s cannot be asked right now.",
                "%(count)s cannot be asked right now.",
                why.not_available_now,
            )
            % {"count": why.not_available_now}
        )
    return said or [_("There are no peers in the programme yet.")]


def door_words(door: Door, names: Names) -> str:
    """If this were all right, so many could be asked."""
    return (
        ngettext(
            "If %(changes)s, one peer could be asked.", "If %(changes)s, %(count)s peers could be asked.", door.opens
        )
        % {"changes": _listed(door.changes, names), "count": door.opens}
    )  # fmt: skip


def why_not_words(why: WhyNot, names: Names) -> str:
    """Why the house itself does not suggest this peer, and the one smallest thing that would change it; or nothing."""
    if why.code == "talk_first":
        return _("They have so little in common that the house does not suggest it by itself.")
    return _("It would fit if %(changes)s.") % {"changes": _listed(why.opens, names)} if why.opens else ""


def _listed(changes: Iterable[Change], names: Names) -> str:
    return _(" and ").join(_CHANGES[change.code](change, names) for change in changes)


_ONLY: dict[str, Callable[[int], str]] = {
    "language": lambda n: ngettext(
        "%(count)s fits but for the language.", "%(count)s fit but for the language.", n
    ),
    "format": lambda n: ngettext(
        "%(count)s fits but for how to meet.", "%(count)s fit but for how to meet.", n
    ),
    "times": lambda n: ngettext("%(count)s fits but for the times.", "%(count)s fit but for the times.", n),
    "gender": lambda n: ngettext(
        "%(count)s fits but for the wish about man or woman.",
        "%(count)s fit but for the wish about man or woman.",
        n,
    ),
    "age": lambda n: ngettext("%(count)s fits but for the age.", "%(count)s fit but for the age.", n),
    "place": lambda n: ngettext(
        "%(count)s fits but lives too far away.", "%(count)s fit but live too far away.", n
    ),
    "themes": lambda n: ngettext(
        "%(count)s fits but has tried other things.", "%(count)s fit but have tried other things.", n
    ),
}
_CHANGES: dict[str, Callable[[Change, Names], str]] = {
    "slot": lambda change, names: _("%(time)s is possible") % {"time": slot_words(int(str(change.value)))},
    "reach": lambda change, names: _("it may be up to %(km)s km away") % {"km": change.value},
    "area": lambda change, names: (
        _("they can meet in %(area)s") % {"area": names.areas.get(str(change.value), str(change.value))}
    ),
    "format": lambda change, names: (
        _("it is all right to %(what)s") % {"what": FORMATS.get(str(change.value), _("meet in a group"))}
    ),
    "need": lambda change, names: _("one shared theme is enough"),
    "gender": lambda change, names: _("man or woman is a wish and not a must"),
    "age": lambda change, names: _("age is a wish and not a must"),
}
