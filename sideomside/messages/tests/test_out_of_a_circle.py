"""A question is taken back, somebody is taken out and told in words, and two who must not be together rise."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.matching import actions as matching
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Rhythm, Thread
from sideomside.messages.tests.cast import Cast, a_circle, came_in, notices, signed_in
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"
KIND = "Kære Ida. Det her er ikke det rette sted for dig lige nu. Skal vi tage en kop kaffe?"


@pytest.fixture
def noor(cast: Cast) -> Person:
    return someone(cast.house, "Noor Haddad", Hat.PARTICIPANT, mail="noor@post.example")


@pytest.fixture
def karen(cast: Cast) -> Viewer:
    return cast.as_(cast.karen, Hat.COORDINATOR)


@pytest.fixture
def circle(cast: Cast) -> Thread:
    return a_circle(cast)


def here(circle: Thread, person: Person) -> Member:
    return Member.objects.get(thread=circle, person=person)


def letters_to(person: Person) -> int:
    Rhythm.objects.filter(person=person, due_at__isnull=False).update(due_at=timezone.now())
    notices()
    return Letter.objects.filter(to_id=person.id).count()


def test_a_question_is_taken_back_from_her_page_and_no_letter_goes(
    cast: Cast, circle: Thread, noor: Person, karen: Viewer
) -> None:
    actions.ask_along(thread=circle, coming=(noor.id, Hat.PARTICIPANT), by=karen)
    hers = came_in(cast.house, noor)
    assert "Torsdagsholdet" in hers.get(MINE).content.decode()
    desk, at = signed_in(cast.house, cast.karen), f"{HIS}gruppe/{circle.id}/"
    assert "Tag spørgsmålet tilbage" in desk.get(at).content.decode()
    for _twice in range(2):
        desk.post(f"{at}tag-tilbage/{here(circle, noor).id}/")
    assert "Torsdagsholdet" not in hers.get(MINE).content.decode()
    assert hers.get(f"{MINE}{circle.id}/med/").status_code == 404
    assert "Noor" not in desk.get(at).content.decode().partition("<select")[0]
    assert letters_to(noor) == 0
    assert Entry.objects.filter(verb="circle.question_taken_back", about_id=noor.id).count() == 1
    actions.ask_along(thread=circle, coming=(noor.id, Hat.PARTICIPANT), by=karen)
    assert queries.invitation(cast.as_(noor, Hat.PARTICIPANT), circle.id) is not None, "she may be asked anew"


def test_whoever_said_yes_meanwhile_is_in_and_stays(cast: Cast, circle: Thread, karen: Viewer) -> None:
    actions.take_back_question(member=here(circle, cast.ida), by=karen)
    assert queries.me_in(cast.her, circle) is not None
    for by in (cast.him, cast.her):
        with pytest.raises(NotAllowed):
            actions.take_back_question(member=here(circle, cast.jonas), by=by)


def test_one_who_leads_takes_somebody_out_in_words_that_only_she_reads(
    cast: Cast, circle: Thread, karen: Viewer
) -> None:
    his, hers = signed_in(cast.house, cast.jonas), came_in(cast.house, cast.ida)
    letters_to(cast.ida)
    actions.look_in(by=cast.her)
    before = letters_to(cast.ida)
    page = his.get(f"{HIS}gruppe/{circle.id}/").content.decode()
    way = f"{HIS}gruppe/{circle.id}/ud/{here(circle, cast.ida).id}/"
    assert way in page and f"/ud/{here(circle, cast.jonas).id}/" not in page
    assert "Ingen bliver taget ud i tavshed" in his.post(way, {"words": "  "}).content.decode()
    assert queries.me_in(cast.her, circle) is not None
    his.post(way, {"words": KIND})
    assert his.post(way, {"words": "Igen"}).status_code == 404, "she is out"
    assert letters_to(cast.ida) == before + 1
    own = hers.get(MINE).content.decode()
    assert KIND in own and "Jonas skriver til dig" in own and "Torsdagsholdet" in own
    assert hers.get(f"{MINE}{circle.id}/").status_code == 404
    desk = signed_in(cast.house, cast.karen).get(f"{HIS}gruppe/{circle.id}/").content.decode()
    assert "Ida" in desk and "Spørg dem, hvordan de har det" in desk and "kop kaffe" not in desk
    assert [one.text for one in queries.circles_due(karen)] == [
        "En er taget ud af gruppen. Spørg, hvordan det går."
    ]
    for _twice in range(2):
        hers.post(f"{MINE}{circle.id}/farvel/")
    assert KIND not in hers.get(MINE).content.decode()


def test_what_was_said_is_in_her_own_copy_and_in_nobody_elses(cast: Cast, circle: Thread) -> None:
    actions.take_out(member=here(circle, cast.ida), words=KIND, by=cast.him)
    assert KIND in json.dumps(queries.tell(cast.her, cast.ida.id), default=str, ensure_ascii=False)
    assert KIND not in json.dumps(queries.tell(cast.him, cast.jonas.id), default=str, ensure_ascii=False)
    assert KIND not in str(list(Entry.objects.values_list("detail", flat=True)))
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert not Member.objects.filter(person=cast.ida).exists()


def test_nobody_else_takes_anybody_out_and_nobody_themselves(
    cast: Cast, circle: Thread, noor: Person, karen: Viewer
) -> None:
    ida, jonas = here(circle, cast.ida), here(circle, cast.jonas)
    stranger = cast.as_(someone(cast.house, "Charlie", Hat.PEER), Hat.PEER)
    for by, member in ((cast.her, jonas), (stranger, ida), (cast.him, jonas), (cast.her, ida)):
        with pytest.raises(NotAllowed):
            actions.take_out(member=member, words=KIND, by=by)
    with pytest.raises(NotAllowed):
        actions.take_out(member=ida, words="", by=karen)
    actions.take_out(member=jonas, words="Tak for nu, Jonas.", by=karen)
    assert [one.text for one in queries.circles_due(karen)][
        0
    ] == "Ingen leder gruppen, så ingen kan skrive i den."
    charlies = signed_in(cast.house, Person.objects.get(id=stranger.person_id))
    assert charlies.get(f"{HIS}gruppe/{circle.id}/ud/{ida.id}/").status_code == 404


def test_asked_again_after_being_taken_out_is_a_new_beginning(
    cast: Cast, circle: Thread, karen: Viewer
) -> None:
    actions.take_out(member=here(circle, cast.ida), words=KIND, by=cast.him)
    actions.ask_along(thread=circle, coming=(cast.ida.id, Hat.PARTICIPANT), by=karen)
    actions.come_along(thread=circle, by=cast.her)
    assert queries.goodbyes(cast.her) == [] and queries.me_in(cast.her, circle) is not None
    assert not here(circle, cast.ida).out_words


def test_hidden_on_a_shared_phone_it_says_nothing_of_a_group(cast: Cast, circle: Thread) -> None:
    actions.hide(thread=circle, by=cast.her)
    actions.take_out(member=here(circle, cast.ida), words=KIND, by=cast.him)
    assert "Torsdagsholdet" not in came_in(cast.house, cast.ida).get(MINE).content.decode()


def test_two_who_must_not_be_together_and_both_came_rise_with_their_names_until_one_is_out(
    cast: Cast, noor: Person, karen: Viewer
) -> None:
    circle = a_circle(cast, noor)
    assert queries.circles_due(karen) == []
    matching.keep_apart(person=cast.ida, other_id=noor.id, by=karen)
    [word] = queries.circles_due(karen)
    assert word.text == "To i gruppen må ikke bringes sammen."
    desk = signed_in(cast.house, cast.karen)
    assert "To i gruppen må ikke bringes sammen" in desk.get("/i-dag/").content.decode()
    assert "Ida og Noor Haddad er begge i gruppen" in desk.get(f"{HIS}gruppe/{circle.id}/").content.decode()
    his = signed_in(cast.house, cast.jonas)
    assert "bringes sammen" not in his.get(f"{HIS}gruppe/{circle.id}/").content.decode()
    actions.take_out(member=here(circle, noor), words="Kære Noor. Jeg ringer til dig.", by=karen)
    assert "To i gruppen må ikke bringes sammen." not in [one.text for one in queries.circles_due(karen)]
    for other in (cast.her, cast.him, cast.as_(cast.kim, Hat.EVALUATOR)):
        assert queries.circles_due(other) == []


def test_after_a_week_it_is_not_held_up_any_more(cast: Cast, circle: Thread, karen: Viewer) -> None:
    actions.take_out(member=here(circle, cast.ida), words=KIND, by=cast.him)
    Member.objects.filter(person=cast.ida).update(out_at=timezone.now() - timedelta(days=8))
    assert queries.circles_due(karen) == []


def test_the_first_page_of_either_leads_to_what_was_said_until_it_is_put_away(
    cast: Cast, circle: Thread, karen: Viewer
) -> None:
    actions.take_out(member=here(circle, cast.ida), words=KIND, by=cast.him)
    actions.take_out(member=here(circle, cast.jonas), words="Tak for nu, Jonas.", by=karen)
    cast.ends()
    hers, his = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    for browser, first, at in ((hers, "/min-side/", MINE), (his, "/peer/", HIS)):
        page = browser.get(first).content.decode()
        assert "Der er noget til dig" in page and f'href="{at}"' in page
        assert KIND not in page and "Torsdagsholdet" not in page
        browser.post(f"{at}{circle.id}/farvel/")
        assert "Der er noget til dig" not in browser.get(first).content.decode()
