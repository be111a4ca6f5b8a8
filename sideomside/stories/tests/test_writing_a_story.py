"""A story is written in small steps, by whoever it is about, and read by nobody before they ask."""

from uuid import uuid4

import pytest

from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from sideomside.stories import actions, queries
from sideomside.stories.models import State, Story, Yes
from sideomside.stories.rules import Changed
from sideomside.stories.tests.cast import TITLE, WORDS, WRITER, WRITERS_MAIL, Cast, fresh
from tests.people import wearing


def test_a_story_is_written_step_by_step_on_ones_own_page(cast: Cast) -> None:
    phone = cast.phone(cast.ida)
    begin = phone.get("/min-side/historier/")
    first = phone.post("/min-side/historier/", {"once": str(begin.context["once"])})
    assert first.status_code == 302 and first["Location"].endswith("/begyndelsen/")
    at = first["Location"].removesuffix("begyndelsen/")
    assert "Hvor begynder din historie?" in phone.get(first["Location"]).content.decode()

    def step(slug: str, **said: object) -> str:
        version = phone.get(f"{at}{slug}/").context["form"]["version"].value()
        answer = phone.post(f"{at}{slug}/", {**said, "version": version})
        assert answer.status_code == 302, answer.content.decode()
        return answer["Location"]

    assert step("begyndelsen", words=WORDS).endswith("/det-der-hjalp/")
    assert step("nu", words="Her er stille.", stop="yes") == at, "one may stop anywhere"
    step("navn", title=TITLE, called="Kim")
    step("handler-om", themes=["alone", "fear"], note="Der er noget om at være alene.")
    assert "Før nogen kan læse den, mangler der lidt her" in phone.get(at).content.decode()
    step("kan-nogen-kende-mig", known=["place"])
    whole = phone.get(at).content.decode()
    assert WORDS in whole and "Der, hvor det begyndte" in whole and "Det, der hjalp</h2>" not in whole
    assert 'value="ask"' in whole
    without = phone.post(at, {"do": "ask"})
    assert "Sæt flueben her, når du siger ja" in without.content.decode() and not Yes.objects.exists()
    phone.post(at, {"do": "ask", "yes": "on"})
    story = Story.objects.get()
    assert story.state == State.ASKED and story.themes == ["alone", "fear"] and not story.comments_open
    assert Yes.objects.get().until.year == Yes.objects.get().given_at.year + 1


def test_one_begins_with_another_name_than_ones_own(cast: Cast) -> None:
    phone = cast.phone(cast.ida)
    phone.post("/min-side/historier/", {"once": str(uuid4())})
    called = Story.objects.get().called
    assert called and called not in "Ida Ægidius"


def test_two_taps_begin_one_story(cast: Cast) -> None:
    phone, once = cast.phone(cast.ida), str(uuid4())
    for _twice in range(2):
        phone.post("/min-side/historier/", {"once": once})
    assert Story.objects.count() == 1


def test_what_leads_straight_to_the_writer_is_pointed_out_and_may_stay(cast: Cast) -> None:
    story = cast.draft(parts={"begin": f"Idas vindue. Skriv til {WRITERS_MAIL} eller ring 20 12 34 56."})
    found = queries.story(cast.as_ida, story.id)
    assert found is not None
    assert set(found.recognised) >= {"Ida", WRITERS_MAIL, "20 12 34 56"}
    assert "Idas" not in found.recognised and found.whole, "it is told, and never forbidden"


def test_a_civil_registration_number_is_covered(cast: Cast) -> None:
    story = cast.draft(parts={"begin": "Mit nummer er 010157-5000, skrev de."})
    assert "010157" not in story.parts["begin"]


def test_two_windows_do_not_overwrite_each_other_and_keep_what_was_typed(cast: Cast) -> None:
    story = cast.draft()
    with pytest.raises(Changed):
        actions.write(story=story, changes={"title": "En anden"}, version=0, by=cast.as_ida)
    phone = cast.phone(cast.ida)
    at = f"/min-side/historier/{story.id}/navn/"
    stale = phone.post(at, {"version": "0", "title": "Fra det andet vindue", "called": "Kim"})
    page = stale.content.decode()
    assert "ændret i et andet vindue" in page and "Fra det andet vindue" in page
    again = {
        "version": stale.context["form"]["version"].value(),
        "title": "Fra det andet vindue",
        "called": "Kim",
    }
    assert phone.post(at, again).status_code == 302
    assert fresh(story).title == "Fra det andet vindue"


def test_a_draft_is_shut_to_everybody_else(cast: Cast) -> None:
    story = cast.draft()
    for other in (cast.as_karen, cast.as_maja, cast.as_jonas, cast.reader):
        assert not queries.visible_to(other).exists()
        assert queries.story(other, story.id) is None and queries.told_story(other, story.id) is None
    outside = wearing(cast.house, cast.ida, Hat.PARTICIPANT, opened=False)
    assert not queries.visible_to(outside).exists(), "not before the small key either"
    assert cast.desk(cast.karen).get(f"/redaktion/historie/{story.id}/").status_code == 404


