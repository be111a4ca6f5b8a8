"""Whatever is pressed, by whom and in which order: nobody meets without two yeses, and no state is impossible."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.matching import actions, jobs, queries
from sideomside.matching.models import Pair, Proposal, ProposalStep
from sideomside.matching.rules import OPEN, next_state
from sideomside.matching.tests.story import Story
from sideomside.peers.actions import pause, resume
from sideomside.peers.queries import peer_file

ANSWER = st.sampled_from(["yes", "yes", "yes", "no", "later", "talk"])
OTHERS = ["withdraw", "call", "yes_back", "yes_again", "rest", "back", "sweep", "again"]
PRESSES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["room", "participant", "meet"]), ANSWER),
        st.tuples(
            st.sampled_from(OTHERS),
            st.just(""),
        ),
    ),
    max_size=12,
)


def press(story: Story, proposal: Proposal, what: str, answer: str) -> None:
    file = peer_file(story.karen, story.jonas.person_id)
    acts = {
        "room": lambda: story.peer_has_room(proposal, answer),
        "participant": lambda: story.ida_says_yes(proposal, answer if answer != "talk" else "no"),
        "meet": lambda: story.jonas_says_yes(proposal, answer),
        "withdraw": lambda: actions.withdraw(proposal=proposal, by=story.karen),
        "call": lambda: actions.call(proposal=proposal, by=story.karen),
        "yes_back": lambda: consents.withdraw(
            person=story.ida, purpose=Purpose.MATCHING, channel="page", by=story.as_ida
        ),
        "yes_again": lambda: actions.say_yes(person=story.ida, channel="page", by=story.as_ida),
        "rest": lambda: pause(peer=file, by=story.as_jonas),
        "back": lambda: resume(peer=file, by=story.as_jonas),
        "sweep": jobs.stop_what_does_not_stand,
        "again": jobs.go_on,
    }
    acts[what]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=PRESSES)
def test_any_order_of_presses(story: Story, presses: list[tuple[str, str]]) -> None:
    fresh(story)
    proposal = story.propose()
    for what, answer in presses:
        press(story, proposal, what, answer)
        proposal.refresh_from_db()
        is_sound(story, proposal)


def fresh(story: Story) -> None:
    """The same two people, as if nothing had been asked."""
    Proposal.objects.all().delete()
    file = peer_file(story.karen, story.jonas.person_id)
    if file.state == "resting":
        resume(peer=file, by=story.as_jonas)
    type(file).objects.filter(id=file.id).update(load=0)
    if not queries.wishes_of(story.as_ida, story.ida.id).version:
        story.hold_talk()
        story.agree()
    actions.say_yes(person=story.ida, channel="page", by=story.as_ida)


def is_sound(story: Story, proposal: Proposal) -> None:
    steps = list(ProposalStep.objects.filter(proposal=proposal).values_list("name", flat=True))
    walked = "drafted"
    for step in steps:
        walked = next_state(walked, step) or walked
    assert walked == proposal.state
    two_yeses = {"peer_has_room", "participant_yes", "peer_yes"} <= set(steps)
    assert Pair.objects.filter(proposal=proposal).exists() is (proposal.state == "paired") is two_yeses
    assert peer_file(story.karen, story.jonas.person_id).load == (1 if two_yeses else 0)
    asked = queries.my_proposal(story.as_ida)
    assert not (asked and asked.card) or proposal.state == "asked"
    for question in queries.questions(story.as_jonas):
        assert (question.kind, str(proposal.state)) in {("room", "peer_asked"), ("meet", "peer_decides")}
        assert question.kind == "meet" or not (question.name or question.words or question.reasons)
    assert (proposal.state in OPEN) is (proposal.ending == "" and proposal.state != "paired")
