"""The legs of the whole way. Each says what it took: touches, letters typed, days; and what was not as it should be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone

from proofs.arc.finger import Finger
from proofs.arc.people import MAIL, Company
from sideomside.companionship.models import Companionship, Meeting
from sideomside.gatherings.models import CafeDay
from sideomside.ground.vault.walls import current_organisation
from sideomside.intake.inbox import take_from_pipe
from sideomside.intake.jobs import read_mail
from sideomside.intake.models import Enquiry, Visit
from sideomside.matching.models import Pair
from sideomside.peers.models import PeerFile
from sideomside.people.models import Role
from sideomside.people.rules import Hat

TWELVE, HEAVY = 12, 6  # meetings in all, and the one that was heavy
RAW = (
    f"From: Ida <{MAIL}>\r\nTo: hej@huset.example\r\nSubject: Hej\r\nMessage-ID: <arc@post.example>\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "Jeg savner en at gå tur med. Jeg er meget alene.\r\n"
)


@dataclass
class Told:
    """Of each leg its touches and typed letters by whom; and what was wrong on the way, in words."""

    leg: str = ""  # where we are
    took: dict[str, dict[str, int]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    log_taps: list[int] = field(default_factory=list)
    log_typed: list[int] = field(default_factory=list)
    met: int = 0

    def note(self, **fingers: Finger) -> None:
        for who, finger in fingers.items():
            here = self.took.setdefault(f"{self.leg}: {who}", {"taps": 0, "typed": 0})
            here["taps"] += finger.taps
            here["typed"] += finger.typed
            finger.taps = finger.typed = 0


def a_mail_becomes_two_yeses(c: Company, told: Told) -> None:
    """Taken in at the door, answered, talked with, and asked in three steps."""
    take_from_pipe(BytesIO(RAW.encode()), ("hej@huset.example",))
    read_mail(current_organisation())
    enquiry = Enquiry.objects.get()
    c.ida = enquiry.person
    desk = c.desk.open("/i-dag/")
    desk.tap(f"/henvendelser/{enquiry.id}/")
    desk.press(words="Hej Ida. Tak for din mail. Skal vi tage en kop kaffe?")
    told.note(coordinator=desk)
    c.sleep(1)
    desk = c.desk.open(f"/henvendelser/{enquiry.id}/snak/holdt/")
    desk.press(form="coffee", matching="on")
    told.note(coordinator=desk)
    find = c.desk.open(f"/find-peer/{c.ida.id}/")
    find.press(peer=str(c.jonas.id), why="De går begge gerne ture.")
    for do in ("ask", "go_on"):
        find = find.press(do) if find.has(do) else find
    told.note(coordinator=find)
    peer = c.peer.open("/peer/").tap("/peer/spoergsmaal/").press("yes", name="answer")
    told.note(peer=peer)
    mine = c.me().open("/min-side/forslag/")
    mine.press("yes", name="answer")
    peer = c.peer.open("/peer/").tap("/peer/spoergsmaal/").press("yes", name="answer")
    told.note(participant=mine, peer=peer)


def a_first_cup(c: Company, told: Told) -> None:
    desk = c.desk.open("/i-dag/")
    desk.tap("/foelgeskab/begynd/").press()
    mine = c.me().open("/min-side/")
    mine.tap("/min-side/moede/")
    first = Meeting.objects.get().times.order_by("starts_at").first()
    mine.press(_button(mine))
    c.keep_calendar(mine, ".ics")
    c.until(first.starts_at)
    _log(c, told, felt="light")
    told.note(coordinator=desk, participant=mine)


def a_trial_and_an_agreement(c: Company, told: Told) -> None:
    """One suggests the next time, both say alone that they would like to go on, and the two find words for it."""
    _one_more(c, told)
    mine, peer = c.me().open("/min-side/aftale/"), c.peer
    mine.press("go_on")
    peer.open(f"/peer/aftale/{_walk().id}/").press("go_on")
    mine.open("/min-side/aftale/").press("write")
    peer.open(f"/peer/aftale/{_walk().id}/").press("yes")
    if _walk().state != "agreed":
        told.wrong.append("two said yes to the same words, and nothing is agreed on")
    told.note(participant=mine, peer=peer)


def a_fixed_time(c: Company, told: Told) -> None:
    mine, peer = c.me().open("/min-side/moede/"), c.peer
    mine.tap("/min-side/moede/fast/").press(first=_in_days(5))
    peer.open(f"/peer/moede/{_walk().id}/").press("rhythm_yes")
    told.note(participant=mine, peer=peer)
    if not _walk().meetings.filter(state="fixed", starts_at__gt=timezone.now()).exists():
        told.wrong.append("both want a fixed time, and no meeting is in the calendar")


def weeks_go_by(c: Company, told: Told) -> None:
    """Until twelve; the sixth is a heavy one, and somebody calls the peer."""
    while told.met < TWELVE - 1:
        _next_meeting(c)
        heavy = told.met + 1 == HEAVY
        _log(c, told, felt="heavy" if heavy else "light")
        c.sleep(0.1)
        if heavy:
            _somebody_calls(c, told)
        if told.met == HEAVY + 2:
            a_pause(c, told)


def a_pause(c: Company, told: Told) -> None:
    """In one touch, by the one who walks with a peer; three weeks, and the place is kept."""
    place = PeerFile.objects.get(person=c.jonas).load
    mine = c.me().open("/min-side/moede/")
    mine.press("rest")
    c.sleep(21)
    if PeerFile.objects.get(person=c.jonas).load != place or Pair.objects.get().ended_at is not None:
        told.wrong.append("somebody took a pause, and the place was given away")
    if _walk().meetings.filter(state="fixed", starts_at__gt=timezone.now()).exists():
        told.wrong.append("somebody is on a pause, and a meeting lies ahead")
    mine = c.me().open("/min-side/moede/")
    mine.press("back")
    c.sleep(0.1)
    told.note(participant=mine)


def a_good_ending(c: Company, told: Told) -> None:
    """Said by one, met once more, and words to take along."""
    mine = c.me().open("/min-side/moede/")
    mine.press("goodbye")
    _one_more(c, told)
    if _walk().state != "ended":
        told.wrong.append("they have met to say goodbye, and it goes on")
    told.note(participant=mine)
    mine = c.me().open("/min-side/med-mig/")
    mine.press("keep", words="Vi gik hele vejen rundt om søen.")
    if not mine.reads("rundt om søen"):
        told.wrong.append("what one takes along is not kept")
    if PeerFile.objects.get(person=c.jonas).load:
        told.wrong.append("it is over, and the place is still taken")
    told.note(participant=mine)


def pouring_coffee_for_others(c: Company, told: Told) -> None:
    """Says it on one's own page; after a talk the café is offered, and a yes is arranged; a day, and the guests."""
    c.sleep(14)
    mine = c.me().open("/min-side/")
    mine.tap("/min-side/vaer-der-for-andre/").press()
    told.note(participant=mine)
    if not c.desk.open("/i-dag/").reads("Ida"):
        told.wrong.append("somebody would like to be there for others, and stands on nobody's page")
    _becomes_a_host(c, told)
    host = Finger(c.at_work(c.ida).client)
    host.open("/cafe/").press("take")
    c.until(timezone.localtime().replace(hour=11, minute=0) + timedelta(days=1))
    host = c.at_work(c.ida).open("/cafe/")
    host.press("count", guests="6")
    told.note(host=host)
    if not CafeDay.objects.filter(host=c.ida).exists() or Visit.objects.get().guests != 6:
        told.wrong.append("a host took a day and counted, and it stands nowhere")


