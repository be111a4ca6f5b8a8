"""What must not slip while a house moves: mail we had, a way to take a story down, words let go, keys of another's."""

import ast
import os
import re
import signal
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings as house_settings
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sideomside.concerns.models import Concern
from sideomside.concerns.rules import bar_against
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import destroy_key, make_key
from sideomside.ground.vault.models import Erasure, WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake import queries as mails
from sideomside.intake.inbox import mailbox_mark, mailbox_name
from sideomside.intake.models import InboundMail
from sideomside.people.models import Contact, Organisation, Person
from sideomside.people.rules import Hat, system
from sideomside.site.backups.drafts import only_one
from sideomside.site.moving import taking_out
from sideomside.site.moving.marks import MADE_ANEW, TOLD_OTHERWISE
from sideomside.site.tests.moving import move_in, moved_out
from sideomside.stories.models import Publication
from sideomside.stories.tests.cast import make_cast
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OURS = ("post@huset.example", "imap.huset.example")

# Every place where a mark is made with a key -> the column it is kept in, or why it is kept in none that must fit.
ASKED_ANEW = "made where it is asked for, and kept nowhere"
A_DOOR = "opens something, and so stays"
IN_A_SESSION = "lies in a browser's session for minutes, and nobody takes a session along"
SEARCHED = "stands in the log, which moves as it is: two searches are compared within one house"
ON_PAPER = "its owner is sent a new one, or is told in docs/operate.md that it stops working"
MARKS = {
    "concerns/rules/may.py": "concerns.Concern.bar",
    "direction/actions/supporters.py": "direction.Supporter.word_hash",
    "ground/audit/events.py": ASKED_ANEW,
    "intake/actions/filing_mail.py": "intake.InboundMail.content_mark",
    "intake/actions/keeping_mail.py": "intake.InboundMail.fingerprint",
    "intake/actions/replying.py": "intake.InboundMail.reply_mark",
    "intake/inbox/imap.py": "intake.InboundMail.mailbox",
    "intake/views/writing.py": IN_A_SESSION,
    "outcomes/queries/figures.py": ASKED_ANEW,
    "outcomes/queries/taking.py": ASKED_ANEW,
    "partners/actions/offices.py": A_DOOR,
    "peers/queries/doubles.py": "people.Contact.fingerprint",
    "peers/queries/lists.py": SEARCHED,
    "people/actions/links.py": "people.Contact.fingerprint",
    "people/actions/many.py": "people.Contact.fingerprint",
    "people/actions/persons.py": "people.Contact.fingerprint",
    "people/actions/small_keys.py": A_DOOR,
    "people/queries/colleagues.py": "people.Contact.fingerprint",
    "people/queries/persons.py": "people.Contact.fingerprint",
    "stories/actions/commenting.py": "stories.Comment.fingerprint",
    "stories/queries/links.py": ON_PAPER,
    "welcome/queries/listening.py": ASKED_ANEW,
}


def test_whatever_is_marked_with_a_key_is_made_anew_or_need_not_fit() -> None:
    """A new mark must say here where it is kept; a column that is kept must be made again."""
    assert _makers() == MARKS.keys()
    columns = {said for said in MARKS.values() if re.fullmatch(r"\w+\.\w+\.\w+", said)}
    assert columns <= MADE_ANEW.keys()
    assert TOLD_OTHERWISE.keys() <= MADE_ANEW.keys()


def _makers() -> set[str]:
    """Every file that calls `blind`, but for the vault's own and those that make the marks anew."""
    package = house_settings.ROOT / "sideomside"
    files = [one for one in package.rglob("*.py") if "tests" not in one.parts and one.name != "keys.py"]
    calling = {one.relative_to(package).as_posix() for one in files if _calls_blind(one)}
    return calling - {"site/moving/marks.py"}


def _calls_blind(file: Path) -> bool:
    text = file.read_text("utf-8")
    calls = (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Call)) if "blind" in text else ()
    return any(getattr(one.func, "id", getattr(one.func, "attr", "")) == "blind" for one in calls)


def test_mail_we_have_had_is_known_in_the_next_house_as_well(at: Path, settings: Any) -> None:
    settings.IMAP_USER, settings.IMAP_HOST = OURS

    def live(house: House) -> None:
        once = mailbox_mark(house.organisation.id, "an older mailbox")
        older = mailbox_mark(house.organisation.id, "one older still")
        for number, lay in enumerate((mailbox_mark(house.organisation.id, mailbox_name()), once, older)):
            came_by = intake.CameBy("imap", (), lay, uidvalidity=7, uid=42)
            mail = intake.keep_mail(raw=f"Mail {number}".encode(), came_by=came_by, by=house.system)
            intake.leave_behind(mail=mail, by=house.system)
        intake.keep_mail(raw=b"By the pipe", came_by=intake.CameBy("pipe"), by=house.system)

    organisation = move_in(moved_out(at, live))
    with within(organisation.id):
        here = mailbox_mark(organisation.id, mailbox_name())
        assert mails.known_uids(system(organisation.id), here, 7) == {42: True}
        assert InboundMail.objects.count() == 4
        assert InboundMail.objects.get(door="pipe").mailbox == ""


