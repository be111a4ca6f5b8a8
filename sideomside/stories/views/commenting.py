"""Writing back to a story, and saying that something is wrong with what somebody wrote."""

from datetime import timedelta
from uuid import UUID

from allauth.core.context import request_context
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.limits import too_often
from sideomside.people.rules import visitor
from sideomside.people.sign_in import HouseAdapter
from sideomside.stories import actions, queries
from sideomside.stories.forms import CommentForm, ReportForm
from sideomside.stories.models import Comment, CommentState
from sideomside.stories.rules import Said

AN_HOUR = timedelta(hours=1)


@open_to_all
def write_back(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Every answer that cannot be taken comes back with the words still in it."""
    story = queries.shown(request.viewer, publication_id)
    if story is None and queries.gone(request.viewer, publication_id):
        return render(request, "stories/gone.html", {"words": request.POST.get("words", "")}, status=410)
    if story is None:
        raise Http404
    form = CommentForm(request.POST or None)
    page = {"story": story, "form": form}
    if not story.comments_open or not form.is_bound or not form.is_valid():
        return render(request, "stories/write_back.html", page | {"words": request.POST.get("words", "")})
    written = None if _too_much_from_here(request, form) else _once(request, publication_id, form)
    if written is None:
        return render(request, "stories/write_back.html", page | {"wait": True}, status=429)
    request.session["wrote_back"] = {"heavy": written.read_first, "covered": written.covered}
    return redirect("stories:thanks")


@open_to_all
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens now; where the words were heavy, help stands first."""
    kept = request.session.get("wrote_back")
    if kept is None:
        return redirect("stories:list")
    return render(request, "stories/thanks.html", kept)


@open_to_all
def report(request: HttpRequest, comment_id: UUID) -> HttpResponse:
    """Anybody may say it; who they are is not asked."""
    shown = Comment.objects.filter(
        id=comment_id, state=CommentState.PUBLISHED, publication__gone_at=None
    ).first()
    if shown is None:
        raise Http404
    form = ReportForm(request.POST or None)
    if not form.is_valid():
        return render(request, "stories/report.html", {"form": form, "comment": shown})
    said = form.cleaned_data
    if said["website"] or too_often("reported", _sender(request), limit=20, per=AN_HOUR):
        return render(
            request, "stories/report.html", {"form": form, "comment": shown, "wait": True}, status=429
        )
    by = visitor(request.organisation.id)
    actions.report(comment=shown, why=said["why"], words=said["words"], once=said["once"], by=by)
    messages.success(request, _("Thank you for saying it. Somebody here reads it and decides."))
    return redirect("stories:shown", shown.publication_id)


def _once(request: HttpRequest, publication_id: UUID, form: CommentForm) -> Comment | None:
    """Two taps at the same moment: the second finds what the first became."""
    try:
        return _written(request, publication_id, form)
    except IntegrityError:
        return _written(request, publication_id, form)


def _written(request: HttpRequest, publication_id: UUID, form: CommentForm) -> Comment | None:
    page = queries.publication(request.viewer, publication_id)
    if page is None:
        raise Http404
    said = form.cleaned_data
    words = Said(said["words"], said["mail"], said["called"], (get_language() or "da")[:2])
    return actions.comment(
        publication=page, said=words, once=said["seal"], by=visitor(request.organisation.id)
    )


def _too_much_from_here(request: HttpRequest, form: CommentForm) -> bool:
    """A library shares one address, so the limit is wide; who types faster than a hand meets it sooner."""
    sender = _sender(request)
    quick = form.was_quick() and too_often("wrote back in no time", sender, limit=4, per=AN_HOUR)
    return too_often("wrote back", sender, limit=20, per=AN_HOUR) or quick


def _sender(request: HttpRequest) -> str:
    with request_context(request):
        return str(HouseAdapter().get_client_ip(request))