def _becomes_a_host(c: Company, told: Told) -> None:
    """Asked when they see each other, answered on her own page, and arranged."""
    at = f"/vejen/{c.ida.id}/vaere-noget/"
    desk = c.desk.open(at)
    desk.press("offer", step="host")
    mine = c.me().open("/min-side/vaere-noget/")
    mine.press("yes")
    desk.open(at).press("take_up")
    told.note(participant=mine, coordinator=desk)
    if not Role.objects.filter(person=c.ida, name=Hat.HOST).exists():
        told.wrong.append("somebody said yes to being a host, it was arranged, and they have no hat")


LEGS: dict[str, Callable[[Company, Told], None]] = {
    leg.__name__: leg
    for leg in (
        a_mail_becomes_two_yeses, a_first_cup, a_trial_and_an_agreement, a_fixed_time, weeks_go_by, a_good_ending,
        pouring_coffee_for_others,
    )
}  # fmt: skip


def _walk() -> Companionship:
    return Companionship.objects.get()


def _in_days(days: int) -> str:
    at = timezone.localtime().replace(hour=14, minute=0) + timedelta(days=days)
    return at.strftime("%Y-%m-%dT%H:%M")


def _button(finger: Finger) -> str:
    """The first time that is offered."""
    return next(b.get("value", "") for b in finger.page.iter("button") if b.get("name") == "do")


def _one_more(c: Company, told: Told) -> None:
    """The peer suggests a time, the other says yes, and they meet."""
    peer, mine = c.peer.open(f"/peer/moede/{_walk().id}/foreslaa/"), c.me()
    peer.press(form="walk", first=_in_days(3))
    mine.open("/min-side/moede/")
    mine.press(
        next(b.get("value", "") for b in mine.page.iter("button") if (b.get("value") or "")[:2] == "20")
    )
    _next_meeting(c)
    _log(c, told, felt="light")
    told.note(participant=mine, peer=peer)


def _next_meeting(c: Company) -> None:
    """The day before comes, and the house reminds; then the hour itself."""
    ahead = _walk().meetings.filter(state="fixed", starts_at__gt=timezone.now()).order_by("starts_at")
    meets: Any = ahead[0].starts_at
    days = (timezone.localdate(meets) - timezone.localdate()).days - 1
    if days > 0:
        c.sleep(days)
    c.until(meets)


def _log(c: Company, told: Told, felt: str) -> None:
    """After the meeting: how it was for me, and that we met. From the peer's own first page."""
    peer = c.peer.open("/peer/")
    peer.tap(f"/peer/moede/{_walk().id}/")
    peer.press("met", felt=felt)
    told.met += 1
    told.log_taps.append(peer.taps)
    told.log_typed.append(peer.typed)
    told.note(peer=peer)
    if _walk().meetings.filter(state="met").count() != told.met:
        told.wrong.append(f"meeting {told.met} was noted and does not count")


def _somebody_calls(c: Company, told: Told) -> None:
    desk = c.desk.open("/i-dag/")
    if not desk.links("/foelgeskab/ring/"):
        told.wrong.append("a meeting was heavy, and nobody hears of it")
        return
    desk.tap("/foelgeskab/ring/").press()
    told.note(coordinator=desk)
