"""A group one seeks a seat in, an event with one chair, and a circle that writes: led by one, come to by others."""

from datetime import timedelta
from uuid import uuid4

from django.db.models import Q
from django.utils import timezone

from proofs.living.at_hand import Act, NothingThere, there
from proofs.living.world import World
from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.models import Gathering, GoTogether, LocalActivity, Session, Signup
from sideomside.gatherings.rules import Evening
from sideomside.messages import actions as messages
from sideomside.messages import queries as threads
from sideomside.messages.models import Member, Thread
from sideomside.people.models import Person
from sideomside.people.rules import Hat

ON = {"open": "started", "started": "held", "held": "closed"}


def something(w: World, answer: str) -> Gathering:
    """The event with one chair, or the group."""
    return something_of("event" if answer in {"yes", "later"} else "group")


def something_of(kind: str) -> Gathering:
    return there(Gathering.objects.filter(kind=kind).order_by("made_at").last())


def seat(w: World, p: Person, answer: str) -> Signup:
    return there(Signup.objects.filter(gathering=something(w, answer), person=p).first())


def signs_up(w: World, p: Person, q: Person, answer: str) -> None:
    here = there(Person.objects.filter(id=p.id).first())
    gatherings.sign_up(gathering=something(w, answer), person=here, by=w.as_seeker(p))


def is_welcomed(w: World, p: Person, q: Person, answer: str) -> None:
    gatherings.welcome(signup=seat(w, p, "no"), by=w.by_karen())


def gives_the_seat_back(w: World, p: Person, q: Person, answer: str) -> None:
    gatherings.leave(signup=seat(w, p, answer), by=w.as_seeker(p))


def leads_it(w: World, p: Person, q: Person, answer: str) -> None:
    if answer == "later":
        gatherings.stop_leading(gathering=something(w, "no"), person_id=q.id, by=w.as_peer(q))
        return
    here = there(Person.objects.filter(id=q.id).first())
    one = something(w, answer)
    gatherings.ask_to_lead(gathering=one, person=here, by=w.by_karen())
    gatherings.answer_to_lead(gathering=one, yes=True, by=w.as_peer(q))


def goes_on_its_way(w: World, p: Person, q: Person, answer: str) -> None:
    """A group begins, is held, and is closed; now and then something is cancelled."""
    group = something(w, "no" if answer != "later" else "yes")
    to = "cancelled" if answer == "later" else ON.get(group.state)
    gatherings.move_on(gathering=group, to=there(to), by=w.by_karen())


def more_chairs(w: World, p: Person, q: Person, answer: str) -> None:
    one, seats = something(w, answer), 2 if answer == "yes" else 1
    gatherings.change(gathering=one, changes={"seats": seats}, version=one.version, by=w.by_karen())


def an_evening_is_noted(w: World, p: Person, q: Person, answer: str) -> None:
    """By whoever leads, with ticks."""
    past = Session.objects.filter(starts_at__lte=timezone.now()).exclude(state="cancelled")
    evening = there(past.order_by("starts_at").last())
    came = Signup.objects.filter(gathering=evening.gathering, seat="seated").values_list("id", flat=True)
    said = Evening(leaders=1, alone_why="ill", came=set(came[:1]), calls=set(came[1:]), count=3)
    gatherings.note_session(session=evening, evening=said, by=w.as_peer(q))


def an_evening_is_off(w: World, p: Person, q: Person, answer: str) -> None:
    if answer != "no":
        raise NothingThere  # only now and then
    evening = there(Session.objects.filter(state="planned", starts_at__gt=timezone.now()).first())
    gatherings.cancel_session(session=evening, by=w.by_karen())


def answers_the_offer(w: World, p: Person, q: Person, answer: str) -> None:
    said = {"talk": "later"}.get(answer, answer)
    gatherings.answer_offer(signup=seat(w, p, "no"), answer=said, by=w.as_seeker(p))


