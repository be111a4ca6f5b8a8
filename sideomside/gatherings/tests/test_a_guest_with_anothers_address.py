"""A guest who types somebody else's address gets a page of their own, and nobody else's mail on it."""

import re
from uuid import uuid4

from django.test import Client

from sideomside.gatherings.models import Signup
from sideomside.gatherings.tests.cast import Cast
from sideomside.intake.models import Message
from sideomside.intake.tests.mailing import arrive, letter
from sideomside.people.models import Contact, Person

CANARY = "kanariefugl-5522"


def test_a_guest_reads_nobodys_mail_and_takes_none_along(cast: Cast) -> None:
    event, stranger = cast.opened(), Client()
    said = {"alias": "Mus", "mail": "anna@post.example", "consent": "on", "once": str(uuid4())}
    receipt = stranger.post(f"/kalender/{event.id}/", said, follow=True).content.decode()
    guest = Signup.objects.get(gathering=event).person
    assert Contact.objects.get(person=guest).only_typed
    stranger.post(re.findall(r"/m/[\w-]+/", receipt)[0])
    stranger.post("/din-noegle/", {"word": "fremmed"})
    arrive(letter(CANARY, sender="Anna <anna@post.example>"))
    assert CANARY not in stranger.get("/min-side/beskeder/").content.decode()
    stranger.post("/min-side/slet/", {"sure": "on"})
    assert not Person.objects.filter(id=guest.id).exists(), "the guest has gone"
    assert [m.words for m in Message.objects.filter(direction="in") if m.words == CANARY] == [CANARY]
