"""What somebody may see of stories. A stranger sees what is shown; a draft is nobody's but its writer's."""

from sideomside.stories.queries.due import (
    left_with_nobody,
    run_out,
    still_shown,
    to_ask_again,
    unconfirmed,
    with_old_mail,
)
from sideomside.stories.queries.links import comment_for, path_of, token_fits, token_of
from sideomside.stories.queries.mine import Mine, mine, step_names, story, told_story
from sideomside.stories.queries.moderating import (
    Read,
    comment_to_read,
    decided_by,
    has_reports,
    others_who_decide,
    visible_comments,
)
from sideomside.stories.queries.near import near_me
from sideomside.stories.queries.office import Around, Due, Waits, around, queue, shown_here, told_by, waiting
from sideomside.stories.queries.public import (
    Aloud,
    Shown,
    about_themes,
    comments,
    gone,
    one_of_today,
    publication,
    published,
    search_texts,
    shown,
    themes_shown,
)
from sideomside.stories.queries.telling import tell, told_at_work
from sideomside.stories.queries.visible import publication_of, visible_to, yes_in_force
from sideomside.stories.queries.yearly import Year, first_year, yearly

__all__ = [
    "Aloud",
    "Around",
    "Due",
    "Mine",
    "Read",
    "Shown",
    "Waits",
    "Year",
    "about_themes",
    "around",
    "comment_for",
    "comment_to_read",
    "comments",
    "decided_by",
    "first_year",
    "gone",
    "has_reports",
    "left_with_nobody",
    "mine",
    "near_me",
    "one_of_today",
    "others_who_decide",
    "path_of",
    "publication",
    "publication_of",
    "published",
    "queue",
    "run_out",
    "search_texts",
    "shown",
    "shown_here",
    "step_names",
    "still_shown",
    "story",
    "tell",
    "themes_shown",
    "to_ask_again",
    "token_fits",
    "token_of",
    "told_at_work",
    "told_by",
    "told_story",
    "unconfirmed",
    "visible_comments",
    "visible_to",
    "waiting",
    "with_old_mail",
    "yearly",
    "yes_in_force",
]
