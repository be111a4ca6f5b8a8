"""What was odd about a row, in words a person would use."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.peers.queries import Line
from sideomside.peers.sheets.grid import Note

WORDS: dict[str, Any] = {
    "name_missing": gettext_lazy("There is no name."),
    "no_contact": gettext_lazy("There is neither a number nor an address we can use."),
    "under_18": gettext_lazy("The list says younger than 18."),
    "double_of": gettext_lazy("Also stands in row %(first)s."),
    "same_name": gettext_lazy("The same name stands in row %(first)s, with another number."),
    "cpr_covered": gettext_lazy("There was a number that looked like a person's. We covered it."),
    "cell_broken": gettext_lazy("The cell says only “%(first)s”."),
    "name_turned": gettext_lazy("The name was turned around."),
    "name_calmed": gettext_lazy("The name was written in large letters only."),
    "name_odd": gettext_lazy("Is this a name?"),
    "phone_odd": gettext_lazy("We cannot read “%(first)s” as a phone number."),
    "phone_rounded": gettext_lazy("Excel has shortened the number: “%(first)s”."),
    "phone_remark": gettext_lazy("Beside the number it said “%(first)s”. That is left out."),
    "two_phones": gettext_lazy("There were two numbers. The first is used."),
    "mail_odd": gettext_lazy("We cannot read “%(first)s” as a mail address."),
    "two_mails": gettext_lazy("There were two addresses. The first is used."),
    "consent_unclear": gettext_lazy("“%(first)s” is no plain yes. So we ask first."),
    "times_unclear": gettext_lazy("We cannot read days out of “%(first)s”."),
    "gender_unclear": gettext_lazy("We do not know the gender “%(first)s”."),
    "age_unclear": gettext_lazy("We cannot read the age."),
    "employment_unclear": gettext_lazy("Is “%(first)s” paid or volunteer?"),
    "capacity_unclear": gettext_lazy("How many is “%(first)s”? We wrote 1."),
    "capacity_lowered": gettext_lazy("“%(first)s” is more than four. We wrote 4."),
    "capacity_span": gettext_lazy("“%(first)s” became the smaller number."),
    "date_odd": gettext_lazy("We cannot read “%(first)s” as a day."),
    "date_ahead": gettext_lazy("“%(first)s” has not come yet."),
    "date_rough": gettext_lazy("“%(first)s” became the first day of it."),
}
FATES: dict[str, tuple[Any, str]] = {
    "new": (gettext_lazy("Comes in"), "leaf"),
    "ask_first": (gettext_lazy("Ask first"), "butter"),
    "skip": (gettext_lazy("Is here already"), ""),
    "error": (gettext_lazy("Mend first"), "rose"),
}
CHOICES = {
    "skip": gettext_lazy("Leave this row out"),
    "same": gettext_lazy("It is the same person: make them a peer here too"),
    "new": gettext_lazy("It is somebody else: take them in"),
}


def said(note: Note) -> str:
    first = note.values[0][:60] if note.values else ""
    return str(WORDS[note.code]) % {"first": first} if note.code in WORDS else ""


def told_of(line: Line) -> list[str]:
    """Everything worth knowing about a row, the house's own knowledge first."""
    return [word for word in [_known(line), *map(said, line.row.odd)] if word]


def choices_for(line: Line) -> list[tuple[str, Any, bool]]:
    """What one may decide about somebody we may know; nothing when there is nothing to decide."""
    if not line.is_double:
        return []
    offered = [key for key in CHOICES if key != "same" or (line.known and not line.known.is_peer)]
    return [(key, CHOICES[key], key == line.choice) for key in offered]


def _known(line: Line) -> str:
    if line.known is None:
        return ""
    if line.known.by_name:
        return _("There is a peer of the same name here.")
    if line.known.is_peer:
        return _("A peer here has the same number or address.")
    return _("We know somebody with the same number or address.")
