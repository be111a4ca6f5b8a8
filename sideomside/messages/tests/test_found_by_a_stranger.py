"""What somebody who tried to break it found: each told as it should be."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sideomside.ground.audit.models import Entry
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Picture
from sideomside.messages.rules import coordinator_thread_id
from sideomside.messages.tests.cast import Cast, a_picture, came_in, signed_in
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"


def pauses(cast: Cast) -> None:
    Role.objects.filter(person=cast.ida, name=Hat.PARTICIPANT).update(state="paused")


@pytest.mark.parametrize("begun", [False, True])
def test_a_pause_keeps_the_conversation_as_it_keeps_the_place(cast: Cast, begun: bool) -> None:
    if begun:
        cast.writes(cast.her)
    pauses(cast)
    hers, his = came_in(cast.house, cast.ida), signed_in(cast.house, cast.jonas)
    for client, way in ((hers, MINE), (his, HIS)):
        assert f"{way}{cast.pair.id}/" in client.get(way).content.decode()
        assert "<textarea" in client.get(f"{way}{cast.pair.id}/").content.decode()
    assert his.post(f"{HIS}{cast.pair.id}/", {"words": "Sig til, når du er klar"}).status_code == 302


def test_first_words_written_as_the_pair_ended_are_kept(cast: Cast) -> None:
    cast.ends()
    answer = came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/", {"words": "Mine første ord 🌧"})
    assert answer.status_code == 404 and "Mine første ord 🌧" in answer.content.decode()
    assert came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").status_code == 404


def test_words_with_a_fault_in_them_are_kept_when_the_pair_ended(cast: Cast) -> None:
    cast.writes(cast.her)
    cast.ends()
    form = {"words": "Det her er vigtigt", "picture": SimpleUploadedFile("x.jpg", b"no picture")}
    page = came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/", form).content.decode()
    assert "Det her er vigtigt" in page


def test_words_written_to_a_thread_hidden_meanwhile_are_kept(cast: Cast) -> None:
    cast.writes(cast.her)
    Member.objects.filter(person_id=cast.ida.id).update(hidden=True)
    answer = came_in(cast.house, cast.ida).post(f"{MINE}{cast.pair.id}/", {"words": "Halvt skrevet"})
    page = answer.content.decode()
    assert answer.status_code == 404 and "Halvt skrevet" in page and "Jonas" not in page


def test_nobody_decides_about_a_conversation_of_their_own(cast: Cast) -> None:
    """Jonas is also a coordinator here."""
    cast.writes(cast.her)
    Role.objects.create(person=cast.jonas, programme=cast.house.programme, name=Hat.COORDINATOR)
    karen, jonas = cast.as_(cast.karen, Hat.COORDINATOR), cast.as_(cast.jonas, Hat.COORDINATOR)
    opening = actions.ask_to_open(thread=cast.thread, reason="Vi er bekymrede", by=karen)
    assert queries.to_confirm(jonas) == [] and queries.openings_of(jonas, cast.thread) == []
    assert queries.opening(jonas, opening.id) is None
    for act in (
        lambda: actions.confirm_opening(opening=opening, by=jonas),
        lambda: actions.put_away_opening(opening=opening, by=jonas),
        lambda: actions.ask_to_open(thread=cast.thread, reason="Bare mig", by=jonas),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_piece_of_the_page_and_a_picture_leave_a_line_in_the_log_too(cast: Cast) -> None:
    thread_id = coordinator_thread_id(cast.ida.id, Hat.PARTICIPANT, cast.house.programme.id)
    form = {"words": "En hilsen", "picture": SimpleUploadedFile("x.jpg", a_picture())}
    came_in(cast.house, cast.ida).post(f"{MINE}{thread_id}/", form)
    karen = signed_in(cast.house, cast.karen)
    looks = Entry.objects.filter(verb="read.opened", about_id=cast.ida.id, by_id=cast.karen.id)
    assert "En hilsen" in karen.get(f"{HIS}{thread_id}/nyt/?after=0").content.decode()
    assert looks.count() == 1
    assert queries.picture(cast.as_(cast.karen, Hat.COORDINATOR), Picture.objects.get().id) is not None
    assert looks.count() == 2


def test_a_tab_nobody_sits_at_swallows_no_notice(cast: Cast) -> None:
    cast.writes(cast.her)
    cast.writes(cast.him, "Er du der?")
    waiting = Member.objects.filter(person_id=cast.ida.id, new=True)
    assert waiting.exists()
    hers = came_in(cast.house, cast.ida)
    hers.get(f"{MINE}{cast.pair.id}/nyt/?after=1", headers={"x-live": "1"})
    assert waiting.exists()
    hers.get(f"{MINE}{cast.pair.id}/")
    assert not waiting.exists()
