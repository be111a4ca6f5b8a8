"""A list of leaked passwords on the machine is looked through without being read whole, and nobody else is asked."""

from hashlib import sha1
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.test import override_settings

from sideomside.people.forms.leaked import is_in

LEAKED = [f"gammelt kodeord {number}" for number in range(500)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    hashes = sorted(sha1(one.encode()).hexdigest().upper() for one in LEAKED)  # noqa: S324 - the list is kept so
    file = tmp_path / "leaked.txt"
    file.write_text("".join(f"{one}:{number}\n" for number, one in enumerate(hashes)), encoding="ascii")
    return file


def test_every_one_of_the_list_is_found_and_no_other(place: Path) -> None:
    assert all(is_in(place, one) for one in LEAKED)
    assert not any(is_in(place, f"et nyt kodeord {number}") for number in range(500))


def test_an_empty_list_and_a_list_of_one(tmp_path: Path) -> None:
    file = tmp_path / "few.txt"
    file.write_bytes(b"")
    assert not is_in(file, "x")
    file.write_text(sha1(b"x").hexdigest().upper(), encoding="ascii")  # noqa: S324 - the list is kept so
    assert is_in(file, "x") and not is_in(file, "y")


@pytest.mark.django_db
def test_a_leaked_one_is_refused_and_any_other_is_taken(place: Path) -> None:
    with override_settings(LEAKED_PASSWORDS=str(place)):
        with pytest.raises(forms.ValidationError, match="sluppet ud"):
            validate_password(LEAKED[7])
        validate_password("tre grønne hejrer på en mole")
    validate_password(LEAKED[7])
