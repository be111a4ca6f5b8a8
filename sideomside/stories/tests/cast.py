"""Ida tells her story, Jonas his as a peer; Karen and Omar coordinate, Maja moderates, and readers write back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from sideomside.ground.post.models import Letter
from sideomside.people.actions import make_link
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer, visitor
from sideomside.stories import actions, queries
from sideomside.stories.models import Comment, Publication, Story
from sideomside.stories.rules import Said
from tests.people import House, at_work, someone, wearing

# What must never stand in a public byte: the writer's own name, their mail, and a reader's mail.
WRITER, WRITERS_MAIL, READERS_MAIL = (
    "Ida Ægidius",
    "ida.aegidius@post.example",
    "laeser.hemmelig@post.example",
)
TITLE, WORDS = "Vinduet stod åbent", "Jeg åbnede vinduet og hørte en solsort."
THANKS = "Tak for vinduet."
PARTS = {"begin": WORDS, "you": "Du behøver ikke have lyst til noget stort."}


@dataclass
class Cast:
    house: House
    ida: Person
    jonas: Person
    karen: Person
    omar: Person
    maja: Person

    @property
    def as_ida(self) -> Viewer:
        return wearing(self.house, self.ida, Hat.PARTICIPANT)

    @property
    def as_jonas(self) -> Viewer:
        return wearing(self.house, self.jonas, Hat.PEER)

    @property
    def as_karen(self) -> Viewer:
        return wearing(self.house, self.karen, Hat.COORDINATOR)

    @property
    def as_omar(self) -> Viewer:
        return wearing(self.house, self.omar, Hat.COORDINATOR)

    @property
    def as_maja(self) -> Viewer:
        return wearing(self.house, self.maja, Hat.MODERATOR)

    @property
    def reader(self) -> Viewer:
        return visitor(self.house.organisation.id)

    def draft(self, by: Viewer | None = None, **changes: Any) -> Story:
        by = by or self.as_ida
        person = self.jonas if by.is_peer else self.ida
        story = actions.begin(
            person=person,
            programme=self.house.programme,
            hat=Hat.PARTICIPANT,
            called="Kim",
            once=uuid4(),
            by=by,
        )
        wanted = {"title": TITLE, "parts": PARTS, "themes": ["alone"], "known": []} | changes
        return actions.write(story=story, changes=wanted, version=0, by=by)

    def asked(self, by: Viewer | None = None, **changes: Any) -> Story:
        by = by or self.as_ida
        return actions.ask(story=self.draft(by, **changes), by=by)

    def shown(self, by: Viewer | None = None, **changes: Any) -> Publication:
        story = self.asked(by, **changes)
        return actions.publish(story=story, version=story.version, by=self.as_karen)

    def wrote(self, page: Publication, words: str = THANKS, mail: str = READERS_MAIL) -> Comment:
        """A reader's comment, the address not confirmed yet."""
        said = Said(words, mail, "Anne")
        written = actions.comment(publication=page, said=said, once=uuid4(), by=self.reader)
        assert written is not None
        return written

    def waiting(self, page: Publication, words: str = THANKS, mail: str = READERS_MAIL) -> Comment:
        comment = self.wrote(page, words, mail)
        return actions.confirm(comment=comment, token=self.token(comment), by=self.reader)

    def readable(self, page: Publication, words: str = THANKS) -> Comment:
        comment = self.waiting(page, words)
        actions.decide(comment=comment, kind="published", by=self.as_karen)
        return fresh(comment)

    def token(self, comment: Comment) -> str:
        return queries.token_of(self.reader, comment)

    def phone(self, person: Person, word: str = "solsikke") -> Client:
        """Past the small key."""
        client = Client()
        client.post(f"/m/{make_link(person=person, replace=False, by=self.house.system)}/")
        client.post("/din-noegle/", {"word": word})
        return client

    def desk(self, person: Person) -> Client:
        return at_work(self.house, person)

    def letters(self, to: UUID) -> list[Letter]:
        return list(Letter.objects.filter(to_id=to).order_by("made_at"))


def fresh(row: Any) -> Any:
    """As it stands in the database now."""
    return type(row).objects.get(pk=row.pk)


def make_cast(house: House) -> Cast:
    return Cast(
        house,
        ida=someone(house, WRITER, Hat.PARTICIPANT, mail=WRITERS_MAIL),
        jonas=someone(house, "Jonas", Hat.PEER, mail="jonas@huset.example"),
        karen=someone(house, "Karen", Hat.COORDINATOR, mail="karen@huset.example"),
        omar=someone(house, "Omar", Hat.COORDINATOR, mail="omar@huset.example"),
        maja=someone(house, "Maja", Hat.MODERATOR, mail="maja@huset.example"),
    )
