"""A story is told, answered, and taken back; then the same with one fault planted at a time."""

import json
import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from random import Random

from django.db import connection
from django.test import Client
from django.urls import reverse

from proofs.living.world import _taken_back, settle
from proofs.withdrawing.faults import FAULTS, FROM_OUTSIDE, Fault
from proofs.withdrawing.left import copied, rows_that_tell, tells, traces
from proofs.withdrawing.looking import Answer, address_stands_in, ask, everywhere, open_pages, searches
from proofs.withdrawing.telling import Words, answer, new_words, tell
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.walls import within
from sideomside.stories import actions, queries
from sideomside.stories.models import Comment, Publication, Story
from sideomside.stories.tests.cast import Cast, make_cast
from tests.people import build_house

GONE = 410
# Where a story stands while it is shown; each must have been seen to tell it before, else nothing was looked through.
KINDS = {
    "told aloud": r"/lyd\.wav$",
    "its own page": r"/historier/[0-9a-f-]{36}/$",
    "the list": r"/historier/$",
    "a theme": r"/historier/\?tema=",
    "the feed": r"feed\.xml$",
    "the open data": r"historier\.json$",
    "the search": r"/soeg/\?q=",
    "the front": r"^/(en/)?$",
    "who keeps it": r"/redaktion/",
}


@dataclass
class Found:
    """What was seen before, and what was left after."""

    places: set[str] = field(default_factory=set)
    answers: int = 0
    story: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)
    voice: list[str] = field(default_factory=list)
    not_gone: list[str] = field(default_factory=list)
    kept_for: int = 0
    rows: list[str] = field(default_factory=list)
    keys: int = 0
    addresses: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> int:
        return sum(any(re.search(kind, at) for at in self.places) for kind in KINDS.values())

    @property
    def wrong(self) -> list[str]:
        late = [f"may be kept for {self.kept_for} s"] if self.kept_for > 60 else []
        keys = [f"{self.keys} keys are left"] if self.keys else []
        return [
            *self.story,
            *self.comment,
            *self.voice,
            *self.not_gone,
            *self.rows,
            *self.addresses,
            *late,
            *keys,
        ]


def play(lives: str, seed: str) -> None:
    house, chance = build_house("København"), Random(int(seed))
    with within(house.organisation.id):
        cast = make_cast(house)
        cast.shown(cast.as_jonas, title="Den anden historie")  # so that no list is empty for another reason
        found = [_life(cast, chance, whole=True) for _ in range(int(lives))]
        outside = _life(cast, chance, outside=True)
        plants = {name: _seen(cast, chance, fault) for name, fault in FAULTS.items()}
        plants |= {name: _seen(cast, chance, fault, outside=True) for name, fault in FROM_OUTSIDE.items()}
        plants["innocent: nothing was planted"] = not _seen(cast, chance, lambda _words: nullcontext())
    wrong = [line for one in [*found, outside] for line in one.wrong]
    figures = _figures(found) | {"left_after_a_way_down": len(outside.wrong)}
    print(json.dumps({"figures": figures, "wrong": wrong, "plants": plants}))


def _figures(found: list[Found]) -> dict[str, int]:
    return {
        "lives": len(found),
        "kinds_of_place": min(one.kinds for one in found),
        "places_it_stood": min(len(one.places) for one in found),
        "answers_looked_through": sum(one.answers for one in found),
        "traces_of_a_story": sum(len(one.story) for one in found),
        "traces_of_a_comment": sum(len(one.comment) for one in found),
        "traces_of_a_voice": sum(len(one.voice) for one in found),
        "not_told_as_gone": sum(len(one.not_gone) for one in found),
        "longest_kept_on_the_way_s": max(one.kept_for for one in found),
        "rows_that_still_tell": sum(len(one.rows) for one in found),
        "keys_left": sum(one.keys for one in found),
        "addresses_seen": sum(len(one.addresses) for one in found),
    }


def _seen(cast: Cast, chance: Random, fault: Fault, *, outside: bool = False) -> bool:
    """Was it noticed, where stories are read? As if it had never been, afterwards."""
    with _taken_back("default"), _taken_back("keys"):
        return bool(_life(cast, chance, fault, outside=outside).wrong)


