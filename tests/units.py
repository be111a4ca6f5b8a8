"""The units in docs/deploy, started as they stand: their words, their settings, and nothing else from around us."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from house.contracts import ROOT

HERE = {"/opt/sideomside/.venv/bin": str(Path(sys.executable).parent), "/opt/sideomside": str(ROOT)}


@dataclass(frozen=True)
class Machine:
    """Where this test keeps what a real machine has in /etc and /var, and the ports it may use."""

    folder: Path
    ports: dict[str, str]

    def here(self, said: str) -> str:
        """Said for a real machine, meant for this one."""
        others = {
            "/etc/sideomside/": f"{self.folder}/etc/",
            "/var/backups/sideomside": f"{self.folder}/copies",
        }
        for there, ours in (HERE | others | self.ports).items():
            said = said.replace(there, ours)
        return said

    def start(self, name: str, output: IO[bytes]) -> subprocess.Popen[bytes]:
        """What systemd would start; in a session of its own, so that it is stopped in order."""
        return subprocess.Popen(
            self._words(name),
            cwd=self._one(name, "WorkingDirectory"),
            env=self._environment(name),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )

    def run(self, name: str) -> str:
        """A unit that does one thing and ends."""
        assert said(name)["Type"] == ["oneshot"]
        done = subprocess.run(
            self._words(name),
            cwd=self._one(name, "WorkingDirectory"),
            env=self._environment(name),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _words(self, name: str) -> list[str]:
        return shlex.split(self._one(name, "ExecStart"))

    def _one(self, name: str, key: str) -> str:
        [value] = said(name)[key]
        return self.here(value)

    def _environment(self, name: str) -> dict[str, str]:
        """As systemd puts it together: the unit's own lines, then its files; a path and a home it always has."""
        lines = [self.here(one) for one in said(name)["Environment"]]
        for file in said(name)["EnvironmentFile"]:
            lines += Path(self.here(file)).read_text(encoding="utf-8").splitlines()
        always = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        return always | dict(line.split("=", 1) for line in lines)


@cache
def said(name: str) -> dict[str, list[str]]:
    """Every line of a unit by its key; a key may stand more than once."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "docs" / "deploy" / name).read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found.setdefault(key, []).append(value)
    return found


def written(path: Path, settings: dict[str, str]) -> None:
    """A file of settings, with nothing in it that a shell and systemd would read differently."""
    assert not [value for value in settings.values() if set(value) & set(" $\"'\\\n")]
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{key}={value}\n" for key, value in settings.items()), encoding="utf-8")
