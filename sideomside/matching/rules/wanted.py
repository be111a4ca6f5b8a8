"""One more peer, in a sentence: place, theme, language and gender, as far as they help."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sideomside.matching.rules.reasons import Names

WHO = {"woman": gettext_lazy("A woman"), "man": gettext_lazy("A man")}


def peer_wanted(labels: tuple[str, str, str, str], people: int, times: int, names: Names) -> tuple[str, str]:
    """Who, and how many of those who wait could meet such a peer."""
    area, theme, language, gender = labels
    who = str(WHO.get(gender, _("Somebody")))
    told = {
        "who": f"{who} ({names.areas[area]})" if area in names.areas else who,
        "theme": _inside(names.themes.get(theme, theme)),
        "language": names.languages.get(language, ""),
    }
    said = (
        _("%(who)s who speaks %(language)s and knows about %(theme)s.")
        if told["language"]
        else _("%(who)s who knows about %(theme)s.")
    )
    many = ngettext(
        "%(count)s of those who wait could meet such a peer.",
        "%(count)s of those who wait could meet such a peer.",
        people,
    ) % {"count": people}
    if times > 1:
        many += " " + _("There is use for %(count)s like that.") % {"count": times}
    return said % told, many


def _inside(theme: str) -> str:
    """A theme in the middle of a sentence."""
    return theme[:1].lower() + theme[1:]