def _life(
    cast: Cast,
    chance: Random,
    fault: Fault = lambda _words: nullcontext(),
    *,
    whole: bool = False,
    outside: bool = False,
) -> Found:
    """Told, answered, looked for; comment and voice taken back, looked for; the story taken down, looked for.

    From outside, it is taken down voice and all, by the address its writer kept.
    """
    words, found = new_words(chance), Found()
    with fault(words):
        page = tell(cast, words)
        comment, later = answer(cast, page, words)
        copied(cast, [])  # as somebody may have asked for it before
        look = Look(cast, chance, page, comment, words, whole)
        before = look.at_everything(found)
        found.places = {one.at for one in before if tells(one, look.marks)}
        found.kept_for = max((one.kept_for for one in before if tells(one, look.marks)), default=0)
        actions.withdraw_comment(comment=comment, token=cast.token(comment), by=cast.reader)
        story = Story.objects.get(id=page.story_id)
        if not outside:
            actions.tell_aloud(story=story, changes={"gone": True}, version=story.version, by=cast.as_ida)
        _settled()
        without = look.at_everything(found)
        found.comment = traces(without, words.of_the_comment)
        found.voice = [] if outside else traces(without, [words.said])
        _take_down(cast, story, outside)
        _settled()
        after = look.at_everything(found)
        found.story = [*traces(after, look.marks), *copied(cast, words.of_the_story)]
        found.not_gone = [
            f"{o.at} answers {o.status}" for o in after if str(page.id) in o.at and o.status != GONE
        ]
        found.rows = list(rows_that_tell([*words.of_the_story, *words.of_the_comment, words.mail]))
        found.keys = sum(has_key(one) for one in (page.id, comment.id, later.id))
    return found


def _take_down(cast: Cast, story: Story, outside: bool) -> None:
    if outside:
        token = queries.story_token(cast.reader, story)
        actions.take_down_from_outside(story=story, token=token, by=cast.reader)
    else:
        actions.withdraw(story=story, by=cast.as_ida)


class Look:
    """The same questions each time, by a visitor, and where it is whole by its writer and by who keeps the stories."""

    def __init__(  # noqa: PLR0913 - what is looked for, and by whom
        self, cast: Cast, chance: Random, page: Publication, comment: Comment, words: Words, whole: bool
    ) -> None:
        self.page, self.comment, self.words, self.whole = page.id, comment.id, words, whole
        self.visitor = Client(REMOTE_ADDR=f"10.{chance.getrandbits(8)}.0.{chance.getrandbits(8)}")
        self.desk: Client | None = cast.desk(cast.karen) if whole else None
        self.phone: Client | None = cast.phone(cast.ida) if whole else None
        self.story = page.story_id

    @property
    def marks(self) -> list[str]:
        return [*self.words.of_the_story, *self.words.of_the_comment, str(self.page)]

    def at_everything(self, found: Found) -> list[Answer]:
        answers = list(self._by_a_visitor())
        if self.desk and self.phone:
            answers += [ask(self.desk, f"/redaktion/{more}") for more in self._at_the_desk()]
            own = ("/min-side/", "/min-side/historier/", "/historier/", f"/historier/{self.page}/")
            answers += [ask(self.phone, at) for at in own]
        found.answers += len(answers)
        telling = [one.at for one in answers if address_stands_in(self.words.mail, one.whole)]
        found.addresses += [f"{at} tells the reader's address" for at in telling]
        return answers

    def _at_the_desk(self) -> list[str]:
        return ["", "tal/", f"kommentar/{self.comment}/", f"historie/{self.story}/"]

    def _by_a_visitor(self) -> Iterator[Answer]:
        own = [f"/historier/{self.page}/{more}" for more in ("", "skriv/", "lyd.wav")]
        lists = ["/historier/?tema=alone", "/historier/feed.xml", "/historier/", "/"]
        lists += [*searches([self.words.title, self.words.words]), reverse("welcome:data_stories")]
        asked = [*own, *lists, f"/historier/kommentar/{self.comment}/sig-til/"]
        if not self.whole:
            return (ask(self.visitor, at) for at in asked if not at.startswith("/en/"))
        return everywhere(self.visitor, [*open_pages(), *asked, *(f"/en{at}" for at in (*own, *lists[:4]))])


def _settled() -> None:
    """What waits for a commit happens now, where this is a run that is taken back."""
    if connection.in_atomic_block:
        settle()
