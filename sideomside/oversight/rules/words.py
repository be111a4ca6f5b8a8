"""A sign in words: how many, and how many are usual. It asks, and says nothing of whom they looked at."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def said(name: str, many: int, usual: int | None) -> str:
    words = {
        "many": ngettext(
            "opened the pages of %(many)s person in one day",
            "opened the pages of %(many)s people in one day",
            many,
        ),
        "not_theirs": ngettext(
            "opened the pages of %(many)s person they have done nothing for in eight weeks",
            "opened the pages of %(many)s people they have done nothing for in eight weeks",
            many,
        ),
        "night": ngettext(
            "opened the pages of %(many)s person between 22 and 6 o'clock",
            "opened the pages of %(many)s people between 22 and 6 o'clock",
            many,
        ),
        "searched": ngettext("searched by name %(many)s time", "searched by name %(many)s times", many),
        "again": ngettext(
            "opened the same page on %(many)s day, and has done nothing for whoever it is about",
            "opened the same page on %(many)s different days, and has done nothing for whoever it is about",
            many,
        ),
    }[name] % {"many": many}
    if name == "again":
        return words
    if usual is None:
        return f"{words}; " + _("we do not know yet what is usual")
    habit = _("usually at most %(usual)s") % {"usual": usual} if usual else _("usually none")
    return f"{words}; {habit}"
