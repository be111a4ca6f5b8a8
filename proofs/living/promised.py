"""What must stay true between the two, in groups, in circles and of worries, whoever pressed what."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.utils import timezone

from proofs.living.world import World
from sideomside.companionship.models import Agreement, Companionship, Meeting, Rhythm
from sideomside.concerns import queries as concerns
from sideomside.concerns.models import Concern
from sideomside.gatherings.models import Facilitating, Gathering, Seat, Session, Signup
from sideomside.gatherings.models import State as Way
from sideomside.matching import queries as matching
from sideomside.matching.models import Proposal
from sideomside.matching.rules import State
from sideomside.messages import queries as messages
from sideomside.messages.models import Member, Thread
from sideomside.people.rules import Hat


def an_agreement_is_both_of_theirs(w: World) -> Iterator[str]:
    both = Q(participant_yes_at__isnull=False, peer_yes_at__isnull=False)
    stands = Agreement.objects.filter(both).values("companionship_id")
    if Companionship.objects.filter(state="agreed").exclude(id__in=stands).exists():
        yield "two walk by an agreement that not both have said yes to"


def a_fixed_time_is_both_of_theirs(w: World) -> Iterator[str]:
    laid = Meeting.objects.filter(state="fixed", starts_at__gt=timezone.now()).exclude(rhythm=None)
    if laid.filter(Q(rhythm__participant_yes_at=None) | Q(rhythm__peer_yes_at=None)).exists():
        yield "meetings are laid by a fixed time that not both have said yes to"
    if laid.filter(rhythm__stopped_at__isnull=False).exists():
        yield "meetings are laid by a fixed time that was stopped"


def a_goodbye_is_kept(w: World) -> Iterator[str]:
    if Rhythm.objects.filter(stopped_at=None, companionship__ending__said_at__isnull=False).exclude(
        asked_at__gt=F("companionship__ending__said_at")
    ):
        yield "one of the two has said goodbye, and the fixed time goes on"


def a_break_is_a_break(w: World) -> Iterator[str]:
    rests = Q(companionship__participant_rests_since__isnull=False)
    rests |= Q(companionship__peer_rests_since__isnull=False)
    ahead = Meeting.objects.filter(rests, state="fixed", starts_at__gt=timezone.now())
    if ahead.exclude(companionship__state="ended").exists():
        yield "one of the two takes a break, and a meeting lies ahead"


def what_is_over_has_nothing_ahead(w: World) -> Iterator[str]:
    living = [Meeting.State.OFFERED, Meeting.State.RESTING]
    over = Meeting.objects.filter(companionship__state="ended")
    ahead = Q(state__in=living) | Q(state="fixed", starts_at__gt=timezone.now())
    if over.filter(ahead).exists() or Rhythm.objects.filter(stopped_at=None, companionship__state="ended"):
        yield "it is over between two, and something of theirs lies ahead"


def who_has_enough_is_not_asked(w: World) -> Iterator[str]:
    """Looked at when the question is put; later it may have become enough."""
    for asked in note_who_is_asked(w):
        file = w.file(asked.peer)
        if file is not None and file.energy != "more":
            yield "a peer who has said enough is asked for one more"


def note_who_is_asked(w: World) -> list[Proposal]:
    """Those whose peer has been asked since somebody last looked."""
    new = list(Proposal.objects.filter(state=State.PEER_ASKED).exclude(id__in=w.asked))
    w.asked |= {one.id for one in new}
    return new


def nobody_stands_on_a_chair(w: World) -> Iterator[str]:
    """Never more guests than chairs, and nobody waits beside an empty one."""
    counted = Gathering.objects.annotate(seated=Count("signups", filter=Q(signups__seat=Seat.SEATED)))
    for one in counted:
        if one.seated > max(one.seats, w.chairs.get(one.id, 0)):
            yield "more have a seat than there are chairs"
        w.chairs[one.id] = one.seated
        ahead = Session.objects.filter(gathering=one, state="planned", starts_at__gt=timezone.now()).exists()
        waits = Signup.objects.filter(gathering=one, seat=Seat.WAITING).exists()
        if one.state == Way.OPEN and ahead and waits and one.seated < one.seats:
            yield "somebody waits beside an empty chair"


def nobody_leads_what_they_come_to(w: World) -> Iterator[str]:
    for one in Facilitating.objects.all():
        inside = Signup.objects.filter(gathering_id=one.gathering_id, person_id=one.person_id)
        if inside.exclude(seat=Seat.LEFT).exists():
            yield "somebody leads the very group they come to"


def a_circle_is_read_by_those_who_are_in_it(w: World) -> Iterator[str]:
    for circle in Thread.objects.filter(sort=Thread.Sort.CIRCLE):
        inside = set(
            Member.objects.filter(thread=circle, joined_at__isnull=False, left_at=None).values_list(
                "person_id", "hat"
            )
        )
        for person in w.everybody:
            for hat in (Hat.PARTICIPANT, Hat.PEER):
                viewer = w.wearing(person, hat)
                if messages.visible_to(viewer).filter(id=circle.id) and (person.id, str(hat)) not in inside:
                    yield "somebody who is not in a group reads what is written there"


def two_in_a_circle_who_must_not_be_are_told_of(w: World) -> Iterator[str]:
    for circle in Thread.objects.filter(sort=Thread.Sort.CIRCLE, closed_at=None):
        here = set(messages.present(w.watching).filter(thread=circle).values_list("person_id", flat=True))
        apart = any(matching.kept_apart(w.house.system, one, here - {one}) for one in here)
        told = {word.thread_id for word in messages.circles_due(w.watching)}
        if apart and circle.id not in told:
            yield "two who must not be together write in one group, and nobody is told"


def nobody_is_put_out_in_silence(w: World) -> Iterator[str]:
    for gone in Member.objects.filter(out_at__isnull=False, out_put_away=False, hidden=False):
        said = messages.goodbyes(w.wearing(gone.person, gone.hat))
        if not any(one.thread_id == gone.thread_id and one.words for one in said):
            yield "somebody was taken out of a group without a word"


def a_worry_is_read_by_those_on_it(w: World) -> Iterator[str]:
    for concern in Concern.objects.all():
        on_it = set(concern.on_it.values_list("person_id", flat=True))
        for person, viewer in ((w.karen, w.watching), (w.omar, w.omar_watching)):
            seen = concerns.concern(viewer, concern.id) is not None
            if seen and (person.id not in on_it or concern.whom == str(person.id)):
                yield "a worry is read by somebody it is not for"
        if concern.whom and concern.whom in {str(one) for one in on_it}:
            yield "a worry lies with the very one it is about"


def a_worry_is_closed_by_two(w: World) -> Iterator[str]:
    closed = Concern.objects.filter(closed_at__isnull=False)
    if closed.filter(Q(closing_by_id=None) | Q(read_at=None) | Q(closed_by_id=F("closing_by_id"))).exists():
        yield "a worry was closed by one alone"
