"""Who is ready to meet somebody, who is asked, and who needs a time."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.companionship import queries as companionship
from sideomside.desk.queries.lines import Line
from sideomside.desk.rules import workdays
from sideomside.ground.ui.dates import short_day
from sideomside.matching import queries as matching
from sideomside.matching.queries.waiting import WaitsForPeer, waiting_for_a_peer
from sideomside.people.rules import Viewer


def ready(viewer: Viewer) -> list[tuple[bool, Line]]:
    """Those who wait for somebody to meet, with whether they belong at the top of the page."""
    return [(row.too_long or row.again, _ready(row)) for row in waiting_for_a_peer(viewer)]


def suggested(viewer: Viewer) -> list[Line]:
    """What the night worked out: one row, however many there are."""
    many = matching.suggestions_waiting(viewer)
    if not many:
        return []
    text = ngettext("%(count)s suggestion waits for you", "%(count)s suggestions wait for you", many)
    href = reverse("matching:board")
    return [Line(_("Who might like to meet?"), text % {"count": many}, _("See the suggestions"), href)]


def _ready(row: WaitsForPeer) -> Line:
    """Had the first talk and waits for somebody to meet; first of all those to whom a no came."""
    return Line(
        name=row.name or _("Without a name"),
        text=_("The last question came to nothing")
        if row.again
        else _("Would rather wait a little")
        if row.rather_later_since
        else f"“{row.first_words}”"
        if row.first_words
        else "",
        verb=_("Find a peer"),
        href=reverse("matching:find", args=[row.person_id]),
        wait=workdays(row.days),
        long=row.too_long,
    )


def pending(viewer: Viewer) -> list[Line]:
    """Somebody is asked; both have said yes and miss a time; two weeks on, somebody asks how it goes."""
    asked = [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=row.text,
            verb=_("Call") if row.call else _("Look again") if row.stopped else _("See the question"),
            href=reverse("matching:proposal", args=[row.proposal_id]),
            wait=workdays(row.days),
            long=row.call,
        )
        for row in matching.waiting_for_yes(viewer)
    ]
    return (
        _still_stands(viewer)
        + asked
        + _times(viewer)
        + _in_person(viewer)
        + _to_talk(viewer)
        + _quiet(viewer)
        + _checkins(viewer)
    )


def _still_stands(viewer: Viewer) -> list[Line]:
    """One of the two stepped back, and a meeting stands: somebody asks before anybody goes there in vain."""
    return [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=_("The meeting still stands. Ask %(name)s whether it should.") % {"name": row.ask}
            if row.starts_at
            else _("Nothing is arranged right now. Talk with %(name)s.") % {"name": row.ask},
            verb=_("Open"),
            href=reverse("companionship:companionship", args=[row.companionship_id])
            if row.companionship_id
            else reverse("companionship:begin", args=[row.pair_id]),
            wait=short_day(row.starts_at) if row.starts_at else "",
        )
        for row in companionship.still_stands(viewer)
    ]


def _times(viewer: Viewer) -> list[Line]:
    return [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=_("They have no time to meet. Find a new one.")
            if row.again
            else _("Both have said yes. They need a time and a place."),
            verb=_("Suggest a time"),
            href=reverse("companionship:begin", args=[row.pair_id]),
            wait=short_day(row.since),
            ours=True,
        )
        for row in companionship.to_begin(viewer)
    ]


def _to_talk(viewer: Viewer) -> list[Line]:
    """After the trial one of them would rather stop, or talk first: told in person, never by a letter."""
    return [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=_("One of them would like to talk about how it goes on. Talk with each, alone."),
            verb=_("Open"),
            href=reverse("companionship:companionship", args=[row.companionship_id]),
        )
        for row in companionship.to_talk(viewer)
    ]


IN_PERSON = {
    "told": lambda: _(
        "Tell %(name)s in person that the meetings with %(other)s are over. No letter is sent."
    ),
    "talk": lambda: _("It ended early. Offer %(name)s coffee now, and a talk within a week."),
    "away": lambda: _("%(other)s is away. Tell %(name)s yourself, and offer something else meanwhile."),
}


WALKS = "companionship:companionship"


def _in_person(viewer: Viewer) -> list[Line]:
    """An ending, or a peer who is away: heard from a person."""
    return [
        Line(
            name=row.name or _("Without a name"),
            text=IN_PERSON[row.why]() % {"name": row.name, "other": row.other},
            verb=_("Open"),
            href=reverse("path:cover" if row.why == "away" else WALKS, args=[row.companionship_id]),
            wait=short_day(row.due),
            long=row.due < timezone.now() and row.why == "talk",
        )
        for row in companionship.to_tell_in_person(viewer)
    ]


def _quiet(viewer: Viewer) -> list[Line]:
    """Two people who have not met for a while, or not yet: both were written to, and somebody asks."""
    return [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=_("They have not met for a while. Ask each of them, alone, how it goes.")
            if row.companionship.day_zero
            else _(
                "They have found no first time. Ask each of them, alone, whether they would still like to."
            ),
            verb=_("Open"),
            href=reverse("companionship:companionship", args=[row.companionship.id]),
            wait=short_day(row.since),
        )
        for row in companionship.gone_quiet(viewer)
    ]


CHECKINS = {
    "two_weeks": lambda: _("They have met for two weeks. Ask %(names)s, each alone, how it goes."),
    "six_weeks": lambda: _("They have met for six weeks. Ask %(names)s, each alone, how it goes."),
    "three_months": lambda: _("They are midway. Ask %(names)s, each alone, how it goes."),
    "before_end": lambda: _("It ends in a month. Ask %(names)s, each alone, how it may end well, or go on."),
}


def _checkins(viewer: Viewer) -> list[Line]:
    return [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=CHECKINS[row.when]() % {"names": _(" and ").join(name for _id, name in row.ask)},
            verb=_("Ask how it goes"),
            href=reverse("companionship:companionship", args=[row.companionship_id]),
            wait=short_day(row.due),
        )
        for row in companionship.checkins_due(viewer)
    ]
