"""Leaks others have had, planted in the running house: a question not asked, a query too wide, a word in a header.

Each names the doors at which it must be seen, and by whom; the same tries are clean before it is planted.
"""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.http import HttpResponseRedirect
from django.urls import clear_url_caches, path

from proofs.guarding.left_in_answers import (
    words_in_a_cookie,
    words_in_a_header,
    words_in_a_refusal,
    words_in_a_title,
    words_in_an_etag,
    words_on_the_way_to_the_door,
)
from sideomside.concerns.models import Concern
from sideomside.concerns.queries import reading as worries
from sideomside.concerns.views import handling as worry_page
from sideomside.direction import queries as direction
from sideomside.direction.queries import lines
from sideomside.direction.queries import supporters as readers
from sideomside.intake.models import Enquiry
from sideomside.intake.queries import seen as enquiries
from sideomside.intake.queries import waiting
from sideomside.intake.views import reading as enquiry_page
from sideomside.messages import queries as conversations
from sideomside.messages.models import Picture, Thread
from sideomside.messages.queries import threads
from sideomside.peers.models import PeerFile
from sideomside.peers.queries import lists as peer_lists
from sideomside.people import queries as people
from sideomside.people.models import Account, Organisation, Person, Role
from sideomside.people.queries import entering
from sideomside.people.rules import FIRST_HAT, Viewer
from sideomside.people.sign_in import ByFingerprint
from sideomside.privacy import queries as privacy
from sideomside.site import door, headers, proving
from sideomside.welcome import urls
from sideomside.welcome.views import front

OWN, NEIGHBOURS, NOTHING = "own", "organisation", "-"


@dataclass(frozen=True)
class Leak:
    """A change to the running house; at which doors, to whose things, and to whom it shows."""

    change: Callable[[], None]
    at: str
    by: tuple[str, ...]
    state: str = OWN
    method: str = "GET"

    @property
    def name(self) -> str:
        return self.change.__name__


def every_door_stands_open() -> None:
    door.doors.door_of = lambda view: "all"


def the_small_key_is_not_asked_for() -> None:
    real = entering.viewer_for_link
    people.viewer_for_link = lambda link, *, opened: real(link, opened=True)


def a_password_is_enough() -> None:
    proving.get_adapter = lambda: SimpleNamespace(is_mfa_enabled=lambda user: True)


def _whatever_its_state(account: Account, hat: str = "") -> Viewer | None:
    roles = list(Role.objects.filter(person_id=account.person_id))
    names = [role.name for role in roles]
    chosen = next((name for name in FIRST_HAT if name in names), None)
    if chosen is None:
        return None
    programmes = frozenset(role.programme_id for role in roles)
    return Viewer(chosen, account.organisation_id, account.person_id, programmes)


def a_hat_without_its_state() -> None:
    people.viewer_for_account = _whatever_its_state


def a_closed_account_works_on() -> None:
    ByFingerprint.get_user = lambda self, user_id: Account.objects.filter(pk=user_id).first()
    people.viewer_for_account = _whatever_its_state


def nobody_is_away_for_long() -> None:
    door._idle = lambda request: False


def a_closed_link_opens() -> None:
    entering.link_is_alive = lambda link, now=None: link is not None


def a_link_lives_for_ever() -> None:
    entering.link_is_alive = lambda link, now=None: link.revoked_at is None


def a_coordinator_of_every_programme() -> None:
    real = entering.viewer_for_account

    def widely(account: Account, hat: str = "") -> Viewer | None:
        viewer = real(account, hat)
        every = frozenset(Role.objects.values_list("programme_id", flat=True))
        return viewer and Viewer(viewer.role, viewer.organisation_id, viewer.person_id, every)

    people.viewer_for_account = widely


def an_enquiry_past_its_programme() -> None:
    """And the act behind it that would have asked once more."""
    enquiries.visible_to = lambda viewer: Enquiry.objects.all()
    enquiry_page.actions = SimpleNamespace(note_read=lambda **_: None)


def a_list_past_its_programme() -> None:
    waiting.visible_to = lambda viewer: Enquiry.objects.all()


def a_door_closed_to_everybody() -> None:
    """Nobody gets in who may not; nor does anybody else."""
    enquiries.visible_to = lambda viewer: Enquiry.objects.none()


def a_page_closed_to_everybody() -> None:
    """Back to where one signs in, whoever one is."""
    door.staff_only = lambda request: HttpResponseRedirect("/konto/login/")


def a_deletion_is_taken_for_a_look() -> None:
    headers.ANSWERED = (*headers.ANSWERED, "DELETE")


def every_peer_in_the_list() -> None:
    peer_lists.visible_to = lambda viewer: PeerFile.objects.all()


