"""Three ways to begin an answer, in the language of the person who gets it. Written to be changed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from sideomside.ground.ui import dates
from sideomside.intake.models import Enquiry
from sideomside.intake.queries.readers import first_name
from sideomside.people.models import Person
from sideomside.people.queries import Coffee, coffee
from sideomside.people.rules import Viewer

OPENINGS = {
    "thanks": gettext_lazy("Thank you"),
    "coffee": gettext_lazy("Invite for coffee"),
    "call": gettext_lazy("Offer to call"),
}


def openings(viewer: Viewer, enquiry: Enquiry) -> list[tuple[str, str]]:
    """Their names, as shown to the one who answers."""
    return [(key, str(label)) for key, label in OPENINGS.items()]


def opening_words(viewer: Viewer, enquiry: Enquiry, opening: str) -> str:
    """Greeting, beginning and goodbye."""
    me = Person.objects.filter(id=viewer.person_id).first()
    with override(enquiry.person.language):
        name = first_name(enquiry.person)
        hello = _("Hello %(name)s") % {"name": name} if name else _("Hello")
        goodbye = _("Kind regards") + "\n" + first_name(me)
        return f"{hello}\n\n{_middle(viewer, enquiry, opening)}\n\n{goodbye}"


def _middle(viewer: Viewer, enquiry: Enquiry, opening: str) -> str:
    if opening == "coffee":
        return _coffee(viewer, enquiry)
    if opening == "call":
        return _(
            "Thank you for writing. I would like to hear more from you. May I call? Which time of day suits you?"
        )
    return _("Thank you for writing. I have read it, and I am glad that you wrote.")


def _coffee(viewer: Viewer, enquiry: Enquiry) -> str:
    """The next three times there is coffee in the programme, with address."""
    ours = [c for c in coffee(viewer) if c.place.programme_id == enquiry.programme_id][:3]
    begin = _(
        "Thank you for writing. Would you like to come for a cup of coffee? "
        "You may just sit, and you may bring somebody."
    )
    return "\n".join([begin, *([""] if ours else []), *map(_line, ours)])


def _line(one: Coffee) -> str:
    day = f"{dates.weekday(one.starts)} {dates.date_in_year(one.starts)}"
    place = one.place
    where = ", ".join(part for part in (place.name, place.street, place.town) if part)
    return f"– {day}, {dates.clock_range(one.starts, one.ends)}: {where}".replace(dates.NO_BREAK, " ")