def test_what_one_writes_as_a_participant_is_not_on_the_peers_page(cast: Cast) -> None:
    cast.draft()
    as_peer = wearing(cast.house, cast.ida, Hat.PEER)
    assert queries.mine(as_peer) == [] and len(queries.mine(cast.as_ida)) == 1


def test_a_peer_writes_where_peers_work(cast: Cast) -> None:
    desk = cast.desk(cast.jonas)
    begun = desk.post("/peer/historier/", {"once": str(uuid4())})
    assert begun["Location"].startswith("/peer/historier/")
    assert desk.get(begun["Location"]).status_code == 200 and Story.objects.get().hat == Hat.PEER
    assert cast.desk(cast.karen).get("/peer/historier/").status_code == 404


def test_what_is_told_aloud_goes_back_to_whoever_told_it(cast: Cast) -> None:
    desk = cast.desk(cast.karen)
    form = desk.get("/redaktion/skriv-ned/").context["form"]
    role = Role.objects.get(person=cast.ida)
    said = {"role": str(role.id), "asked": "on", "once": str(form["once"].value())}
    at = desk.post("/redaktion/skriv-ned/", said)["Location"]
    assert at.startswith("/redaktion/historie/") and at.endswith("/begyndelsen/")
    desk.post(at, {"version": "0", "words": WORDS})
    story = Story.objects.get()
    assert queries.story(cast.as_ida, story.id) is None, "half of it is nobody's to read"
    with pytest.raises(NotAllowed):
        actions.give_back(story=story, by=cast.as_omar)
    desk.post(f"/redaktion/historie/{story.id}/", {"do": "give_back"})
    with pytest.raises(NotAllowed):
        actions.write(story=fresh(story), changes={"title": "Karens"}, version=1, by=cast.as_karen)
    with pytest.raises(NotAllowed):
        actions.ask(story=fresh(story), by=cast.as_karen)
    assert cast.letters(cast.ida.id)[-1].subject == "Hej fra Karen"
    phone = cast.phone(cast.ida)
    page = phone.get(f"/min-side/historier/{story.id}/").content.decode()
    assert "Det er det, du fortalte os" in page and WORDS in page
    mine = actions.write(story=fresh(story), changes={"title": TITLE, "known": []}, version=1, by=cast.as_ida)
    asked = actions.ask(story=mine, by=cast.as_ida)
    assert actions.publish(story=asked, version=asked.version, by=cast.as_karen).title == TITLE


def test_whoever_is_both_is_asked_as_which_and_a_hat_laid_down_is_none(cast: Cast) -> None:
    as_peer = Role.objects.create(person=cast.ida, programme=cast.house.programme, name=Hat.PEER)
    desk = cast.desk(cast.karen)
    roles = desk.get("/redaktion/skriv-ned/").context["form"].fields["role"].choices
    assert [name.split(" · ")[:2] for key, name in roles if WRITER in name] == [
        [WRITER, "deltager"],
        [WRITER, "peer"],
    ]
    said = {"role": str(as_peer.id), "asked": "on"}
    desk.post("/redaktion/skriv-ned/", said | {"once": str(uuid4())})
    assert Story.objects.get().hat == Hat.PEER
    Role.objects.filter(id=as_peer.id).update(state=Role.State.LEFT)
    assert desk.post("/redaktion/skriv-ned/", said | {"once": str(uuid4())}).status_code == 200
    roles = desk.get("/redaktion/skriv-ned/").context["form"].fields["role"].choices
    assert [name for key, name in roles if WRITER in name] == [WRITER] and Story.objects.count() == 1


def test_what_was_told_passes_on_when_whoever_wrote_it_down_stops(cast: Cast) -> None:
    begun = {"person": cast.ida, "programme": cast.house.programme, "hat": "participant", "called": "Kim"}
    story = actions.begin(**begun, by=cast.as_karen)
    assert actions.hand_on_told(by=cast.house.system) == 0
    Role.objects.filter(person=cast.karen).update(state=Role.State.LEFT)
    assert [actions.hand_on_told(by=cast.house.system) for _twice in range(2)] == [1, 0]
    assert queries.told_story(cast.as_omar, story.id) is not None
    with pytest.raises(NotAllowed):
        actions.hand_on_told(by=cast.as_omar)


def test_a_draft_may_be_deleted_and_one_that_is_shown_may_not(cast: Cast) -> None:
    story = cast.draft()
    page = cast.shown(cast.as_jonas)
    actions.delete_draft(story=story, by=cast.as_ida)
    assert not Story.objects.filter(id=story.id).exists()
    with pytest.raises(NotAllowed):
        actions.delete_draft(story=page.story, by=cast.as_jonas)
