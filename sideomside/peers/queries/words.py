"""What codes are called here: themes, languages, areas. In the reader's language."""

from collections.abc import Collection

from django.utils.translation import get_language

from sideomside.people import queries as people
from sideomside.people.data.load import spoken_languages, theme_groups
from sideomside.people.models import Area, OwnTheme
from sideomside.people.rules import Viewer


def themes_by_group(viewer: Viewer) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Groups of (code, name, hint) in the order a person meets them; the organisation's own come last."""
    here = _language()
    groups = [
        (group.name[here], [(theme.code, theme.name[here], theme.hint[here]) for theme in group.themes])
        for group in theme_groups()
    ]
    own = [(theme.code, getattr(theme, here), "") for theme in OwnTheme.objects.order_by(here)]
    return [*groups, ("", own)] if own else groups


def themes_offered(viewer: Viewer, chosen: Collection[str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """To choose from: what was put away is there only for whoever chose it before."""
    away = people.themes_put_away(viewer) - set(chosen)
    groups = [
        (name, [one for one in themes if one[0] not in away]) for name, themes in themes_by_group(viewer)
    ]
    return [(name, themes) for name, themes in groups if themes]


def theme_names(viewer: Viewer) -> dict[str, str]:
    return {code: name for _group, themes in themes_by_group(viewer) for code, name, _hint in themes}


def language_names(viewer: Viewer) -> dict[str, str]:
    here = _language()
    return {code: spoken.name[here] for code, spoken in spoken_languages().items()}


def area_names(viewer: Viewer) -> dict[str, str]:
    return {str(area_id): name for area_id, name in Area.objects.order_by("name").values_list("id", "name")}


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"
