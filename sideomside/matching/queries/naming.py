"""What codes are called here: the themes that come with the house, the organisation's own, and areas."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import get_language

from sideomside.matching.rules.reasons import Names
from sideomside.people import queries as people
from sideomside.people.data.load import spoken_languages, theme_groups
from sideomside.people.models import Area, OwnTheme
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class NamedGroup:
    """Themes that stand together: code, name and a hint for each."""

    name: str
    themes: list[tuple[str, str, str]]


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"


def theme_choices(viewer: Viewer) -> list[NamedGroup]:
    """In the order a person meets them; the organisation's own come last."""
    here = _language()
    groups = [
        NamedGroup(group.name[here], [(t.code, t.name[here], t.hint[here]) for t in group.themes])
        for group in theme_groups()
    ]
    own = [(theme.code, getattr(theme, here), "") for theme in OwnTheme.objects.order_by("da")]
    return groups + ([NamedGroup("", own)] if own else [])


def themes_offered(viewer: Viewer, chosen: Collection[str]) -> list[NamedGroup]:
    """To choose from: what was put away is there only for whoever named it before."""
    away = people.themes_put_away(viewer) - set(chosen)
    groups = [
        NamedGroup(g.name, [one for one in g.themes if one[0] not in away]) for g in theme_choices(viewer)
    ]
    return [group for group in groups if group.themes]


def known_names(viewer: Viewer) -> Names:
    themes = {code: name for group in theme_choices(viewer) for code, name, _ in group.themes}
    areas = {str(area_id): name for area_id, name in Area.objects.values_list("id", "name")}
    here = _language()
    languages = {code: spoken.name[here] for code, spoken in spoken_languages().items()}
    return Names(themes, languages, areas)
