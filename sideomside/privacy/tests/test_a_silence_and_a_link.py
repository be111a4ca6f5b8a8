"""A link says stay or goodbye only in answer to a letter; whoever holds one closes nothing else with it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from proofs.keeping.made import row
from sideomside.gatherings.models import Signup
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.matching.models import Pair, Proposal
from sideomside.people import actions as people
from sideomside.people.rules import Hat
from sideomside.privacy.tests.silent import Story, day, sweep
from sideomside.silence import queries
from tests.people import someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mailbox(tmp_path: Path, settings: object) -> Path:
    settings.MAILBOX = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def story() -> Story:
    return Story(mail="ida@example.org")


def on_paper(story: Story) -> str:
    """Any way in that she was given."""
    with within(story.house.organisation.id):
        return f"/bliv/{people.make_link(person=story.ida, replace=False, by=story.house.system)}/"


def letters(story: Story, template: str) -> list[Letter]:
    with within(story.house.organisation.id):
        return list(Letter.objects.filter(to_id=story.ida.id, template=f"intake/mail/{template}"))


def link_in(letter: Letter) -> str:
    return re.findall(r"/bliv/[\w-]+/", letter.text or "")[0]


def stands(story: Story) -> str:
    with within(story.house.organisation.id):
        return story.enquiry.state


def test_unasked_it_leads_to_her_own_page_and_closes_nothing(story: Story) -> None:
    link = on_paper(story)
    with time_machine.travel(day(10), tick=False):
        for do in ("goodbye", "stay"):
            Client().post(link, {"do": do})
        assert leads_to_the_door(link)
    assert stands(story) == "answered" and not {"stays", "closed"} & set(story.kinds())


def leads_to_the_door(link: str) -> bool:
    """As any private link: a button, and then the word of her own."""
    at = Client().get(link).headers.get("Location", "")
    return at.endswith(f"{link.split('/')[2]}/") and "/bliv/" not in at


def test_what_was_asked_before_she_was_heard_from_is_no_question_any_more(story: Story) -> None:
    story.press(day(180), "ask")
    link = link_in(letters(story, "still")[0])
    with time_machine.travel(day(190), tick=False), within(story.house.organisation.id):
        people.touch(person_id=story.ida.id, by=story.house.system)
    with time_machine.travel(day(191), tick=False):
        Client().post(link, {"do": "goodbye"})
        assert leads_to_the_door(link)
    assert stands(story) != "closed"


def test_looking_changes_nothing(story: Story) -> None:
    story.press(day(180), "ask")
    link, before = link_in(letters(story, "still")[0]), story.kinds()
    with time_machine.travel(day(190), tick=False):
        assert Client().get(link).status_code == Client().head(link).status_code == 200
        with within(story.house.organisation.id):
            assert story.enquiry.person.last_contact_at < day(1)
    assert story.kinds() == before


def _walks(story: Story) -> None:
    row(story.house, Pair, "participant", story.ida, ended_at=None)


def _is_asked_about(story: Story) -> None:
    row(story.house, Proposal, "participant", story.ida, state=Proposal.State.DRAFTED)


def _has_a_seat(story: Story) -> None:
    row(story.house, Signup, "person", story.ida, asked_at=day(400))


def _works_here(story: Story) -> None:
    people.give_role(person=story.ida, programme=story.house.programme, name=Hat.HOST, by=story.house.system)


@pytest.mark.parametrize("has", [_walks, _is_asked_about, _has_a_seat, _works_here])
def test_whoever_has_something_here_is_never_offered_goodbye(
    story: Story, has: Callable[[Story], None]
) -> None:
    story.press(day(180), "ask")
    link = link_in(letters(story, "still")[0])
    with time_machine.travel(day(190), tick=False):
        with within(story.house.organisation.id):
            has(story)
        shown = Client().get(link).content.decode()
        assert "Ja, jeg vil gerne blive" in shown and "Farvel for nu" not in shown
        Client().post(link, {"do": "goodbye"})
    assert stands(story) != "closed"


def test_a_goodbye_is_told_to_her_and_stands_on_i_dag_until_karen_has_seen_it(story: Story) -> None:
    story.press(day(180), "ask")
    link = link_in(letters(story, "still")[0])
    with time_machine.travel(day(190), tick=False):
        for _press in range(2):
            Client().post(link, {"do": "goodbye"})
    [told] = letters(story, "goodbye")
    assert told.subject == "Hej fra Karen" and "Du har sagt farvel for nu" in (told.text or "")
    for night in (190, 250):
        assert "Sagde farvel for nu med knappen i vores brev" in story.today(day(night))
    assert "Et brev har fortalt det" in story.page(day(250))
    assert story.press(day(250), "seen").status_code == 302
    assert "Sagde farvel for nu" not in story.today(day(250))
    assert stands(story) == "closed"
    assert sweep(story.house, day(190 + 90)) == 0
    assert sweep(story.house, day(190 + 91)) == 1


def test_it_was_not_her_and_the_letter_brings_her_back(story: Story) -> None:
    story.press(day(180), "ask")
    with time_machine.travel(day(190), tick=False):
        Client().post(link_in(letters(story, "still")[0]), {"do": "goodbye"})
    story.press(day(191), "seen")
    back = link_in(letters(story, "goodbye")[0])
    with time_machine.travel(day(195), tick=False):
        assert "Vil du alligevel hellere blive?" in Client().get(back).content.decode()
        Client().post(back, {"do": "stay"})
        assert "Du bliver hos os" in Client().get(back).content.decode()
    with time_machine.travel(day(196), tick=False):
        assert leads_to_the_door(back)
    with within(story.house.organisation.id):
        assert story.enquiry.waiting_since is not None


def test_what_one_of_us_closed_no_link_opens(story: Story) -> None:
    link = on_paper(story)
    with time_machine.travel(day(5), tick=False), within(story.house.organisation.id):
        intake.close(enquiry=story.enquiry, reason="withdrawn", by=story.by)
    with time_machine.travel(day(6), tick=False):
        Client().post(link, {"do": "stay"})
        assert leads_to_the_door(link)
    assert stands(story) == "closed"


def test_who_said_goodbye_is_nothing_for_a_host(story: Story) -> None:
    story.press(day(180), "ask")
    with time_machine.travel(day(190), tick=False):
        Client().post(link_in(letters(story, "still")[0]), {"do": "goodbye"})
    with within(story.house.organisation.id):
        host = someone(story.house, "Mona", Hat.HOST)
        assert queries.goodbyes(wearing(story.house, host, Hat.HOST)) == []
        assert len(queries.goodbyes(story.by)) == 1
