"""What looks after peers: a word worth having, sparring nobody has had, and what is to be noted or renewed."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.desk.queries.lines import Moment
from sideomside.path import queries as path
from sideomside.people.rules import Viewer

FEW = 3


def a_word(viewer: Viewer) -> list[Moment]:
    """It is hard for a peer, or they would like a call: first among the peers."""
    return [
        Moment(
            one.name,
            _("Would like a call") if one.asked else _("It is hard just now"),
            "",
            reverse("path:pulse", args=[one.pulse_id]),
            _("Call"),
        )
        for one in path.words_worth_having(viewer)
    ]


def _goodbyes(viewer: Viewer) -> list[Moment]:
    """A peer would like to stop; a participant would like to be something for others."""
    stopping = [
        Moment(
            one.name,
            _("Would like to stop as a peer"),
            "",
            reverse("path:goodbye", args=[one.person_id]),
            _("A good goodbye"),
        )
        for one in path.wants_to_stop(viewer)
    ]
    return stopping + [
        Moment(
            one.name,
            _("Would like to %(what)s") % {"what": one.what},
            "",
            reverse("path:giving", args=[one.person_id]),
            _("Arrange it"),
        )
        for one in path.said_yes(viewer)
    ]


def on_their_path(viewer: Viewer) -> list[Moment]:
    return (
        _goodbyes(viewer)
        + _without_sparring(viewer)
        + _to_note(viewer)
        + _certificates(viewer)
        + _laid_out(viewer)
    )


def _without_sparring(viewer: Viewer) -> list[Moment]:
    """One line each, as long as they are few; more than that is one line about all of them."""
    found = path.without_sparring(viewer)
    if len(found) > FEW:
        many = _("%(count)s peers have had no supervision for long") % {"count": len(found)}
        return [Moment(_("Peer supervision"), many, "", reverse("path:sparrings"), _("Plan times"))]
    return [
        Moment(one.name, _weeks(one.weeks), "", reverse("path:sparrings"), _("Plan a time")) for one in found
    ]


def _weeks(weeks: int) -> str:
    told = ngettext("No supervision for %(weeks)s week", "No supervision for %(weeks)s weeks", weeks)
    return told % {"weeks": weeks}


def _to_note(viewer: Viewer) -> list[Moment]:
    nobody, verb = _("Nobody has noted who was there"), _("Note it")
    days = [
        Moment(one.module.title, nobody, "", reverse("path:training_day", args=[one.id]), verb)
        for one in path.days_to_note(viewer)
    ]
    return days + [
        Moment(_("Peer supervision"), nobody, "", reverse("path:sparring", args=[one.id]), verb)
        for one in path.sparrings_to_note(viewer)
    ]


def _laid_out(viewer: Viewer) -> list[Moment]:
    count = path.count_expenses_sent(viewer)
    told = ngettext("%(count)s thing waits for an answer", "%(count)s things wait for an answer", count)
    text = told % {"count": count}
    return [Moment(_("Laid out"), text, "", reverse("path:expenses"), _("Look at it"))] if count else []


def _certificates(viewer: Viewer) -> list[Moment]:
    return [
        Moment(
            one.name,
            _("The child certificate is to be renewed")
            if one.renew_on
            else _("A child certificate is needed"),
            "",
            reverse("path:certificate", args=[one.person_id]),
            _("Look at it"),
        )
        for one in path.certificates_due(viewer)
    ]
