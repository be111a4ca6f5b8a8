"""Who walks the whole way, how days pass, and what has been told in letters and calendars."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.utils import timezone

from proofs.arc.finger import Finger
from sideomside.companionship import jobs as companionship_jobs
from sideomside.desk import jobs as desk_jobs
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import jobs as matching_jobs
from sideomside.messages import jobs as messages_jobs
from sideomside.peers.tests.cast import active_peer
from sideomside.people.actions import add_contact, make_link
from sideomside.people.models import OpeningHours, Person
from sideomside.people.rules import Hat
from sideomside.site.sweeps import run_in
from tests.people import House, someone
from tests.signing_in import at_work

WORD, MAIL = "havkat", "ida@post.example"
JOBS = [*companionship_jobs.JOBS, *desk_jobs.JOBS, *matching_jobs.JOBS, *messages_jobs.JOBS]


class Company:
    """A coordinator, a peer, and whoever writes the mail; the letters they get are kept to be looked at."""

    def __init__(self, house: House) -> None:
        self.house, self.gone_by = house, timedelta()
        self.karen = someone(house, "Karen", Hat.COORDINATOR, mail="karen@huset.example")
        self.jonas: Person = active_peer(house, "Jonas", room=2).person
        add_contact(person=self.jonas, way="mail", value="jonas@huset.example", by=house.system)
        for weekday in range(7):
            OpeningHours.objects.create(
                place=house.place, weekday=weekday, opens="10:00", closes="16:00", host_note=""
            )
        self.ida: Any = None  # nobody knows of her before her mail has come
        self.calendars: list[str] = []

    @contextmanager
    def days(self) -> Iterator[None]:
        """The clock is ours: it goes on with the real one, some days ahead."""
        real = timezone.now
        with patch.object(timezone, "now", lambda: real() + self.gone_by):
            yield

    def sleep(self, days: float) -> None:
        """Days pass, and the house does by itself what it does each day; at noon, when one may be written to."""
        self.gone_by += timedelta(days=days)
        wall = timezone.localtime()
        self.gone_by += wall.replace(hour=12, minute=0) - wall
        for job in JOBS:
            run_in(job, current_organisation())

    def until(self, moment: datetime) -> None:
        """To a little after this moment."""
        self.gone_by += moment - timezone.now() + timedelta(minutes=70)

    def at_work(self, person: Person) -> Finger:
        return Finger(at_work(self.house, person))

    @property
    def desk(self) -> Finger:
        return self.at_work(self.karen)

    @property
    def peer(self) -> Finger:
        return self.at_work(self.jonas)

    def me(self) -> Finger:
        """In by a link, one press, and a word of one's own: as somebody does who opens a letter."""
        mine = Finger(Client())
        mine.open(f"/m/{make_link(person=self.ida, replace=False, by=self.house.system)}/")
        mine.press()
        mine.open("/din-noegle/")
        if any(one.get("name") == "word" for one in mine.page.iter("input")):
            mine.press(word=WORD)
        mine.taps = mine.typed = 0  # coming in is measured by itself
        return mine

    def letters(self) -> list[list[str]]:
        """Of each letter its subject and text, for as long as it has not left."""
        return [
            [one.subject or "", re.sub(r"https?://\S+", "", one.text or "")]
            for one in Letter.objects.order_by("made_at")
        ]

    def keep_calendar(self, finger: Finger, leads: str) -> None:
        answer: Any = finger.client.get(finger.links(leads)[0])
        self.calendars.append(answer.content.decode())
