"""Small choices about one's conversations: hide, show again, share a message, say when one answers."""

from datetime import timedelta
from uuid import UUID

from django.contrib.messages import success
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.limits import too_often
from sideomside.messages import actions, queries
from sideomside.messages.forms import RhythmForm, WordForm
from sideomside.messages.rules import may_choose, way
from sideomside.messages.views.around import around, thread_or_404
from sideomside.people import actions as people
from sideomside.people import queries as persons
from sideomside.people.rules import needs_a_new_link, wait_in_words

A_WHILE = timedelta(hours=1)


@for_participants
@require_POST
def my_hide(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return hide(request, thread_id)


@for_participants
def my_show(request: HttpRequest) -> HttpResponse:
    """The second key once more; wrong tries slow down as they do at the door."""
    me = persons.person(request.viewer, request.viewer.person_id)
    form, key = WordForm(request.POST or None), persons.small_key_of(request.viewer, request.viewer.person_id)
    if key is None or me is None:
        raise Http404
    wrong = False
    if form.is_valid():
        if people.open_with_small_key(person=me, word=form.cleaned_data["word"], by=request.viewer):
            return _shown(request)
        wrong = True
        key.refresh_from_db()
    page = {"form": WordForm() if wrong else form, "wrong": wrong, "wait": wait_in_words(key)}
    page |= {"too_many": needs_a_new_link(key), "word": True}
    return render(request, "messages/show.html", page | around(request.viewer))


@for_participants
def my_rhythm(request: HttpRequest) -> HttpResponse:
    return rhythm(request)


@for_participants
@require_POST
def my_share(request: HttpRequest, message_id: UUID) -> HttpResponse:
    return share(request, message_id)


@require_POST
def hide(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    actions.hide(thread=thread_or_404(request.viewer, thread_id), by=request.viewer)
    return redirect(way(request.viewer, "list"))


def show(request: HttpRequest) -> HttpResponse:
    """Whoever works here gives their password once more."""
    if not may_choose(request.viewer):
        raise Http404
    form, wrong = WordForm(request.POST or None), False
    form.fields["word"].label = _("Your password")
    if form.is_valid():
        tired = too_often("show again", str(request.viewer.person_id), limit=10, per=A_WHILE)
        if not tired and request.user.check_password(form.cleaned_data["word"]):
            return _shown(request)
        wrong = True
    page = {"form": WordForm() if wrong else form, "wrong": wrong}
    page["form"].fields["word"].label = _("Your password")
    return render(request, "messages/show.html", page | around(request.viewer))


@require_POST
def share(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Pressed once it is shown, pressed on the page that says so it is taken back."""
    message = queries.message(request.viewer, message_id)
    if message is None:
        raise Http404
    if request.POST.get("do") == "take_back":
        actions.take_back(message=message, by=request.viewer)
    else:
        actions.share(message=message, by=request.viewer)
        success(request, _("The coordinators can read this one message. You can take it back."))
    at = redirect(way(request.viewer, "thread"), message.thread_id)
    at["Location"] += f"#m{message.number}"
    return at


def rhythm(request: HttpRequest) -> HttpResponse:
    """Two small questions, both free to leave empty."""
    if not may_choose(request.viewer):
        raise Http404
    known = queries.my_rhythm(request.viewer)
    now = {name: getattr(known, name) for name in RhythmForm.base_fields} if known else {}
    form = RhythmForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        actions.say_rhythm(**form.cleaned_data, by=request.viewer)
        success(request, _("Kept."))
        return redirect(way(request.viewer, "list"))
    return render(request, "messages/rhythm.html", {"form": form} | around(request.viewer))


def _shown(request: HttpRequest) -> HttpResponse:
    actions.show_again(by=request.viewer)
    return redirect(way(request.viewer, "list"))
