"""What one may do with the open pages: write, show, wait, take back, begin again; how they look; and who hears."""

from sideomside.welcome.actions.listening import (
    News,
    add_listener,
    note_told,
    remove_listener,
    renew_secret,
    take_up_news,
)
from sideomside.welcome.actions.looking import choose_look
from sideomside.welcome.actions.pictures import delete_picture
from sideomside.welcome.actions.writing import (
    let_draft_go,
    open_page,
    save_draft,
    show_page,
    take_back,
    use_again,
)

__all__ = [
    "News",
    "add_listener",
    "choose_look",
    "delete_picture",
    "let_draft_go",
    "note_told",
    "open_page",
    "remove_listener",
    "renew_secret",
    "save_draft",
    "show_page",
    "take_back",
    "take_up_news",
    "use_again",
]
