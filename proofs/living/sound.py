"""What must be true after every press, whoever pressed what. Each check says in words what is wrong."""

from collections.abc import Callable, Iterator

from proofs.living.between_two import two_who_said_yes_are_not_forgotten
from proofs.living.promised import (
    a_break_is_a_break,
    a_circle_is_read_by_those_who_are_in_it,
    a_fixed_time_is_both_of_theirs,
    a_goodbye_is_kept,
    a_worry_is_closed_by_two,
    a_worry_is_read_by_those_on_it,
    an_agreement_is_both_of_theirs,
    nobody_is_put_out_in_silence,
    nobody_leads_what_they_come_to,
    nobody_stands_on_a_chair,
    two_in_a_circle_who_must_not_be_are_told_of,
    what_is_over_has_nothing_ahead,
    who_has_enough_is_not_asked,
)
from proofs.living.sealed import outsiders_do_nothing, outsiders_see_nothing, two_rooms_stay_sealed
from proofs.living.world import World
from sideomside.companionship import queries as companionship
from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.keys import has_key
from sideomside.intake import queries as intake
from sideomside.intake.models import Enquiry
from sideomside.matching import queries as matching
from sideomside.matching.models import Pair, Proposal, ProposalStep
from sideomside.matching.queries import Question
from sideomside.matching.rules import OPEN, State, next_state
from sideomside.peers.models import PeerFile
from sideomside.people.models import Role
from sideomside.people.rules import Hat
from sideomside.privacy import queries as privacy


def wrong(world: World) -> list[str]:
    """After every press that changed something."""
    return [line for check in AT_ONCE for line in check(world)]


def wrong_now_and_then(world: World) -> list[str]:
    """What everybody sees, whole page after whole page: every eighth time, and when a life ends."""
    return [line for check in NOW_AND_THEN for line in check(world)]


def wrong_in_the_end(world: World) -> list[str]:
    """And the log is walked once a life."""
    return wrong_now_and_then(world) + log.verify()


def steps_lead_where_it_stands(w: World) -> Iterator[str]:
    for proposal in Proposal.objects.all():
        state = str(State.DRAFTED)
        for step in _steps(proposal):
            state = next_state(state, step) or state
        if state != proposal.state:
            yield f"a proposal is {proposal.state}, and its steps say {state}"
        if (proposal.state in OPEN) is not (proposal.ending == "" and proposal.state != State.PAIRED):
            yield f"a proposal is {proposal.state} and ended as {proposal.ending!r}"


def nobody_meets_without_three_yeses(w: World) -> Iterator[str]:
    for pair in Pair.objects.select_related("proposal"):
        if not {"peer_has_room", "participant_yes", "peer_yes"} <= set(_steps(pair.proposal)):
            yield "two were brought together and not all had said yes"
    paired = Proposal.objects.filter(state=State.PAIRED, pair=None).count()
    if paired:
        yield "all said yes and nothing came of it"


def nobody_is_asked_without_a_yes(w: World) -> Iterator[str]:
    """What is shown to somebody now rests on a yes that is in force now, and on both being here."""
    for person in w.peers:
        for question in matching.questions(w.as_peer(person)):
            yield from _wrong_with(w, question)
    for person in w.seekers:
        shown = matching.my_proposal(w.as_seeker(person))
        if shown and shown.card and not _takes_part(person):
            yield "somebody on a pause is asked"


def _wrong_with(w: World, question: Question) -> Iterator[str]:
    asked = Proposal.objects.get(id=question.proposal_id)
    if not consent.in_force(w.watching, asked.participant_id, Purpose.MATCHING):
        yield "a peer is asked about somebody who has not said yes"
    if not _takes_part(asked.participant):
        yield "a peer is asked about somebody who is on a pause or gone"
    if question.kind == "room" and (question.name or question.words or question.reasons):
        yield "a peer reads about somebody before that somebody has said yes"


