"""What one may do with the open pages: write, show, wait, take back, begin again; and choose how they look."""

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
    "choose_look",
    "delete_picture",
    "let_draft_go",
    "open_page",
    "save_draft",
    "show_page",
    "take_back",
    "use_again",
]
