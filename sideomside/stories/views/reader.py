"""Pages behind a link of one's own: what a reader wrote back, and the way down for a story. Opening does nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.people.rules import visitor
from sideomside.stories import actions, queries
from sideomside.stories.forms import ComplainForm
from sideomside.stories.models import Comment, CommentState, Decided, State
from sideomside.stories.rules import STATEMENTS, may_complain, yes_text


@open_to_all
def own_comment(request: HttpRequest, token: str) -> HttpResponse:
    """Say that it is mine, take it back, or say that I do not agree: one button each."""
    comment = queries.comment_for(visitor(request.organisation.id), token)
    if comment is None:
        raise Http404
    form = ComplainForm(request.POST if request.POST.get("do") == "complain" else None)
    if request.method == "POST" and _done(request, comment, token, form):
        return redirect("stories:own_comment", token)
    return render(request, "stories/own_comment.html", _page(comment, form))


@open_to_all
def take_down(request: HttpRequest, token: str) -> HttpResponse:
    """A button or two, and not a word of the story: whose it is may not be read over a shoulder."""
    by = visitor(request.organisation.id)
    story = queries.story_for(by, token)
    if story is None:
        raise Http404
    if request.method == "POST":
        again = request.POST.get("do") == "yes_again"
        verb = actions.say_yes_from_outside if again else actions.take_down_from_outside
        verb(story=story, token=token, by=by)
        return redirect("stories:take_down", token)
    stands = queries.publication_of(by, story) is not None
    waits = not stands and story.state == State.ASKED
    page = {"stands": stands, "waits": waits, "until": queries.runs_out(by, story), "yes_text": yes_text()}
    page["choices"] = [("yes_again", _("Yes, it may stand")), ("down", _("Take it down now"))]
    return render(request, "stories/take_down.html", page)


def _page(comment: Comment, form: ComplainForm) -> dict[str, object]:
    told = comment.decisions.exclude(kind=Decided.KEPT)  # that somebody else reported it is not told
    last, hidden = told.last(), told.exclude(why="").last()
    return {
        "comment": comment,
        "gone": comment.state == CommentState.WITHDRAWN,
        "decision": last,
        "statement": STATEMENTS.get(hidden.why, "") if hidden else "",
        "reason": hidden.words if hidden else "",
        "words": last.words if last and last != hidden else "",
        "settled": bool(last and last.kind == Decided.UPHELD),
        "may_complain": may_complain(comment),
        "form": form,
    }


def _done(request: HttpRequest, comment: Comment, token: str, form: ComplainForm) -> bool:
    act, by = request.POST.get("do", ""), visitor(request.organisation.id)
    if act == "confirm":
        actions.confirm(comment=comment, token=token, by=by)
    elif act == "withdraw":
        actions.withdraw_comment(comment=comment, token=token, by=by)
    elif act == "complain" and form.is_valid():
        actions.complain(comment=comment, token=token, words=form.cleaned_data["words"], by=by)
    else:
        return act != "complain"
    return True
