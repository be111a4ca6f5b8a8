"""What somebody may see of people, programmes and places. A stranger gets nothing."""

from sideomside.people.queries.coffee import (
    Coffee,
    coffee,
    next_coffee,
)
from sideomside.people.queries.entering import (
    hats_of,
    invited_account,
    link_for,
    living_link,
    organisation_at,
    small_key_of,
    viewer_for_account,
    viewer_for_link,
)
from sideomside.people.queries.houses import (
    areas,
    coming_closures,
    coordinators,
    count_unconfirmed_help_lines,
    help_lines,
    help_lines_to_confirm,
    here_today,
    opening_hours,
    own_absences,
    own_places,
    places,
    programme,
    programmes,
)
from sideomside.people.queries.persons import (
    contacts,
    letterbox,
    names,
    person,
    search,
    visible_to,
    whose_contact,
)
from sideomside.people.queries.telling import (
    tell,
)

__all__ = [
    "Coffee",
    "areas",
    "coffee",
    "coming_closures",
    "contacts",
    "coordinators",
    "count_unconfirmed_help_lines",
    "hats_of",
    "help_lines",
    "help_lines_to_confirm",
    "here_today",
    "invited_account",
    "letterbox",
    "link_for",
    "living_link",
    "names",
    "next_coffee",
    "opening_hours",
    "organisation_at",
    "own_absences",
    "own_places",
    "person",
    "places",
    "programme",
    "programmes",
    "search",
    "small_key_of",
    "tell",
    "viewer_for_account",
    "viewer_for_link",
    "visible_to",
    "whose_contact",
]
