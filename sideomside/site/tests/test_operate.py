"""What an operator reads is what the code does."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from house.postgres import default_privileges, roles_and_databases

ROOT = Path(__file__).resolve().parents[3]
BOOK = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")


def test_every_setting_read_from_the_environment_is_in_the_book_and_no_other() -> None:
    settings = (ROOT / "sideomside" / "site" / "settings.py").read_text(encoding="utf-8")
    read = {f"SIDEOMSIDE_{name}" for name in re.findall(r'env\("([A-Z_]+)"', settings)}
    listed = set(re.findall(r"^\| `(SIDEOMSIDE_[A-Z_]+)` \|", BOOK, re.MULTILINE))
    assert listed == read


def test_the_roles_in_the_book_are_the_roles_the_tests_run_with() -> None:
    told = re.sub(r"PASSWORD '\.\.\.'", "", re.sub(r"\s+", " ", BOOK))
    for line in [*roles_and_databases("..."), *default_privileges()]:
        words = re.sub(r" PASSWORD '\.\.\.'", "", line)
        assert _sorted_words(words) in {_sorted_words(one) for one in told.split(";")}, words


def test_every_command_named_in_the_book_exists() -> None:
    commands = {file.stem for file in (ROOT / "sideomside/site/management/commands").glob("[a-z]*.py")}
    named = set(re.findall(r"bin/manage ([a-z_]+)", BOOK))
    assert named - commands <= {"migrate", "createcachetable", "help"}


def test_the_picture_in_the_readme_is_there_and_light() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [picture] = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert (ROOT / picture).stat().st_size <= 200_000


def test_what_the_readme_points_at_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w/])(?:docs|tests|bin|house|proofs|sideomside)/[\w./-]*\w", readme)) | set(
        re.findall(r"`([A-Z]+\.md)`", readme)
    )
    assert len(named) > 8
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []


def _sorted_words(line: str) -> tuple[str, ...]:
    """The order of a role's attributes says nothing."""
    start = re.search(r"(CREATE|REVOKE|GRANT|ALTER) .*", line)
    return tuple(sorted(start.group().split())) if start else ()


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
