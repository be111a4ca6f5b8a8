"""A story told aloud: never without its words, heard piece by piece, and gone with the story."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import BinaryField, Value
from django.test import Client

from sideomside.ground.vault.keys import KeyIsGone, destroy_keys, has_key, seal
from sideomside.ground.vault.models import Erasure
from sideomside.people.rules import NotAllowed
from sideomside.stories import actions, queries, reading
from sideomside.stories.models import Publication, ShownSound, Sound, Story
from sideomside.stories.tests.cast import Cast, fresh

SOUNDS = Path(reading.__file__).parent / "tests" / "sounds"
SAID = "Jeg hedder noget andet, og jeg åbnede vinduet."


def upload(name: str = "tone.mp3") -> SimpleUploadedFile:
    return SimpleUploadedFile("Ida Ægidius hjemme.mp3", (SOUNDS / name).read_bytes())


def sung(story: Story, cast: Cast, transcript: str = SAID) -> Story:
    heard = reading.sing_anew((SOUNDS / "tone.mp3").read_bytes())
    changes = {"sung": heard, "transcript": transcript}
    return actions.tell_aloud(story=story, changes=changes, version=story.version, by=cast.as_ida)


def shown(cast: Cast) -> Publication:
    story = actions.ask(story=sung(cast.draft(), cast), by=cast.as_ida)
    return actions.publish(story=story, version=story.version, by=cast.as_karen)


def at(page: Publication) -> str:
    return f"/historier/{page.id}/lyd.mp3"


def test_a_person_puts_a_file_beside_the_draft_and_hears_it(cast: Cast) -> None:
    story, phone = cast.draft(), cast.phone(cast.ida)
    step = f"/min-side/historier/{story.id}/lyd/"
    assert 'enctype="multipart/form-data"' in phone.get(step).content.decode()
    answer = phone.post(step, {"version": story.version, "file": upload(), "transcript": SAID})
    assert answer.status_code == 302
    sound = Sound.objects.get()
    assert (sound.kind, sound.seconds, sound.transcript) == ("mp3", 1, SAID)
    assert b"KANARIE" not in sound.content
    page = phone.get(f"/min-side/historier/{story.id}/").content.decode()
    assert "<audio controls" in page and 'preload="none"' in page and SAID in page and "Indtalt" in page
    heard = phone.get(f"/min-side/historier/{story.id}/lyd/hoer/")
    assert heard.content == sound.content and heard["Cache-Control"] == "no-store"
    assert cast.phone(cast.ida).get(f"{step}hoer/").status_code == 200
    assert cast.desk(cast.karen).get(f"/redaktion/historie/{story.id}/lyd/hoer/").status_code == 404
    phone.post(step, {"version": fresh(story).version, "transcript": SAID, "gone": "on"})
    assert not Sound.objects.exists() and phone.get(f"{step}hoer/").status_code == 404


def test_a_file_we_cannot_take_apart_is_turned_away_kindly_and_the_words_stay(cast: Cast) -> None:
    story, phone = cast.draft(), cast.phone(cast.ida)
    said = {"version": story.version, "transcript": SAID}
    wrong = SimpleUploadedFile("stemme.mp3", b"\xff\xd8 et billede")
    answer = phone.post(f"/min-side/historier/{story.id}/lyd/", said | {"file": wrong})
    told = answer.content.decode()
    assert answer.status_code == 200 and "skille den fil ad" in told and SAID in told
    assert not Sound.objects.exists() and fresh(story).version == story.version


def test_without_its_words_it_is_shown_to_nobody(cast: Cast) -> None:
    story = sung(cast.draft(), cast, transcript=" ")
    mine = queries.story(cast.as_ida, story.id)
    assert mine is not None and not mine.whole and [slug for slug, _name in mine.missing] == ["lyd"]
    with pytest.raises(NotAllowed):
        actions.ask(story=story, by=cast.as_ida)
    asked = actions.ask(story=sung(story, cast), by=cast.as_ida)
    Sound.objects.update(transcript=None)
    with pytest.raises(NotAllowed):
        actions.publish(story=asked, version=asked.version, by=cast.as_karen)
    assert not Publication.objects.exists()


def test_told_aloud_alone_is_a_story_too(cast: Cast) -> None:
    story = sung(cast.draft(parts={}), cast)
    asked = actions.ask(story=story, by=cast.as_ida)
    page = actions.publish(story=asked, version=asked.version, by=cast.as_karen)
    assert SAID in Client().get(f"/historier/{page.id}/").content.decode()
    assert Client().get("/historier/").status_code == Client().get("/historier/feed.xml").status_code == 200


def test_a_coordinator_hears_it_before_it_is_shown_and_readers_are_warned_first(cast: Cast) -> None:
    story = actions.ask(story=sung(cast.draft(note="Der er noget om at dø."), cast), by=cast.as_ida)
    desk = cast.desk(cast.karen)
    look = desk.get(f"/redaktion/historie/{story.id}/").content.decode()
    assert SAID in look and f"/redaktion/historie/{story.id}/lyd/hoer/" in look
    assert desk.get(f"/redaktion/historie/{story.id}/lyd/hoer/").status_code == 200
    page = actions.publish(story=story, version=story.version, by=cast.as_karen)
    told = Client().get(f"/historier/{page.id}/").content.decode()
    assert told.index("noget om at dø") < told.index("<audio") < told.index(SAID)
    assert told.count("<audio") == 1 and "autoplay" not in told
    assert "media-src 'self'" in Client().get(f"/historier/{page.id}/")["Content-Security-Policy"]
    assert [words for _id, _title, words, _tongue in queries.search_texts(cast.reader) if SAID in words]


def test_a_phone_asks_for_pieces_and_gets_just_those(cast: Cast) -> None:
    page, client = shown(cast), Client(headers={"accept-encoding": "gzip"})
    whole = client.get(at(page))
    content = bytes(ShownSound.objects.get().content)
    assert whole.content == content and whole["Content-Type"] == "audio/mpeg"
    assert (
        whole["Accept-Ranges"] == "bytes" and whole["Cache-Control"] == "public, max-age=30, must-revalidate"
    )
    size = len(content)
    pieces = {
        "bytes=0-1": content[:2], "bytes=100-": content[100:], "bytes=-7": content[-7:],
        f"bytes=10-{size * 9}": content[10:], f"bytes=0-{size - 1}": content,
    }  # fmt: skip
    for asked, piece in pieces.items():
        answer = client.get(at(page), headers={"range": asked})
        first = size - 7 if asked == "bytes=-7" else int(asked[6:].partition("-")[0])
        assert (answer.status_code, answer.content) == (206, piece), asked
        assert answer["Content-Range"] == f"bytes {first}-{first + len(piece) - 1}/{size}"
        assert not answer.has_header("Content-Encoding")
    past = client.get(at(page), headers={"range": f"bytes={size}-"})
    assert (past.status_code, past["Content-Range"], past.content) == (416, f"bytes */{size}", b"")
    for odd in ("bytes=-", "bytes=a-b", "bytes=0-1,5-9", "lines=1-2", "bytes=9-2"):
        assert client.get(at(page), headers={"range": odd}).status_code in {200, 416}, odd
    other = {"range": "bytes=0-1", "if-range": '"another"'}
    assert client.get(at(page), headers=other).content == content, "another file than they had begun on"
    assert client.get(at(page), headers={"range": "bytes=0-1", "if-range": whole["ETag"]}).status_code == 206
    assert (
        client.post(at(page)).status_code == 405
        and client.get(f"/historier/{page.id}/lyd.ogg").status_code == 404
    )


def test_the_sound_is_gone_with_the_story_and_no_copy_of_the_table_tells_it(cast: Cast, landed: Any) -> None:
    page = shown(cast)
    before = ShownSound.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM stories_shownsound")
        (cell,) = cursor.fetchone()
    with landed():
        actions.withdraw(story=page.story, by=cast.as_ida)
    assert Client().get(at(page)).status_code == 410 and not ShownSound.objects.exists()
    with pytest.raises(KeyIsGone):
        _ = before.content
    assert bytes(Sound.objects.get().content) not in bytes(cell), "sealed while it was shown"
    assert Sound.objects.get().transcript == SAID, "the writer keeps their own"


def test_a_voice_taken_away_is_heard_by_nobody_from_then_on(cast: Cast) -> None:
    page = shown(cast)
    step = f"/min-side/historier/{page.story_id}/lyd/"
    said = {"version": fresh(page.story).version, "transcript": SAID, "gone": "on"}
    assert cast.phone(cast.ida).post(step, said).status_code == 302
    assert Client().get(at(page)).status_code == 404 and not ShownSound.objects.exists()
    told = Client().get(f"/historier/{page.id}/")
    assert told.status_code == 200 and "<audio" not in told.content.decode()
    assert SAID not in told.content.decode(), "nor read"
    assert not [words for _id, _title, words, _tongue in queries.search_texts(cast.reader) if SAID in words]


def test_a_voice_taken_back_is_in_no_older_copy_while_its_words_still_stand(cast: Cast, landed: Any) -> None:
    page = shown(cast)
    before, story = ShownSound.objects.get(), fresh(page.story)
    with landed():
        actions.tell_aloud(story=story, changes={"gone": True}, version=story.version, by=cast.as_ida)
    with pytest.raises(KeyIsGone):
        _ = before.content
    assert Client().get(f"/historier/{page.id}/").status_code == 200
    assert list(Erasure.objects.values_list("owner_id", flat=True)) == [before.id]
    before.__class__.objects.bulk_create([before])  # a copy was put back, and the ledger is followed
    assert Client().get(at(page)).status_code == 404, "without its key it is not heard meanwhile"
    actions.forget(person_id=before.id, by=cast.house.system)
    assert not ShownSound.objects.exists() and Client().get(f"/historier/{page.id}/").status_code == 200


def test_a_voice_that_was_sealed_with_its_page_is_sealed_anew_when_the_house_is_renewed(cast: Cast) -> None:
    page = shown(cast)
    voice = ShownSound.objects.get()
    content = bytes(voice.content)
    for name, said in (("content", content), ("transcript", SAID.encode())):
        place = f"{voice.organisation_id}|stories_shownsound|{name}|{voice.id}"
        as_before = Value(seal(page.id, place, said), output_field=BinaryField())
        ShownSound.objects.filter(id=voice.id).update(**{name: as_before})
    destroy_keys([voice.id])
    import_module("sideomside.stories.migrations.0003_a_voice_has_a_key_of_its_own").under_its_own_key(
        apps, None
    )
    assert Client().get(at(page)).content == content
    assert ShownSound.objects.get().transcript == SAID and has_key(voice.id)


def test_a_story_that_was_nothing_but_a_voice_comes_down_with_it(cast: Cast) -> None:
    story = actions.ask(story=sung(cast.draft(parts={}), cast), by=cast.as_ida)
    page = actions.publish(story=story, version=story.version, by=cast.as_karen)
    actions.tell_aloud(story=story, changes={"gone": True}, version=story.version, by=cast.as_ida)
    assert Client().get(f"/historier/{page.id}/").status_code == 410
    assert fresh(story).yeses.filter(taken_back_at=None).count() == 0


def test_a_new_file_is_heard_by_nobody_before_it_has_been_heard_by_us(cast: Cast) -> None:
    page = shown(cast)
    before = Client().get(at(page)).content
    story = sung(fresh(page.story), cast, transcript="En anden stemme.")
    assert Client().get(at(page)).content == before
    assert "En anden stemme" not in Client().get(f"/historier/{page.id}/").content.decode()
    asked = actions.ask(story=story, by=cast.as_ida)
    actions.publish(story=asked, version=asked.version, by=cast.as_karen)
    assert "En anden stemme" in Client().get(f"/historier/{page.id}/").content.decode()


def test_it_goes_along_with_its_writer(cast: Cast) -> None:
    page = shown(cast)
    told = queries.tell(cast.as_ida, cast.ida.id)["stories"][0]
    assert told["told_aloud"] == {"said": SAID, "seconds": 1} == told["everybody_can_read"][0]["told_aloud"]
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert not Sound.objects.exists() and not ShownSound.objects.exists()
    assert Client().get(at(page)).status_code == 410