def asks_for_company(w: World, p: Person, q: Person, answer: str) -> None:
    here = there(Person.objects.filter(id=p.id).first())
    choir = there(LocalActivity.objects.first())
    gatherings.ask_for_company(activity=choir, person=here, by=w.as_seeker(p))


def finds_company(w: World, p: Person, q: Person, answer: str) -> None:
    asked = there(GoTogether.objects.filter(person=p).order_by("asked_at").last())
    at = timezone.now() + timedelta(days=2)
    gatherings.find_company(company=asked, along_with=there(q), goes_at=at, by=w.by_karen())


def been_there(w: World, p: Person, q: Person, answer: str) -> None:
    asked = there(GoTogether.objects.filter(person=p).order_by("asked_at").last())
    gatherings.end_company(company=asked, done=answer == "yes", by=w.as_seeker(p))


def circle() -> Thread:
    return there(Thread.objects.filter(sort="circle").first())


def member(person: Person, hat: str) -> Member:
    return there(Member.objects.filter(thread=circle(), person=person, hat=hat).first())


def is_asked_along(w: World, p: Person, q: Person, answer: str) -> None:
    who, hat = (q, Hat.PEER) if answer == "no" else (p, Hat.PARTICIPANT)
    messages.ask_along(thread=circle(), coming=(who.id, hat), moderates=hat == Hat.PEER, by=w.by_karen())


def comes_along(w: World, p: Person, q: Person, answer: str) -> None:
    by = w.as_peer(q) if answer == "no" else w.as_seeker(p)
    messages.come_along(thread=circle(), by=by)


def does_not_come_along(w: World, p: Person, q: Person, answer: str) -> None:
    messages.say_no(thread=circle(), by=w.as_seeker(p))


def goes_out(w: World, p: Person, q: Person, answer: str) -> None:
    messages.leave(thread=circle(), by=w.as_peer(q) if answer == "no" else w.as_seeker(p))


def is_taken_out(w: World, p: Person, q: Person, answer: str) -> None:
    by = w.by_karen() if answer == "talk" else w.as_peer(q)
    messages.take_out(member=member(p, Hat.PARTICIPANT), words="Skal vi tage en kop kaffe?", by=by)


def the_question_is_taken_back(w: World, p: Person, q: Person, answer: str) -> None:
    messages.take_back_question(member=member(p, Hat.PARTICIPANT), by=w.by_karen())


def one_writes_to_all(w: World, p: Person, q: Person, answer: str) -> None:
    by = w.as_peer(q) if answer == "no" else w.as_seeker(p)
    thread = there(threads.thread(by, circle().id))
    inside = Q(joined_at__isnull=False, left_at=None, person_id=by.person_id, hat=by.role)
    stood = Member.objects.filter(inside, thread=thread).exists()
    messages.write(thread=thread, words="Hej, alle.", once=uuid4(), by=by)
    w.wrote.append((thread.id, stood))


def they_go_on(w: World, p: Person, q: Person, answer: str) -> None:
    """What a friendly world would press next in the circle, or in the group."""
    leads = w.peers[0]
    if answer in {"no", "talk"}:
        _next_written(p)(w, p, leads, "yes")
    else:
        for act, said in _next_seated(p):
            act(w, p, leads, said)


def _next_written(p: Person) -> Act:
    here = Member.objects.filter(thread=circle(), person=p, hat=Hat.PARTICIPANT).first()
    if here is None or here.asked_at is None or here.left_at:
        return is_asked_along
    return one_writes_to_all if here.joined_at else comes_along


def _next_seated(p: Person) -> list[tuple[Act, str]]:
    group = something_of("group")
    mine = Signup.objects.filter(gathering=group, person=p).first()
    if group.state == "open":
        known = {"asked": is_welcomed, "seated": goes_on_its_way}
        return [(known.get(mine.seat, signs_up) if mine else signs_up, "no")]
    if group.state == "started":
        return [(an_evening_is_noted, "yes"), (goes_on_its_way, "no")]
    return [(answers_the_offer, "yes")]
