"""The meeting as the two see it: the same words, the same buttons."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import AfterForm
from sideomside.companionship.models import Meeting
from sideomside.companionship.rules import OVER, calendar_file, other_times
from sideomside.ground.ui.doors import for_participants
from sideomside.people.rules import Viewer


@for_participants
def meeting(request: HttpRequest) -> HttpResponse:
    """Choose a time, see where, cancel in one tap."""
    coming = queries.coming(request.viewer)
    if request.method == "POST":
        if coming:
            _do(request.viewer, coming, request.POST)
            _say_if_late(request, coming)
        ended = queries.coming(request.viewer) is None and queries.over(request.viewer)
        return redirect("companionship:over" if ended else "companionship:meeting")
    over = None if coming else queries.over(request.viewer)
    return render(request, "companionship/meeting.html", {"coming": coming, "over": over})


def peer_meeting(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    """The same for the peer, who also notes whether they met."""
    coming = queries.coming(request.viewer, companionship_id) if request.viewer.is_peer else None
    if coming is None:
        return _over_or_nothing(request, companionship_id)
    if request.method == "POST":
        _do(request.viewer, coming, request.POST)
        _say_if_late(request, coming)
        return redirect("companionship:peer_meeting", companionship_id)
    return render(request, "companionship/peer_meeting.html", {"coming": coming} | _after(request, coming))


def _over_or_nothing(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    """An old letter, or a press a moment too late, leads to where it is now."""
    if request.viewer.is_peer and queries.over(request.viewer, companionship_id):
        return redirect("companionship:peer_over", companionship_id)
    raise Http404


def _after(request: HttpRequest, coming: queries.Coming) -> dict[str, object]:
    """What to ask when it is over; or what was said, to be changed."""
    meeting = coming.after
    if meeting is None or (coming.kind != "gone" and meeting.state not in OVER):
        return {}
    said = queries.said_about(request.viewer, meeting)
    known = {"felt": said.felt, "minutes": said.minutes, "call": said.call} if said else {}
    return {"after": AfterForm(initial={"minutes": meeting.minutes} | known), "said": said}


@for_participants
def ics(request: HttpRequest) -> HttpResponse:
    """Kaffe, and nothing more."""
    return _file(queries.coming(request.viewer))


def peer_ics(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    return _file(queries.coming(request.viewer, companionship_id) if request.viewer.is_peer else None)


def _file(coming: queries.Coming | None) -> HttpResponse:
    if coming is None or coming.meeting is None or coming.kind != "fixed":
        raise Http404
    body = calendar_file(coming.meeting, timezone.now())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="kaffe.ics"'
    return answer


def _do(viewer: Viewer, coming: queries.Coming, sent: dict[str, str]) -> None:
    """One tap, one verb. A time that was not offered is no time."""
    act, one = sent.get("do", ""), coming.companionship
    if act in ABOUT_THE_TWO:
        ABOUT_THE_TWO[act](companionship=one, by=viewer)
    elif act in ABOUT_A_RHYTHM:
        for rhythm in (coming.wished, coming.rhythm):
            if rhythm and str(rhythm.id) == sent.get("rhythm"):
                ABOUT_A_RHYTHM[act](rhythm=rhythm, by=viewer)
    elif meeting := queries.meeting_of(viewer, one, sent.get("meeting", "")):
        _about(viewer, meeting, act, sent)


def _about(viewer: Viewer, meeting: Meeting, act: str, sent: dict[str, str]) -> None:
    if act in AFTER and viewer.is_peer:
        actions.say_afterwards(meeting=meeting, what=act, said=AfterForm(sent).said(), by=viewer)
    elif act == "tell_time":
        actions.tell_time(meeting=meeting, yes=sent.get("yes") == "on", by=viewer)
    elif act in ABOUT:
        ABOUT[act](meeting=meeting, by=viewer)
    elif time := _among(act, [row.starts_at for row in meeting.times.filter(starts_at__gt=timezone.now())]):
        actions.pick(meeting=meeting, time=time, by=viewer)
    elif time := _among(act.removeprefix("move "), other_times(meeting, timezone.now())):
        actions.move(meeting=meeting, time=time, by=viewer)


def _say_if_late(request: HttpRequest, before: queries.Coming) -> None:
    """A time pressed in an old tab, when another was chosen or the times were taken away: it is said, and stands."""
    asked = _moment(request.POST.get("do", ""))
    one = queries.meeting_of(request.viewer, before.companionship, request.POST.get("meeting", ""))
    if asked is None or one is None or one.starts_at == asked:
        return
    if one.state == Meeting.State.FIXED:
        messages.info(request, _("Another time was chosen in the meantime. It stands here."))
    elif one.state != Meeting.State.OFFERED:
        messages.info(request, _("Those times were taken away in the meantime. You see here how it stands."))


def _moment(sent: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(sent)
    return None


def _among(sent: str, times: list[datetime]) -> datetime | None:
    """The moment in the button, if it is one of those offered."""
    moment = _moment(sent)
    return moment if moment and moment.tzinfo and moment in times else None


AFTER = {"met", "not_met", "moved", "said"}
ABOUT = {
    "none_fits": actions.none_fits,
    "cancel": actions.cancel,
    "keep": actions.keep,
    "take_back": actions.take_back,
}
ABOUT_THE_TWO: dict[str, Callable[..., object]] = {
    "goodbye": actions.say_goodbye,
    "end": actions.end,
    "new_time": actions.want_new_time,
    "rest": actions.rest,
    "back": actions.come_back,
    "longer": actions.go_on_longer,
}
ABOUT_A_RHYTHM = {"rhythm_yes": actions.accept_rhythm, "rhythm_off": actions.stop_rhythm}