def test_a_writer_without_a_hat_can_take_their_story_down_after_the_move(at: Path) -> None:
    def live(house: House) -> None:
        cast = make_cast(house)
        cast.shown(cast.as_jonas)
        cast.shown(title="Bussen")
        Contact.objects.filter(person=cast.ida).delete()

    said = StringIO()
    organisation = move_in(moved_out(at, live), stdout=said)
    assert "1 writers get a new address" in said.getvalue() and "for 1 stories nobody" in said.getvalue()
    with within(organisation.id):
        written = " ".join(letter.text or "" for letter in Letter.objects.all())
    [way] = re.findall(r"/historier/ned/\w+/", written)
    assert Client().post(way, follow=True).status_code == 200
    with within(organisation.id):
        assert Publication.objects.filter(gone_at=None).count() == 1


def _lets_go(owner: UUID, house: House) -> None:
    destroy_key(owner)


def _erases(owner: UUID, house: House) -> None:
    Erasure.objects.create(owner_id=owner, organisation_id=house.organisation.id)


def _is_told_to_stop(owner: UUID, house: House) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def _loses_its_terminal(owner: UUID, house: House) -> None:
    os.kill(os.getpid(), signal.SIGHUP)


@pytest.fixture
def listens() -> Iterator[None]:
    """Also where the tests themselves were started so that they outlive their terminal."""
    before = {one: signal.signal(one, signal.SIG_DFL) for one in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for one, did in before.items():
        signal.signal(one, did)


@pytest.mark.usefixtures("listens")
@pytest.mark.parametrize(
    ("happens", "ends"),
    [
        (_lets_go, CommandError),
        (_erases, CommandError),
        (_is_told_to_stop, KeyboardInterrupt),
        (_loses_its_terminal, KeyboardInterrupt),
    ],
)
def test_what_happens_meanwhile_leaves_no_open_words(
    at: Path,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[UUID, House], None],
    ends: type[BaseException],
) -> None:
    house, real, begun = build_house("København"), taking_out.write_table, []
    with within(house.organisation.id):
        person = someone(house, "Ida", Hat.PARTICIPANT)

    def write_table(draft: Path, model: Any, organisation_id: UUID) -> int:
        written = real(draft, model, organisation_id)
        if model is Person:
            begun.append(draft)
            happens(person.id, house)
        return written

    monkeypatch.setattr(taking_out, "write_table", write_table)
    with pytest.raises(ends):
        call_command("take_out", str(at), yes=True, stderr=StringIO())
    assert begun and list(at.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_two_never_write_into_one_folder_and_a_killed_one_is_cleared_away(at: Path) -> None:
    house = build_house("København")
    left = at / f".{uuid4()}" / "tables"
    left.mkdir(parents=True)
    with only_one(at), pytest.raises(CommandError, match="just now"):
        call_command("take_out", str(at), yes=True, stderr=StringIO())
    assert left.exists(), "it may be the other's"
    call_command("take_out", str(at), yes=True, stdout=StringIO(), stderr=StringIO())
    assert [one.name for one in at.iterdir()] == [str(house.organisation.id)]


def test_keys_that_lie_here_are_never_destroyed_unasked(at: Path) -> None:
    folder, owner = moved_out(at), uuid4()
    make_key(owner, UUID(folder.name))
    with pytest.raises(CommandError, match="1 keys of this organisation"):
        move_in(folder)
    assert WrappedKey.objects.filter(owner_id=owner).exists() and not Organisation.objects.exists()
    move_in(folder, was_cut_short=True)
    assert not WrappedKey.objects.filter(owner_id=owner).exists()


def _spoils_a_line(folder: Path) -> Iterator[str]:
    file = folder / "checksums.txt"
    file.write_text(file.read_text().replace("  ", " ", 1))
    yield "checksums.txt is not"


def _adds_a_file(folder: Path) -> Iterator[str]:
    (folder / "files" / "messages_picture.content.x").write_bytes(b"x")
    yield "has no checksum"


def _forgets_the_organisation(folder: Path) -> Iterator[str]:
    (folder.parent / "erasures.json").write_text('[{"id": "x", "owner": "x", "done": null}]')
    yield "no ledger of erasures"


@pytest.mark.parametrize("spoil", [_spoils_a_line, _adds_a_file, _forgets_the_organisation])
def test_what_is_spoilt_is_said_in_a_sentence(at: Path, spoil: Callable[[Path], Iterator[str]]) -> None:
    folder = moved_out(at)
    [word] = spoil(folder)
    ledger = folder.parent / "erasures.json"
    with pytest.raises(CommandError, match=word):
        move_in(folder, ledger=ledger if ledger.exists() else None)
    assert not Organisation.objects.exists() and not WrappedKey.objects.exists()


def test_whom_a_worry_bars_is_looked_for_among_everybody_only_where_it_does_not_say(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    house, once = build_house("København"), uuid4()
    worry = Concern(organisation_id=house.organisation.id, id=uuid4(), whom=str(once))
    worry.bar = bar_against(once, worry)
    with django_assert_num_queries(0):
        assert TOLD_OTHERWISE["concerns.Concern.bar"](worry) == str(once)