def no_rule_asks_for_the_programme() -> None:
    Viewer.works_in = lambda self, programme_id: True
    people.person = lambda viewer, person_id: Person.objects.filter(id=person_id).first()
    people.cared_for = lambda viewer: Person.objects.all()
    import_module("sideomside.people.queries.persons").person = people.person


def a_conversation_of_anybody() -> None:
    threads.visible_to = lambda viewer: Thread.objects.all()


def a_picture_by_its_id() -> None:
    conversations.picture = lambda viewer, picture_id: Picture.objects.filter(id=picture_id).first()


def a_worry_for_every_coordinator() -> None:
    worries.concern = lambda viewer, concern_id: Concern.objects.filter(id=concern_id).first()
    worry_page.actions = SimpleNamespace(note_read=lambda *, concern, by: concern)


def a_direction_shared_with_all() -> None:
    lines.may_read_shared = lambda viewer, line, **known: True
    direction.may_look = lambda viewer, person_id: True


def a_reader_reads_it_all() -> None:
    readers.may_read_along = lambda supporter, line: True


def somebody_elses_copy() -> None:
    real = privacy.everything

    def anybodys(viewer: Viewer, person_id: Any) -> Any:
        others = Person.objects.filter(roles__name=Role.Name.PARTICIPANT).exclude(id=person_id)
        other = others.order_by("made_at").first()
        return real(Viewer(viewer.role, viewer.organisation_id, other.id, viewer.programme_ids), other.id)

    privacy.everything = anybodys


def the_next_door_is_ours() -> None:
    people.organisation_at = lambda host: Organisation.objects.exclude(host="").first()


def an_address_nobody_wrote_down() -> None:
    urls.urlpatterns.append(path("nyt/", front.front, name="planted"))
    clear_url_caches()


KIM, PEER, NEXT = "Kim of the next programme", "new peer", "Ida next programme"
LEAKS = [
    Leak(every_door_stands_open, "direction:mine", ("stranger",), NOTHING),
    Leak(the_small_key_is_not_asked_for, "direction:mine", ("Ida, key not given",), NOTHING),
    Leak(a_password_is_enough, "desk:today", ("password alone",), NOTHING),
    Leak(a_hat_without_its_state, "desk:today", ("suspended coordinator", "left coordinator"), NOTHING),
    Leak(a_closed_account_works_on, "desk:today", ("closed account",), NOTHING),
    Leak(nobody_is_away_for_long, "desk:today", ("idle coordinator",), NOTHING),
    Leak(a_closed_link_opens, "direction:mine", ("revoked link",), NOTHING),
    Leak(a_link_lives_for_ever, "direction:mine", ("link of long ago",), NOTHING),
    Leak(a_coordinator_of_every_programme, "intake:enquiry", (KIM,)),
    Leak(an_enquiry_past_its_programme, "intake:enquiry", (KIM,)),
    Leak(a_door_closed_to_everybody, "intake:enquiry", ("Karen",)),
    Leak(a_page_closed_to_everybody, "desk:today", ("Karen",), NOTHING),
    Leak(a_deletion_is_taken_for_a_look, "intake:enquiry", ("Karen",), method="DELETE"),
    Leak(a_list_past_its_programme, "intake:list", (KIM,), NOTHING),
    Leak(every_peer_in_the_list, "peers:list", (KIM,), NOTHING),
    Leak(no_rule_asks_for_the_programme, "people:way_in", (KIM,)),
    Leak(a_conversation_of_anybody, "messages:my_thread", (NEXT,)),
    Leak(a_picture_by_its_id, "messages:my_picture", (NEXT,)),
    Leak(a_worry_for_every_coordinator, "concerns:concern", ("Karen",)),
    Leak(a_direction_shared_with_all, "direction:shared", (PEER,)),
    Leak(a_reader_reads_it_all, "direction:along", ("reader",), NOTHING),
    Leak(somebody_elses_copy, "privacy:everything", (NEXT,), NOTHING),
    Leak(the_next_door_is_ours, "intake:enquiry", ("Karla at our door",), NEIGHBOURS),
    Leak(an_address_nobody_wrote_down, "welcome:planted", ("stranger",), NOTHING),
    Leak(words_in_a_refusal, "intake:enquiry", (KIM,)),
    Leak(words_in_an_etag, "welcome:front", ("stranger",), NOTHING),
    Leak(words_in_a_header, "welcome:front", ("stranger",), NOTHING),
    Leak(words_in_a_title, "welcome:front", ("stranger",), NOTHING),
    Leak(words_in_a_cookie, "welcome:front", ("stranger",), NOTHING),
    Leak(words_on_the_way_to_the_door, "desk:today", ("stranger",), NOTHING),
]
