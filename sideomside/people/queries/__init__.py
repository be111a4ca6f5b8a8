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
    coordinators,
    count_unconfirmed_help_lines,
    help_lines,
    places,
    programme,
    programmes,
    stand_in_for,
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
    "contacts",
    "coordinators",
    "count_unconfirmed_help_lines",
    "hats_of",
    "help_lines",
    "invited_account",
    "letterbox",
    "link_for",
    "living_link",
    "names",
    "next_coffee",
    "organisation_at",
    "person",
    "places",
    "programme",
    "programmes",
    "search",
    "small_key_of",
    "stand_in_for",
    "tell",
    "viewer_for_account",
    "viewer_for_link",
    "visible_to",
    "whose_contact",
]
