"""From the last word to the last day, through the pages and the jobs: asked, decided, announced, erased."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Direction, Enquiry, Message
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.privacy.actions import keep_times
from sideomside.privacy.tests.silent import SECOND, START, Story, day, is_here, sweep
from sideomside.silence import actions as silence
from sideomside.silence import jobs
from sideomside.silence.queries import waiting
from tests.people import someone

pytestmark = pytest.mark.django_db
OTHERS = "Dem, vi ikke har hørt fra længe"


@pytest.fixture(autouse=True)
def mailbox(tmp_path: Path, settings: object) -> Path:
    settings.MAILBOX = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def story() -> Story:
    return Story(mail="ida@example.org")


def written(story: Story, template: str) -> list[Letter]:
    with within(story.house.organisation.id):
        return list(Letter.objects.filter(to_id=story.ida.id, template=f"intake/mail/{template}"))


def link_in(letter: Letter) -> str:
    return re.findall(r"/bliv/[\w-]+/", letter.text or "")[0]


def asked(story: Story) -> str:
    """Karen presses the button on the first day she may; the way in that the letter carries."""
    assert story.press(day(180), "ask").status_code == 302
    return link_in(written(story, "still")[0])


def test_after_half_a_year_a_line_asks_karen_to_ask(story: Story) -> None:
    assert OTHERS not in story.today(day(179))
    shown = story.today(day(180))
    assert OTHERS in shown and "Spørg venligt" in shown
    page = story.page(day(180))
    assert "Vi tænker på dig" in page and "Send brevet" in page
    asked(story)
    [letter] = written(story, "still")
    assert letter.subject == "Hej fra Karen" and "Kærlig hilsen" in (letter.text or "")
    assert OTHERS not in story.today(day(181))
    with within(story.house.organisation.id):
        assert Entry.objects.filter(verb="read.listed", about_id=story.ida.id, detail__screen="silence")
        assert Entry.objects.filter(verb="enquiry.asked", about_id=story.ida.id, by_id=story.karen.id)


def test_pressing_twice_or_two_at_once_sends_one_letter(story: Story) -> None:
    with within(story.house.organisation.id):
        omar = someone(story.house, "Omar", "coordinator")
    version = story.version()
    asked(story)
    for who in (story.karen, omar):
        answer = story.press(day(180), "ask", version, who)
        assert "Der er sket noget imens" in answer.content.decode()
    assert len(written(story, "still")) == 1 and story.kinds().count("asked") == 1


def test_one_press_in_the_letter_and_ida_stays(story: Story) -> None:
    link, ida = asked(story), Client()
    with time_machine.travel(day(190), tick=False):
        shown = ida.get(link).content.decode()
        assert "Vil du gerne blive?" in shown and "Ida" not in shown and "Karen" not in shown
        assert story.kinds()[-1] == "asked"  # looking says nothing for anybody
        for _press in range(2):
            ida.post(link, {"do": "stay"})
        assert "Du bliver hos os" in ida.get(link).content.decode()
    assert story.kinds().count("stays") == 1
    assert OTHERS not in story.today(day(190 + 180) - SECOND * 2)
    assert OTHERS in story.today(day(190 + 180) + SECOND)


def test_goodbye_for_now_closes_it_and_the_other_button_opens_it_again(story: Story) -> None:
    link, ida = asked(story), Client()
    with time_machine.travel(day(190), tick=False):
        ida.post(link, {"do": "goodbye"})
        assert "Farvel for nu" in ida.get(link).content.decode()
        with within(story.house.organisation.id):
            assert (story.enquiry.state, story.enquiry.closed_why) == ("closed", "withdrawn")
        ida.post(link, {"do": "stay"})
        with within(story.house.organisation.id):
            assert story.enquiry.state != "closed" and story.enquiry.waiting_since is not None


def test_a_link_that_was_closed_or_guessed_leads_nowhere(story: Story) -> None:
    link, ida = asked(story), Client()
    with time_machine.travel(day(190), tick=False):
        assert (
            ida.post("/bliv/gaettet/", {"do": "goodbye"}).headers["Location"].endswith("/linket-virker-ikke/")
        )
        with within(story.house.organisation.id):
            people.revoke_links(person=story.ida, by=story.house.system)
        ida.post(link, {"do": "goodbye"})
        with within(story.house.organisation.id):
            assert story.enquiry.state != "closed"


def test_thirty_days_later_karen_decides_and_says_why(story: Story) -> None:
    asked(story)
    assert OTHERS not in story.today(day(210) - SECOND)
    assert "Vent lidt endnu, eller giv slip?" in story.today(day(211))
    refused = story.press(day(211), "let_go", words=" ")
    assert "Skriv en linje om hvorfor" in refused.content.decode()
    story.press(day(211), "let_go", words="Ingen svar på to breve")
    with within(story.house.organisation.id):
        assert (story.enquiry.state, story.enquiry.closed_why) == ("closed", "quiet")
        note = Message.objects.filter(enquiry=story.enquiry, direction=Direction.NOTE).last()
        assert note and note.words == "Ingen svar på to breve"
    assert sweep(story.house, day(211 + 90) - SECOND * 2) == 0
    assert sweep(story.house, day(211 + 90) + SECOND) == 1  # the ordinary time, from the closing


def test_wait_longer_and_half_a_year_begins_again(story: Story) -> None:
    asked(story)
    story.press(day(211), "again", words="Hun er rejst")
    assert OTHERS not in story.today(day(211 + 180) - SECOND * 2)
    assert "Spørg venligt" in story.today(day(211 + 180) + SECOND)
    for number in range(335, 211 + 335, 20):
        assert sweep(story.house, day(number)) == 0 and not written(story, "farewell")


def test_an_old_tab_changes_nothing_and_keeps_the_words(story: Story) -> None:
    asked(story)
    version = story.version()
    story.press(day(211), "again", words="Hun er rejst")
    shown = story.press(day(211), "let_go", version, words="Ingen svar").content.decode()
    assert "Der er sket noget imens" in shown and "Ingen svar" in shown
    with within(story.house.organisation.id):
        assert story.enquiry.state != "closed"


def test_goodbye_is_said_a_month_before_and_nobody_goes_a_day_early(story: Story) -> None:
    assert sweep(story.house, day(335) - SECOND * 2) == 0 and not written(story, "farewell")
    assert sweep(story.house, day(335)) == 0
    [letter] = written(story, "farewell")
    assert letter.state == "sent" and story.kinds()[-1] == "farewell"
    assert sweep(story.house, day(364)) == 0 and len(written(story, "farewell")) == 1
    assert sweep(story.house, day(365) - SECOND) == 0 and is_here_in(story)
    assert sweep(story.house, day(365) + SECOND) == 1 and not is_here_in(story)
    with within(story.house.organisation.id):
        assert Entry.objects.filter(verb="retention.run", detail__people=1).count() == 1


def is_here_in(story: Story) -> bool:
    with within(story.house.organisation.id):
        return is_here(story.ida)


def test_announced_and_then_heard_from_nothing_happens(story: Story) -> None:
    with time_machine.travel(day(335), tick=False):
        jobs.announce(story.house.organisation.id)
    link, ida = link_in(written(story, "farewell")[0]), Client()
    with time_machine.travel(day(360), tick=False):
        ida.post(link, {"do": "stay"})
    for number in (366, 400, 360 + 334):
        assert sweep(story.house, day(number)) == 0
    assert is_here_in(story) and len(written(story, "farewell")) == 0  # the letter is gone, as letters go


def test_a_mail_in_answer_counts_as_a_word(story: Story) -> None:
    sweep(story.house, day(335))
    with time_machine.travel(day(350), tick=False), within(story.house.organisation.id):
        intake.hear(enquiry=story.enquiry, words="Jeg er her endnu", way="mail", by=story.house.system)
    assert sweep(story.house, day(3000)) == 0 and is_here_in(story)  # and now it is ours to answer


def test_a_house_that_was_closed_for_months_says_goodbye_first(story: Story) -> None:
    assert sweep(story.house, day(900)) == 0
    assert sweep(story.house, day(929)) == 0
    assert sweep(story.house, day(930) + SECOND) == 1


def test_a_letter_that_waits_or_never_left_is_no_goodbye(story: Story) -> None:
    org = story.house.organisation.id
    with time_machine.travel(day(335), tick=False):
        jobs.announce(org)
    with time_machine.travel(day(400), tick=False), within(org):  # the machine stood still
        assert kept(story) == 0
    with within(org):
        Letter.objects.filter(template="intake/mail/farewell").update(state="given_up")
    with time_machine.travel(day(401), tick=False), within(org):
        assert kept(story) == 0
    assert sweep(story.house, day(402)) == 0
    assert story.kinds()[-2:] == ["farewell", "farewell"] and not written(story, "farewell")
    assert "Sig farvel" in story.today(day(403))
    story.press(day(403), "tried", words="Ringede")
    assert sweep(story.house, day(433)) == 0
    assert sweep(story.house, day(433) + SECOND) == 1


def kept(story: Story) -> int:
    return keep_times(by=story.house.system)["people"]


def test_whoever_gets_no_letters_is_called() -> None:
    story = Story()
    assert "så ring" in story.today(day(180))
    assert "Jeg har spurgt" in story.page(day(180))
    story.press(day(180), "ask")
    assert not written(story, "still") and story.kinds()[-1] == "asked"
    story.press(day(185), "talked")
    assert OTHERS not in story.today(day(185 + 180) - SECOND * 2)
    assert sweep(story.house, day(185 + 335) + SECOND) == 0
    assert "Sig farvel" in story.today(day(185 + 336))
    story.press(day(185 + 336), "tried", words="Ringede, og ingen tog den")
    assert OTHERS not in story.today(day(185 + 337))
    assert sweep(story.house, day(185 + 366)) == 0  # a month from when somebody tried
    assert sweep(story.house, day(185 + 366) + SECOND) == 1


def test_nobody_reads_there_so_nobody_is_told_goodbye_and_nobody_goes() -> None:
    story = Story()
    with within(story.house.organisation.id):
        Role.objects.filter(person=story.karen).update(state=Role.State.LEFT)
    for number in (336, 370, 1000):
        assert sweep(story.house, day(number)) == 0 and "farewell" not in story.kinds()


def test_goodbye_is_not_said_at_night(story: Story) -> None:
    with time_machine.travel(day(336) + timedelta(hours=12), tick=False):
        jobs.announce(story.house.organisation.id)
    assert not written(story, "farewell")


def test_in_english_and_without_a_word_about_what_this_is(story: Story) -> None:
    with within(story.house.organisation.id):
        people.change_person(person=story.ida, changes={"language": "en"}, by=story.house.system)
    asked(story)
    text = written(story, "still")[0].text or ""
    assert "your place with us is still yours" in text and "/en/bliv/" in text
    with time_machine.travel(day(335), tick=False):
        jobs.announce(story.house.organisation.id)
    [letter] = written(story, "farewell")
    assert letter.subject == "Hello from Karen" and "after 10" in (letter.text or "")


def test_one_letter_that_cannot_be_written_stops_nobody_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story(mail="ida@example.org")
    with time_machine.travel(START, tick=False), within(story.house.organisation.id):
        for number in range(3):
            story.came(f"Bo{number}", mail=f"bo{number}@example.org")
    real, first = silence.intake.announce, list[object]()

    def fails_for_one(*, enquiry: Enquiry, **more: object) -> object:
        first.append(enquiry.person_id)
        if enquiry.person_id == first[0]:
            raise RuntimeError("planted")
        return real(enquiry=enquiry, **more)

    monkeypatch.setattr(silence.intake, "announce", fails_for_one)
    with time_machine.travel(day(336), tick=False):
        jobs.announce(story.house.organisation.id)
    with within(story.house.organisation.id):
        assert Letter.objects.filter(template="intake/mail/farewell").count() == len(set(first)) - 1 == 3


@pytest.mark.django_db(databases="__all__")
def test_many_silences_open_their_names_with_one_question() -> None:
    def asked(people: int) -> int:
        story = Story(mail="ida@example.org")
        with time_machine.travel(START, tick=False), within(story.house.organisation.id):
            for number in range(people):
                story.came(f"Bo{number}", mail=f"bo{number}@example.org")
        with time_machine.travel(day(190), tick=False), within(story.house.organisation.id):
            with CaptureQueriesContext(connections["keys"]) as keys:
                assert len([one.person.name for one in waiting(story.by)]) == people + 1
            return len(keys)

    assert asked(2) == asked(9)
