"""Every step of a silence is a person's: what no letter could say, who waits for us, and who cannot be heard."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import time_machine

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry, InboundMail, Way
from sideomside.intake.tests.mailing import letter, read_all, send
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, Viewer, visitor
from sideomside.privacy.tests.silent import SECOND, Story, day, is_here, sweep
from sideomside.silence import jobs
from tests.people import at_work

pytestmark = pytest.mark.django_db
OTHERS = "Dem, vi ikke har hørt fra længe"


@pytest.fixture(autouse=True)
def mailbox(tmp_path: Path, settings: object) -> Path:
    settings.MAILBOX = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def gone(story: Story, nights: Iterable[int]) -> list[int]:
    """On which of these nights somebody went."""
    return [night for night in nights if sweep(story.house, day(night))]


def farewells(story: Story) -> list[Letter]:
    with within(story.house.organisation.id):
        return list(Letter.objects.filter(to_id=story.ida.id, template="intake/mail/farewell"))


def talk(story: Story) -> None:
    with time_machine.travel(day(0), tick=False), within(story.house.organisation.id):
        intake.sort(enquiry=story.enquiry, as_="seeks", by=story.by)
        intake.hold_talk(enquiry=story.enquiry, setting=intake.Setting(), note="", by=story.by)


def test_where_no_letter_can_say_goodbye_nobody_goes_before_one_of_us_has_tried() -> None:
    story = Story()
    assert gone(story, range(336, 1100, 30)) == []
    assert "ingen har prøvet at ringe endnu" in story.today(day(1100))
    shown = story.page(day(1100))
    assert "Intet slettes, før en af os har prøvet" in shown and "Hvordan har du prøvet?" in shown
    refused = story.press(day(1100), "tried", words=" ").content.decode()
    assert "Skriv en linje om, hvordan du har prøvet" in refused
    assert story.press(day(1100), "tried", words="Ringede to gange").status_code == 302
    assert OTHERS not in story.today(day(1101))
    assert sweep(story.house, day(1130)) == 0
    assert sweep(story.house, day(1130) + SECOND) == 1


def test_that_line_rises_when_a_month_has_gone() -> None:
    story = Story()
    sweep(story.house, day(336))
    early, late = story.today(day(337)), story.today(day(367))
    assert OTHERS in early and "Har ventet for længe" not in early
    assert OTHERS not in late and "Har ventet for længe" in late


def test_whoever_had_a_first_talk_waits_for_us_and_the_clock_never_lets_them_go() -> None:
    story = Story(mail="ida@example.org")
    talk(story)
    assert gone(story, range(170, 1500, 20)) == [] and not farewells(story)
    assert "Venter på os, og vi har ikke hørt noget i et halvt år" in story.today(day(1500))
    assert "Her slettes intet af sig selv" in story.page(day(1500))
    story.press(day(1500), "ask")
    assert "Vent lidt endnu, eller giv slip?" in story.today(day(1531))
    assert gone(story, (1532, 1600)) == [] and not farewells(story)
    story.press(day(1600), "let_go", words="Vi fandt ingen")
    assert sweep(story.house, day(1780)) == 0
    assert sweep(story.house, day(1780) + SECOND) == 1


def test_where_no_talk_comes_first_they_wait_for_us_from_the_start() -> None:
    story = Story(mail="ida@example.org")
    with within(story.house.organisation.id), time_machine.travel(day(0), tick=False):
        Programme.objects.update(first_talk_required=False)
        intake.sort(enquiry=story.enquiry, as_="seeks", by=story.by)
    assert gone(story, (336, 366, 400, 900)) == [] and not farewells(story)


def test_nobody_is_told_goodbye_and_nobody_goes_while_nobody_could_hear_an_answer() -> None:
    story = Story(mail="ida@example.org")
    works(story, Role.State.PAUSED)
    assert gone(story, (336, 370, 500)) == [] and not farewells(story)
    works(story, Role.State.ACTIVE)
    sweep(story.house, day(501))
    assert len(farewells(story)) == 1
    works(story, Role.State.LEFT)
    assert gone(story, (532, 600)) == []


def works(story: Story, state: str) -> None:
    with within(story.house.organisation.id):
        Role.objects.filter(person=story.karen).update(state=state)


def test_a_letter_is_signed_by_the_programme_where_nobody_has_a_name() -> None:
    story = Story(mail="ida@example.org")
    with within(story.house.organisation.id):
        karen = Person.objects.get(id=story.karen.id)
        karen.name = ""
        karen.save()
        name = story.house.programme.name
    with time_machine.travel(day(336), tick=False):
        jobs.announce(story.house.organisation.id)
    [one] = farewells(story)
    assert one.subject == f"Hej fra {name}" and (one.text or "").strip().endswith(name)


def test_a_month_lies_between_the_question_and_goodbye_however_late_it_was_asked() -> None:
    story = Story(mail="ida@example.org")
    story.press(day(334), "ask")
    assert gone(story, (335, 350, 364)) == [] and not farewells(story)
    sweep(story.house, day(365))
    assert len(farewells(story)) == 1
    assert sweep(story.house, day(394)) == 0
    assert sweep(story.house, day(396)) == 1


def test_words_by_another_door_from_the_same_address_count_as_heard() -> None:
    story = Story(mail="ida@example.org")
    sweep(story.house, day(335))
    wrote(story, "Ida@Example.org", 360)
    assert gone(story, (366, 400, 800)) == []
    assert "Nogen med den samme adresse har skrevet" in story.today(day(367))
    shown = story.page(day(367))
    with within(story.house.organisation.id):
        other = Enquiry.objects.exclude(person_id=story.ida.id).get()
    assert "Er det" in shown and f"/{other.id}/" in shown
    story.press(day(370), "again", words="Det er hendes søster")
    assert OTHERS not in story.today(day(371))
    assert gone(story, (400, 600)) == [] and is_there(story)


def test_before_goodbye_is_said_too() -> None:
    story = Story(mail="ida@example.org")
    wrote(story, "ida@example.org", 300)
    assert gone(story, (336, 366, 500)) == [] and not farewells(story)


def wrote(story: Story, address: str, night: int) -> None:
    newcomer = intake.Newcomer(name="Ida", channel="mail", contact_way="mail", contact=address)
    with time_machine.travel(day(night), tick=False), within(story.house.organisation.id):
        intake.write_in(
            programme=story.house.programme, newcomer=newcomer, words="Jeg vil gerne blive.", way=Way.FORM,
            by=visitor(story.house.organisation.id),
        )  # fmt: skip


def is_there(story: Story) -> bool:
    with within(story.house.organisation.id):
        return is_here(story.ida)


def test_letting_go_closes_all_they_wait_for_in_one_press() -> None:
    story = Story(mail="ida@example.org")
    with time_machine.travel(day(1), tick=False), within(story.house.organisation.id):
        again = intake.receive(
            programme=story.house.programme, person=story.ida, way=Way.FORM, words="y",
            by=visitor(story.house.organisation.id),
        )  # fmt: skip
        intake.answer(enquiry=again, words="Hej", by=story.by)
    for night, do, words in ((182, "ask", ""), (213, "let_go", "Ingen svar")):
        with within(story.house.organisation.id):
            version = Enquiry.objects.get(id=again.id).version
        with time_machine.travel(day(night), tick=False):
            client = at_work(story.house, story.karen)
            client.post(f"/stille/{again.id}/", {"do": do, "version": version, "words": words})
    with within(story.house.organisation.id):
        found = Enquiry.objects.filter(person=story.ida).values_list("state", "closed_why")
        assert set(found) == {("closed", "quiet")}
    assert OTHERS not in story.today(day(213))


def test_letting_go_says_what_still_stands_with_colleagues() -> None:
    story = Story(mail="ida@example.org")
    org = story.house.organisation.id
    with time_machine.travel(day(-1), tick=False), within(org):
        there = people.open_programme(name="Naboen", about={}, by=story.house.system)
        mona = people.meet(name="Mona", language="da", by=story.house.system)
        people.give_role(person=mona, programme=there, name=Hat.COORDINATOR, by=story.house.system)
        mine = story.enquiry
        other = intake.receive(programme=there, person=story.ida, way=Way.FORM, words="y", by=visitor(org))
        colleague = Viewer(Hat.COORDINATOR, org, mona.id, frozenset({there.id}), True)
        intake.answer(enquiry=other, words="Hej", by=colleague)
    for night, do in ((182, "ask"), (213, "let_go")):
        with within(org):
            version = Enquiry.objects.get(id=mine.id).version
        with time_machine.travel(day(night), tick=False):
            client = at_work(story.house, story.karen)
            press = {"do": do, "version": version, "words": "Ingen svar"}
            answer = client.post(f"/stille/{mine.id}/", press, follow=True).content.decode()
    assert "De venter også i et andet program" in answer
    with within(org):
        assert Enquiry.objects.get(id=mine.id).closed_why == "quiet"
        assert Enquiry.objects.get(id=other.id).state == "answered"


@pytest.mark.parametrize("how", ["too many lines at the top", "not read yet"])
def test_nobody_goes_while_a_mail_that_came_since_goodbye_lies_unread(how: str) -> None:
    story = Story(mail="ida@example.org")
    org = story.house.organisation.id
    sweep(story.house, day(335))
    to = f"hej+{farewells(story)[0].reply_token}@huset.example"
    raw = letter("Jeg vil gerne blive", sender="Ida <ida@example.org>", to=to, subject="Re: Hej")
    with time_machine.travel(day(350), tick=False), within(org):
        send(b"".join(b"X-A%d: x\n" % n for n in range(3000)) + raw if how.startswith("too") else raw, to)
        if how.startswith("too"):
            read_all(org)
            assert InboundMail.objects.get().state == InboundMail.State.QUARANTINED
    assert gone(story, (366, 400, 700)) == []
    with within(org):
        InboundMail.objects.update(state=InboundMail.State.THROWN_AWAY)
    assert sweep(story.house, day(701)) == 1
