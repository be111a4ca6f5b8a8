"""What the tests need from the machine: found, installed where we may, and otherwise named exactly."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from house.postgres import NoPostgres, programs

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@dataclass(frozen=True)
class Need:
    """A program of the system: what it is for, how to see that it is here, and its Debian package."""

    name: str
    why: str
    is_here: Callable[[], bool]
    package: str


def chromium() -> str | None:
    """The browser's path; CHROMIUM in the environment chooses another."""
    chosen = os.environ.get("CHROMIUM")
    return chosen or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _has_postgres() -> bool:
    try:
        return bool(programs())
    except NoPostgres:
        return False


def _has(*names: str) -> Callable[[], bool]:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return lambda: all(shutil.which(name, path=path) for name in names)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


POSTGRES = Need("PostgreSQL 15 or newer", "the database of a real installation", _has_postgres, "postgresql")
CHROMIUM = Need("Chromium", "whole journeys in a real browser", lambda: chromium() is not None, "chromium")
ATOMIC = Need("libatomic", "what drives the browser needs it", lambda: _loads("libatomic.so.1"), "libatomic1")
GETTEXT = Need("gettext", "to see that no text is untranslated", _has("xgettext", "msgfmt"), "gettext")
DOVECOT = Need("Dovecot", "to fetch mail from a real mailbox", _has("dovecot"), "dovecot-imapd")
NGINX = Need("nginx", "to stand behind a real reverse proxy", _has("nginx"), "nginx-light")
CALENDAR = Need(
    "calcurse", "to read our calendar with a program that is not ours", _has("calcurse"), "calcurse"
)

FOR_PASS = {
    "sqlite": (GETTEXT,),
    "postgres": (POSTGRES, GETTEXT),
    "browser": (POSTGRES, CHROMIUM, ATOMIC, GETTEXT, DOVECOT, NGINX, CALENDAR),
}


def missing(passes: Iterable[str]) -> list[Need]:
    needs = dict.fromkeys(need for name in passes for need in FOR_PASS[name])
    return [need for need in needs if not need.is_here()]


def provide(needs: list[Need]) -> list[str]:
    """Install what is missing if we may; what is still missing comes back as lines to read."""
    if needs and _apt():
        packages = [need.package for need in needs]
        print("Installing", *packages, "(their services start as Debian starts them)", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-q"], ["install", "-qy", "--no-install-recommends", *packages]):
            subprocess.run([*_apt(), *words], env=environment, stdout=sys.stderr, check=False, timeout=1800)
    gone = [need for need in needs if not need.is_here()]
    if not gone:
        return []
    return [*(f"{n.name}, {n.why}" for n in gone), f"apt-get install {' '.join(n.package for n in gone)}"]


def _apt() -> list[str]:
    """How we may call apt-get without being asked for a password; empty when we may not."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    if not shutil.which("sudo"):
        return []
    allowed = not subprocess.run(["sudo", "-n", "true"], check=False, timeout=30).returncode
    return ["sudo", "-n", "apt-get"] if allowed else []
