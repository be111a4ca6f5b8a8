"""What groups and cafés need somebody for: a call, a word, company."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Line, Moment
from sideomside.gatherings import queries as gatherings
from sideomside.ground.ui.dates import short_day
from sideomside.messages import queries as messages
from sideomside.people.rules import Viewer


def calls(viewer: Viewer) -> list[Line]:
    """Did not come and would like one, or gets no letters."""
    return [_call(one) for one in gatherings.calls(viewer)]


def groups(viewer: Viewer) -> list[Moment]:
    """Groups that write together, evenings to write about, and those who would rather not go alone."""
    written = [_circle(one) for one in messages.circles_due(viewer)]
    written += [_word(one) for one in gatherings.words_due(viewer)]
    return written + [_alone_there(one) for one in gatherings.without_company(viewer)]


def _call(row: gatherings.Wanted) -> Line:
    """The call itself is noted where the groups are."""
    return Line(
        name=row.name or _("Without a name"),
        text=f"{row.title}: {row.why}",
        verb=_("Call"),
        href=reverse("gatherings:list"),
        wait=short_day(row.since),
    )


def _word(row: gatherings.Word) -> Moment:
    return Moment(row.title, row.text, "", reverse("gatherings:manage", args=[row.gathering_id]), _("Open"))


def _alone_there(row: gatherings.Alone) -> Moment:
    text = _("Would like company to %(what)s") % {"what": row.what}
    href = reverse("gatherings:company", args=[row.company_id])
    return Moment(row.name or _("Without a name"), text, "", href, _("Find company"))


def _circle(row: messages.CircleWord) -> Moment:
    """A group that writes together, and needs somebody."""
    return Moment(row.name, row.text, "", reverse("messages:circle", args=[row.thread_id]), _("Open"))
