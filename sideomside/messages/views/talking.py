"""The list, the conversation, and the little piece of it that says whether there is something new.

A participant and those who work here come in by different doors to the same page.
"""

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.messages import warning
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sideomside.ground.ui.doors import for_participants
from sideomside.messages import actions, queries
from sideomside.messages.forms import WriteForm
from sideomside.messages.rules import Closed, Thread, way
from sideomside.messages.views.around import around, thread_or_404


@for_participants
def my_list(request: HttpRequest) -> HttpResponse:
    return list_of_mine(request)


@for_participants
def my_thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return thread(request, thread_id)


@for_participants
@require_safe
def my_news(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return news(request, thread_id)


@for_participants
@require_safe
def my_picture(request: HttpRequest, picture_id: UUID) -> HttpResponse:
    return picture(request, picture_id)


def list_of_mine(request: HttpRequest) -> HttpResponse:
    """Everybody one may write to."""
    actions.look_in(by=request.viewer)
    page = {"rows": queries.mine(request.viewer), "asked": queries.invitations(request.viewer)}
    page["goodbyes"] = queries.goodbyes(request.viewer)
    page["on_a_pause"] = queries.on_a_pause(request.viewer)
    return render(request, "messages/list.html", page | around(request.viewer))


def thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Read and write. Nothing that was typed is lost, also when the pair ended meanwhile."""
    form = WriteForm(request.POST or None, request.FILES or None)
    found = queries.thread(request.viewer, thread_id)
    if found is None:
        return _gone(request, form)
    if request.method == "POST" and _too_large(request):
        form.add_error("picture", _("That picture is larger than we can take. Try a smaller one."))
    if form.is_valid():
        try:
            return _sent(request, found, form)
        except Closed:
            return _page(request, found, form, left_over=form.cleaned_data["words"], status=409)
    left_over = "" if queries.is_open(request.viewer, found) else form.data.get("words", "")
    return _page(request, found, form, left_over=left_over)


def news(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """What has come since a message, as a piece of the page; asked for now and then where JavaScript runs."""
    viewer, found = request.viewer, thread_or_404(request.viewer, thread_id)
    newest, is_open = queries.newest(viewer, found), queries.is_open(viewer, found)
    mark = _mark(found, newest, is_open)
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304, headers={"ETag": mark})
    after = request.GET.get("after", "")
    letters = queries.letters(viewer, found, after=int(after)) if after.isdecimal() and len(after) < 9 else []
    if "X-Live" not in request.headers:  # a page that asks by itself has perhaps nobody in front of it
        actions.look_in(thread=found, by=viewer)
    page = {"letters": letters, "thread": found, "is_open": is_open}
    answer = render(request, "messages/parts/letters.html", page | around(viewer))
    # After a long sleep more waits than one page: the mark says how far it came, and the next question brings the rest.
    answer.headers["ETag"] = _mark(found, letters[-1].message.number if letters else newest, is_open)
    return answer


def picture(request: HttpRequest, picture_id: UUID) -> HttpResponse:
    """Opened for those in the thread, kept by nobody on the way, and never anything but a picture."""
    found = queries.picture(request.viewer, picture_id)
    if found is None:
        raise Http404
    answer = HttpResponse(found.content, content_type="image/jpeg")
    answer.headers["Content-Disposition"] = 'inline; filename="billede.jpg"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _gone(request: HttpRequest, form: WriteForm) -> HttpResponse:
    """Not here, or not here any more; whoever was in the middle of writing keeps the words."""
    if not form.data.get("words"):
        raise Http404
    page = {"left_over": form.data["words"]}
    return render(request, "messages/gone.html", page | around(request.viewer), status=404)


def _sent(request: HttpRequest, thread: Thread, form: WriteForm) -> HttpResponse:
    said = form.cleaned_data
    sent = actions.write(
        thread=thread, words=said["words"], picture=said["picture"], once=said["once"], by=request.viewer
    )
    if sent.covered:
        warning(request, _("We covered a number that looks like a personal number. We need no such number."))
    at = redirect(way(request.viewer, "thread"), thread.id)
    at["Location"] += "#newest"
    return at


def _page(
    request: HttpRequest, thread: Thread, form: WriteForm, *, left_over: str = "", status: int = 200
) -> HttpResponse:
    viewer, before = request.viewer, request.GET.get("before", "")
    before_number = int(before) if before.isdecimal() and len(before) < 9 else 0
    talk = queries.conversation(viewer, thread, before=before_number)
    actions.look_in(thread=thread, by=viewer)
    page: dict[str, Any] = {"talk": talk, "form": form, "left_over": left_over, "before": before_number}
    page["choosing"] = request.GET.get("choose") == "1"
    page |= {"choice": queries.choice(viewer, thread), "lends": queries.lends(viewer, thread)}
    page["earlier_ones"] = queries.passed_to_me(viewer, thread) if talk.is_open else []
    return render(request, "messages/thread.html", page | around(viewer), status=status)


def _too_large(request: HttpRequest) -> bool:
    """Django leaves out a file that would not fit in memory, without a word."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _mark(thread: Thread, newest: int, is_open: bool) -> str:
    return f'"{sha256(f"{thread.id}|{newest}|{is_open}".encode()).hexdigest()[:16]}"'
