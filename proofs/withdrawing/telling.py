"""A story told in writing and aloud, and answered, with words nobody else uses."""

import wave
from dataclasses import dataclass, fields
from datetime import timedelta
from io import BytesIO
from random import Random
from uuid import uuid4

from sideomside.stories import actions
from sideomside.stories.models import Comment, Publication
from sideomside.stories.queries.public import one_of_today
from sideomside.stories.reading import sing_anew
from sideomside.stories.rules import Said
from sideomside.stories.tests.cast import Cast, fresh

SIGNS = "bdfghjklmnprstv"


@dataclass
class Words:
    """Words nobody else uses, one for each thing that can be read, and an address nobody may."""

    title: str
    words: str
    called: str
    note: str
    said: str
    thanks: str
    reader: str
    later: str
    mail: str

    @property
    def of_the_story(self) -> list[str]:
        return [self.title, self.words, self.called, self.note, self.said, self.later]

    @property
    def of_the_comment(self) -> list[str]:
        return [self.thanks, self.reader]


def new_words(chance: Random) -> Words:
    def word() -> str:
        return "qz" + "".join(chance.choice(SIGNS) for _ in range(14))

    said = {one.name: word() for one in fields(Words)}
    return Words(**said | {"mail": f"{word()}@{word()}.example"})


def tell(cast: Cast, words: Words) -> Publication:
    """What is shown stands in the copy alone: the draft is written and spoken anew meanwhile."""
    parts = {"begin": f"Der var {words.words} i vinduet.", "you": "Tag den tid, du vil."}
    draft = cast.draft(title=words.title, called=words.called, note=words.note, parts=parts)
    sung = {"sung": sing_anew(_recording(words.said)), "transcript": f"Jeg siger {words.said}."}
    draft = actions.tell_aloud(story=draft, changes=sung, version=draft.version, by=cast.as_ida)
    asked = actions.ask(story=draft, by=cast.as_ida)
    page = actions.publish(story=asked, version=asked.version, by=cast.as_karen)
    today = one_of_today(cast.reader)
    if today is None or today.id != page.id:  # the front shows another one each day: today this one
        before = Publication.objects.order_by("published_at")[0].published_at
        Publication.objects.filter(id=page.id).update(published_at=before - timedelta(hours=1))
    story = page.story
    assert story is not None
    changes = {"title": "Kladde", "called": "Kim", "note": "", "parts": {"begin": "Noget andet", "you": ""}}
    story = actions.write(story=story, changes=changes, version=fresh(story).version, by=cast.as_ida)
    sung = {"sung": sing_anew(_recording("andet")), "transcript": "Noget andet."}
    actions.tell_aloud(story=story, changes=sung, version=story.version, by=cast.as_ida)
    return page


def _recording(said: str) -> bytes:
    """Numbers in which a word can be found again, as nobody would say it."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(said.encode() * 500)
    return out.getvalue()


def answer(cast: Cast, page: Publication, words: Words) -> tuple[Comment, Comment]:
    """One is taken back by its reader; the other stands for as long as the story does."""
    first = Said(f"Tak for {words.thanks}", words.mail, words.reader)
    return _readable(cast, page, first), _readable(cast, page, Said(f"Ja, {words.later}", f"2{words.mail}"))


def _readable(cast: Cast, page: Publication, said: Said) -> Comment:
    written = actions.comment(publication=page, said=said, once=uuid4(), by=cast.reader)
    assert written is not None
    actions.confirm(comment=written, token=cast.token(written), by=cast.reader)
    actions.decide(comment=fresh(written), kind="published", by=cast.as_karen)
    return fresh(written)
