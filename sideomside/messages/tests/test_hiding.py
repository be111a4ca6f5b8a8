"""On a shared phone a conversation can be hidden until the second key is given again."""

import json

import pytest

from sideomside.ground.audit.models import Entry
from sideomside.messages import actions, queries
from sideomside.messages.models import Member
from sideomside.messages.tests.cast import HELLO, WORD, Cast, came_in, signed_in
from sideomside.people.rules import NotAllowed

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"


def test_hidden_it_is_on_no_page_of_hers(cast: Cast) -> None:
    cast.writes(cast.him, "Hej Ida")
    client = came_in(cast.house, cast.ida)
    client.post(f"{MINE}{cast.pair.id}/skjul/")
    assert client.get(f"{MINE}{cast.pair.id}/").status_code == 404
    assert client.get(f"{MINE}{cast.pair.id}/nyt/").status_code == 404
    assert "Jonas" not in client.get(MINE).content.decode()
    assert "Hej Ida" not in json.dumps(queries.tell(cast.her, cast.ida.id), default=str, ensure_ascii=False)
    assert queries.count_new(cast.her) == 0


def test_the_log_on_her_own_page_does_not_give_it_away(cast: Cast) -> None:
    cast.writes(cast.her)
    client = came_in(cast.house, cast.ida)
    client.post(f"{MINE}{cast.pair.id}/skjul/")
    page = client.get("/min-side/hvem-har-set/").content.decode()
    assert "skjulte" not in page and "skrev en besked" not in page
    assert Entry.objects.filter(verb="thread.hidden", by_id=cast.ida.id).exists()


def test_for_jonas_nothing_has_changed(cast: Cast) -> None:
    cast.writes(cast.her)
    actions.hide(thread=cast.thread, by=cast.her)
    assert HELLO in signed_in(cast.house, cast.jonas).get(f"{HIS}{cast.pair.id}/").content.decode()


def test_her_own_word_shows_it_again_and_another_does_not(cast: Cast) -> None:
    cast.writes(cast.her)
    client = came_in(cast.house, cast.ida)
    client.post(f"{MINE}{cast.pair.id}/skjul/")
    wrong = client.post(f"{MINE}vis/", {"word": "stikkelsbær"})
    assert wrong.status_code == 200 and "ikke ordet" in wrong.content.decode()
    assert client.get(f"{MINE}{cast.pair.id}/").status_code == 404
    assert client.post(f"{MINE}vis/", {"word": WORD}).status_code == 302
    assert HELLO in client.get(f"{MINE}{cast.pair.id}/").content.decode()


def test_coming_in_anew_is_not_enough(cast: Cast) -> None:
    """Somebody made her open her page: what she hid is still hidden."""
    cast.writes(cast.her)
    actions.hide(thread=cast.thread, by=cast.her)
    came_in(cast.house, cast.ida)  # chooses the word
    again = came_in(cast.house, cast.ida)
    assert again.get(MINE).status_code == 200 and "Jonas" not in again.get(MINE).content.decode()


def test_too_many_wrong_words_close_the_way_as_they_do_at_the_door(cast: Cast) -> None:
    cast.writes(cast.her)
    client = came_in(cast.house, cast.ida)
    client.post(f"{MINE}{cast.pair.id}/skjul/")
    for _ in range(4):
        page = client.post(f"{MINE}vis/", {"word": "gæt"}).content.decode()
    assert "Du kan prøve igen om" in page
    assert client.post(f"{MINE}vis/", {"word": WORD}).status_code == 200  # too soon, though it is right
    assert Member.objects.get(person=cast.ida).hidden


def test_the_way_to_what_is_hidden_is_there_whether_or_not_anything_is(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    assert f"{MINE}vis/" in client.get(MINE).content.decode()


def test_a_peer_hides_and_gives_the_password(cast: Cast) -> None:
    cast.writes(cast.her)
    client = signed_in(cast.house, cast.jonas)
    client.post(f"{HIS}{cast.pair.id}/skjul/")
    assert client.get(f"{HIS}{cast.pair.id}/").status_code == 404
    assert client.post(f"{HIS}vis/", {"word": "noget andet"}).status_code == 200
    assert client.post(f"{HIS}vis/", {"word": "kaffe ved vinduet"}).status_code == 302
    assert client.get(f"{HIS}{cast.pair.id}/").status_code == 200


def test_before_the_small_key_nothing_is_shown_again(cast: Cast) -> None:
    cast.writes(cast.her)
    actions.hide(thread=cast.thread, by=cast.her)
    with pytest.raises(NotAllowed):
        actions.show_again(by=cast.as_(cast.ida, "participant", opened=False))
