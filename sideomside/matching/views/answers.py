"""The three questions as pages. Each answer weighs the same, and a second press does nothing new."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.ground.ui.doors import for_participants
from sideomside.matching import actions, queries
from sideomside.matching.rules import ANSWERS, TALK_FIRST, Proposal
from sideomside.people import queries as people

EMPLOYMENT = {
    "volunteer": gettext_lazy("Volunteer peer"),
    "paid": gettext_lazy("Paid peer"),
    "fleksjob": gettext_lazy("Paid peer"),
}

FIRST = {"room": gettext_lazy("Yes, I have room"), "meet": gettext_lazy("Yes, I would like to")}


@for_participants
def my_proposal(request: HttpRequest) -> HttpResponse:
    """The peer's own card, why we thought of them, and three equal answers."""
    asked = queries.my_proposal(request.viewer)
    if request.method == "POST":
        _answer(request, asked)
        return redirect("matching:my_proposal")
    paired = not asked and queries.pairs(request.viewer).filter(ended_at=None).exists()
    looks_no_more = not asked and queries.looks_no_more(request.viewer)
    paused = not asked and not paired and people.is_paused(request.viewer)
    waits_for_a_yes = not asked and queries.waits_for_a_yes(request.viewer)
    waits = not asked and not paired and not looks_no_more and not paused and not waits_for_a_yes
    context = {
        "asked": asked,
        "paired": paired,
        "looks_no_more": looks_no_more,
        "waits_for_a_yes": waits_for_a_yes,
        "paused": paused,
        "expected": queries.expected_wait(request.viewer) if waits else "",
        **_words(asked),
    }
    return render(request, "matching/my_proposal.html", context)


def question(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Room for one more? And later: somebody would like to meet you."""
    asked = queries.question(request.viewer, proposal_id)
    if asked is None:
        raise Http404
    if request.method == "POST":
        _peer_answers(request, asked)
        return redirect("matching:question", proposal_id)
    return render(request, "matching/question.html", {"question": asked, "answers": _peer_words(asked)})


def _answer(request: HttpRequest, asked: queries.Asked | None) -> None:
    """Another answer from a page opened before is told that the first one stands; the page says where to write."""
    answer, proposal_id = request.POST.get("answer", ""), request.POST.get("proposal", "")
    stood = queries.own_answer(request.viewer, proposal_id)
    if answer not in ANSWERS or stood == answer:
        return
    if stood:
        messages.info(request, _("You have answered this before, and we go by that."))
    elif asked and str(asked.proposal.id) == proposal_id:
        actions.participant_answers(proposal=asked.proposal, answer=answer, by=request.viewer)


def _peer_answers(request: HttpRequest, asked: queries.Question) -> None:
    """An answer to a question that has moved on since the page was opened is not an answer to the new one."""
    kind, answer = request.POST.get("kind", ""), request.POST.get("answer", "")
    proposal = queries.asked_proposal(request.viewer, asked.proposal_id)
    if proposal is None or answer not in (*ANSWERS, TALK_FIRST):
        return
    if kind != asked.kind:
        _say_what_stands(request, asked, proposal, kind)
    elif kind == "room":
        proposal = actions.peer_answers_room(proposal=proposal, answer=answer, by=request.viewer)
    elif kind == "meet":
        proposal = actions.peer_answers(proposal=proposal, answer=answer, by=request.viewer)
    _say_who_calls(request, asked, proposal, answer)


def _say_what_stands(request: HttpRequest, asked: queries.Question, proposal: Proposal, kind: str) -> None:
    """Another answer from a page opened before: what was said stands, and whom to reach about it."""
    said = queries.stood(request.viewer, proposal, kind)
    if not said or said == request.POST.get("answer"):
        return
    words = {"yes": FIRST.get(kind), "no": _("No thank you"), "later": _("Not right now")}[said]
    told = _("You have answered this before, and that answer stands: “%(said)s”.") % {"said": words}
    if asked.kind == "thanks":
        where = proposal.programme
        ways = ", ".join(filter(None, (where.contact_phone, where.contact_mail)))
        name = asked.coordinator or _("A coordinator")
        known = {"name": f"{name} ({ways})" if ways else name}
        told += " " + _("If you have changed your mind, call or write to %(name)s.") % known
    else:
        told += " " + _("The question has moved on since, and you can answer it here.")
    messages.info(request, told)


def _say_who_calls(request: HttpRequest, asked: queries.Question, proposal: Proposal, answer: str) -> None:
    """A talk first; or a yes for which there was no place after all. Neither stays without an answer."""
    if not proposal.call or answer not in ("yes", TALK_FIRST):
        return
    if answer == "yes" and asked.kind == "meet":
        said = _("You walk with as many as you have room for. %(name)s calls you, and your yes is not lost.")
    elif answer == TALK_FIRST:
        said = _("%(name)s calls you. The question stays open meanwhile.")
    else:
        return
    messages.info(request, said % {"name": asked.coordinator or _("A coordinator")})


def _words(asked: queries.Asked | None) -> dict[str, object]:
    if asked is None or asked.card is None:
        return {}
    answers = [
        ("yes", _("Yes, I would like to meet %(name)s") % {"name": asked.card.name}),
        ("no", _("No thank you, somebody else")),
        ("later", _("Not right now")),
    ]
    return {"answers": answers, "employment": EMPLOYMENT.get(asked.card.employment, "")}


def _peer_words(asked: queries.Question) -> list[tuple[str, object]]:
    first = FIRST.get(asked.kind)
    if first is None:
        return []
    return [
        ("yes", first),
        ("no", _("No thank you")),
        ("later", _("Not right now")),
        (
            TALK_FIRST,
            _("I would like to talk with %(coordinator)s first") % {"coordinator": asked.coordinator},
        ),
    ]
