"""The master key turns while everybody works, lies where the operator wants it, and comes back from two papers."""

import sys
from base64 import b64encode
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from sideomside.ground.vault import keyring, keys, paper, recovery, turning
from sideomside.ground.vault.keyring import NoMasterKey
from sideomside.ground.vault.models import OrganisationKey
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.models.account import login_fingerprint
from sideomside.site.doctor import keys as doctor
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def master(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A master key of this test's own."""
    settings.MASTER_KEY_FILE = tmp_path / "keys" / "master.key"
    keyring.make_master_key(settings.MASTER_KEY_FILE)
    keys.forget_opened_keys()
    yield settings.MASTER_KEY_FILE
    keys.forget_opened_keys()


@pytest.fixture
def house(master: Path) -> House:
    house = build_house("København")
    with within(house.organisation.id):
        someone(house, "Ida")
    return house


def name_of_ida(house: House) -> str:
    with within(house.organisation.id):
        return str(Person.objects.get().name)


def test_any_two_papers_give_the_secret_back_and_one_is_refused() -> None:
    secret = bytes(range(32))
    papers = [paper.read(paper.written(one)) for one in paper.split(secret)]
    assert [paper.join(one, other) for one, other in permutations(papers, 2)] == [secret] * 6
    with pytest.raises(paper.NotAPaper, match="two different"):
        paper.join(papers[0], papers[0])
    assert all(secret not in half for one in papers for half in one.halves.values())


def test_what_is_typed_off_a_paper_may_look_untidy_and_a_slip_is_found_at_its_line() -> None:
    one = paper.split(b"kaffe ved vinduet, hver torsdag.")[1]
    text = paper.written(one)
    assert paper.read(f"Noget andet\n {text.lower().replace('0', 'o').replace('1', 'l')}\n") == one
    first = text.splitlines()[0]
    with pytest.raises(paper.NotAPaper, match="slip in line AB"):
        paper.read(text.replace(first, first[:-1] + ("7" if first[-1] != "7" else "8")))
    for spoilt, said in (
        (text.replace(" ", " !"), "is not on the paper"),
        (first, "two lines"),
        ("AB 0", "too short"),
        (paper.written(paper.Paper("A", {"AB": b"", "AC": b""})), "Line AB is too short"),
    ):
        with pytest.raises(paper.NotAPaper, match=said):
            paper.read(spoilt)


def test_only_the_right_papers_open_what_was_sealed_for_paper() -> None:
    private, public = recovery.new_pair()
    sealed = recovery.seal_for_paper(public, b"nyt")
    assert recovery.open_with_paper(private, sealed) == b"nyt"
    with pytest.raises(recovery.WrongPapers):
        recovery.open_with_paper(recovery.new_pair()[0], sealed)


def test_after_a_turn_everything_reads_as_before_and_the_old_master_key_opens_nothing(
    house: House, master: Path
) -> None:
    old, login = master.read_bytes(), login_fingerprint("signe")
    call_command("keys", "rotate")
    assert (name_of_ida(house), login_fingerprint("signe")) == ("Ida", login)
    assert OrganisationKey.objects.get().epoch == 2 and keyring.ring().epochs.keys() == {2}
    assert old not in master.read_bytes() and master.stat().st_mode & 0o777 == 0o400
    keyring.put_away(master, old)
    keys.forget_opened_keys()
    with pytest.raises(NoMasterKey):
        name_of_ida(house)


def test_who_was_at_work_when_it_turned_goes_on(house: House, master: Path) -> None:
    before = keyring.ring()
    turning.turn()
    keys.forget_opened_keys()
    keyring.ring.cache_clear()
    content = master.read_bytes()
    master.chmod(0o600)
    master.write_bytes(before.written())
    assert keyring.ring().epochs.keys() == {1}  # what a process that began yesterday remembers
    master.write_bytes(content)
    assert name_of_ida(house) == "Ida"
    keyring.ring.cache_clear()
    new = uuid4()
    keys.make_key(uuid4(), new)
    assert OrganisationKey.objects.get(organisation_id=new).epoch == 2


def test_a_turn_that_was_cut_short_is_taken_up(house: House, master: Path) -> None:
    turning.put_away(turning.begin())  # both are there, and the power goes
    keys.forget_opened_keys()
    assert name_of_ida(house) == "Ida" and keyring.ring().epochs.keys() == {1, 2}
    assert turning.turn() == 2
    keys.forget_opened_keys()
    assert name_of_ida(house) == "Ida" and keyring.ring().epochs.keys() == {2}


@pytest.mark.parametrize("way", ["environment", "program"])
def test_it_may_lie_elsewhere_and_then_turns_in_two_steps(
    house: House, master: Path, settings: Any, tmp_path: Path, way: str
) -> None:
    elsewhere = tmp_path / "kms"

    def lies_there(content: bytes) -> None:
        elsewhere.write_bytes(content)
        settings.MASTER_KEY = b64encode(content).decode() if way == "environment" else ""
        keys.forget_opened_keys()

    settings.MASTER_KEY_COMMAND = (
        "" if way == "environment" else f"{sys.executable} -c \"print(open('{elsewhere}').read(), end='')\""
    )
    lies_there(keyring.ring().written())
    settings.MASTER_KEY_FILE = tmp_path / "nothing"
    assert name_of_ida(house) == "Ida" and list(doctor.master_key()) == []
    with pytest.raises(CommandError, match="--to"):
        call_command("keys", "rotate")
    with pytest.raises(CommandError, match="say this once more"):
        call_command("keys", "rotate", "--to", str(tmp_path / "both"))
    lies_there((tmp_path / "both").read_bytes())
    call_command("keys", "rotate", "--to", str(tmp_path / "new"))
    lies_there((tmp_path / "new").read_bytes())
    assert name_of_ida(house) == "Ida" and keyring.ring().epochs.keys() == {2}


def test_a_program_that_fails_and_a_file_that_is_something_else_are_said_plainly(
    settings: Any, tmp_path: Path
) -> None:
    settings.MASTER_KEY_COMMAND = f'{sys.executable} -c "raise SystemExit(3)"'
    keys.forget_opened_keys()
    assert [one.what for one in doctor.master_key()] == ["The master key cannot be had."]
    settings.MASTER_KEY_COMMAND, settings.MASTER_KEY_FILE = "", tmp_path / "shopping"
    settings.MASTER_KEY_FILE.write_text("kaffe, mælk")
    keys.forget_opened_keys()
    with pytest.raises(NoMasterKey, match="neither"):
        keyring.ring()
    keys.forget_opened_keys()


def test_papers_are_printed_once_and_the_doctor_asks_for_them(
    house: House, master: Path, settings: Any, capsys: Any
) -> None:
    settings.PRODUCTION = True
    assert [one.what for one in doctor.on_paper()] == [
        "Nothing is on paper: if the master key is lost, every copy is lost with it."
    ]
    call_command("keys", "paper")
    said = capsys.readouterr().out
    papers = [paper.read(text) for text in said.split("Paper ")[1:]]
    private = paper.join(papers[2], papers[0])
    sealed = recovery.seal_for_paper(keyring.ring().recovery, b"nyt")
    assert recovery.open_with_paper(private, sealed) == b"nyt"
    assert list(doctor.on_paper()) == [] and private.hex() not in master.read_text()
    call_command("keys", "epoch")
    assert "epoch 1; there is something on paper" in capsys.readouterr().out
    with pytest.raises(CommandError, match="There is a master key already"):
        call_command("keys", "recover", "copy", "one", "other")


def test_a_paper_made_while_it_turns_is_kept(house: House, master: Path, monkeypatch: Any) -> None:
    wrap, public = turning.wrap_again, recovery.new_pair()[1]

    def and_somebody_asks_for_papers(begun: keyring.Keyring) -> int:
        told = wrap(begun)
        turning.put_away(turning.remember_paper(public))
        return told

    monkeypatch.setattr(turning, "wrap_again", and_somebody_asks_for_papers)
    turning.turn()
    assert keyring.ring().recovery == public and keyring.ring().epochs.keys() == {2}


def test_a_master_key_that_something_is_wrapped_in_is_never_written_away(house: House, master: Path) -> None:
    before = keyring.ring()
    turning.turn()
    with pytest.raises(NoMasterKey, match="epoch 2"):
        turning.put_away(before)
