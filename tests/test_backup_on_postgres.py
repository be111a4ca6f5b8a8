"""The same drill on PostgreSQL, with the roles of a real installation: the backup role reads, the owner fills."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from house.postgres import default_privileges

pytestmark = pytest.mark.deployment
ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Machine:
    """One installation: a folder with the master key, a database and a key store of its own."""

    data: Path
    name: str

    def __post_init__(self) -> None:
        with psycopg.connect(os.environ["SIDEOMSIDE_TEST_SUPERUSER"], autocommit=True) as server:
            for name, owner in ((self.name, "sideomside_owner"), (f"{self.name}_keys", "sideomside_keys")):
                server.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
                )
                server.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(owner))
                )
        inside = urlsplit(os.environ["SIDEOMSIDE_TEST_SUPERUSER"])._replace(path=f"/{self.name}").geturl()
        with psycopg.connect(inside, autocommit=True) as server:
            for line in default_privileges():
                server.execute(line)

    def do(self, *steps: str, as_owner: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tests.drill", *steps],
            cwd=ROOT, env=self._environment(as_owner), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _environment(self, as_owner: bool) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
        app = "SIDEOMSIDE_OWNER_DATABASE" if as_owner else "SIDEOMSIDE_DATABASE"
        return clean | {
            "SIDEOMSIDE_MODE": "test",
            "SIDEOMSIDE_DATA": str(self.data),
            "SIDEOMSIDE_DATABASE": self._here(app),
            "SIDEOMSIDE_OWNER_DATABASE": self._here("SIDEOMSIDE_OWNER_DATABASE"),
            "SIDEOMSIDE_BACKUP_DATABASE": self._here("SIDEOMSIDE_BACKUP_DATABASE"),
            "SIDEOMSIDE_KEYS_DATABASE": self._here("SIDEOMSIDE_KEYS_DATABASE", "_keys"),
            "DJANGO_SETTINGS_MODULE": "sideomside.site.settings",
            "PYTHONPATH": str(ROOT),
        }

    def _here(self, setting: str, ending: str = "") -> str:
        return urlsplit(os.environ[setting])._replace(path=f"/{self.name}{ending}").geturl()


def last_line(told: str) -> dict[str, object]:
    return json.loads(told.strip().splitlines()[-1])


def test_copy_erase_lose_everything_put_back_and_still_erased(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "data", "drill_one")
    machine.do(
        "migrate|--verbosity=0",
        "migrate|vault|--database=keys|--verbosity=0",
        "createcachetable",
        as_owner=True,
    )
    machine.do("prepare", "fill", f"backup|{tmp_path / 'copies'}")
    old = next((tmp_path / "copies").iterdir())
    machine.do("erase|Ida", f"backup|{tmp_path / 'later'}")
    assert b"Ida" not in (old / "data.copy").read_bytes()

    fresh = Machine(tmp_path / "fresh", "drill_two")
    (fresh.data / "keys").mkdir(parents=True)
    shutil.copy(machine.data / "keys" / "master.key", fresh.data / "keys")
    newest = next((tmp_path / "later").iterdir()) / "erasures.json"
    told = fresh.do(
        f"restore|{old}|--ledger|{newest}", f"audit_verify|--against|{old / 'manifest.json'}", "names"
    )
    assert "1 people were erased again" in told and '"wrong": []' in told
    assert last_line(told) == {"people": ["Noor"], "words": ["Noors ord"], "contacts": 1}
    with pytest.raises(AssertionError, match="empty place"):
        fresh.do(f"restore|{old}")