def one_question_at_a_time(w: World) -> Iterator[str]:
    for person in w.seekers:
        if Proposal.objects.filter(participant=person, state__in=OPEN).count() > 1:
            yield "somebody has to weigh two people against each other"


def who_must_not_meet_is_not_asked(w: World) -> Iterator[str]:
    for asked in Proposal.objects.filter(state__in=OPEN):
        if matching.kept_apart(w.house.system, asked.participant_id, [asked.peer_id]):
            yield "two who must not meet are asked about each other"


def a_place_is_taken_for_each_pair(w: World) -> Iterator[str]:
    for file in PeerFile.objects.all():
        pairs = Pair.objects.filter(peer_id=file.person_id, ended_at=None).count()
        if file.load != pairs:
            yield f"a peer walks with {pairs} and {file.load} places are taken"


def words_go_only_where_two_walk_together(w: World) -> Iterator[str]:
    if any(not stood for _pair, stood in w.wrote):
        yield "somebody wrote to one they do not walk with any more"
    w.wrote.clear()


def what_has_ended_asks_for_nothing(w: World) -> Iterator[str]:
    for person in w.everybody:
        mine = [companionship.next_meeting(w.as_seeker(person))]
        for one in [*mine, *companionship.meetings_of_peer(w.as_peer(person))]:
            if (
                one is not None
                and one.companionship.pair.ended_at is not None
                and one.kind in {"choose", "fixed"}
            ):
                yield "a meeting still comes up for two who do not meet any more"


def nobody_is_lost(w: World) -> Iterator[str]:
    """Whoever wrote and was not answered stands on the coordinator's page."""
    waiting = {one.enquiry.id for one in intake.waiting_for_answer(w.watching)}
    for enquiry in Enquiry.objects.exclude(state="closed").exclude(waiting_since=None):
        if enquiry.id not in waiting:
            yield "somebody wrote, was not answered, and waits nowhere"


def who_is_erased_is_gone(w: World) -> Iterator[str]:
    for person_id in w.erased:
        if has_key(person_id):
            yield "the key of somebody who was erased is still there"
        for rows in privacy.left_behind(w.house.system, person_id):
            yield f"{rows.model._meta.label} still knows somebody who was erased"
        if "erasure.swept" in set(Entry.objects.filter(about_id=person_id).values_list("verb", flat=True)):
            yield "a room forgot to forget"


def _steps(proposal: Proposal) -> list[str]:
    return list(
        ProposalStep.objects.filter(proposal=proposal).order_by("written_at").values_list("name", flat=True)
    )


def _takes_part(person: object) -> bool:
    return Role.objects.filter(person=person, name=Hat.PARTICIPANT, state=Role.State.ACTIVE).exists()


Check = Callable[[World], Iterator[str]]
AT_ONCE: tuple[Check, ...] = (
    steps_lead_where_it_stands,
    nobody_meets_without_three_yeses,
    one_question_at_a_time,
    who_must_not_meet_is_not_asked,
    a_place_is_taken_for_each_pair,
    words_go_only_where_two_walk_together,
    nobody_is_lost,
    an_agreement_is_both_of_theirs,
    a_fixed_time_is_both_of_theirs,
    a_goodbye_is_kept,
    a_break_is_a_break,
    what_is_over_has_nothing_ahead,
    who_has_enough_is_not_asked,
    nobody_stands_on_a_chair,
    nobody_leads_what_they_come_to,
    a_worry_is_closed_by_two,
    who_is_erased_is_gone,
    outsiders_do_nothing,
)
NOW_AND_THEN: tuple[Check, ...] = (
    nobody_is_asked_without_a_yes,
    what_has_ended_asks_for_nothing,
    two_who_said_yes_are_not_forgotten,
    a_circle_is_read_by_those_who_are_in_it,
    two_in_a_circle_who_must_not_be_are_told_of,
    nobody_is_put_out_in_silence,
    a_worry_is_read_by_those_on_it,
    two_rooms_stay_sealed,
    outsiders_see_nothing,
)
