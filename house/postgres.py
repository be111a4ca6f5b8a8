"""A throw-away PostgreSQL on loopback with the roles of a real installation, gone when we are done.

The owner migrates, the app works (neither owner nor superuser, so row security holds for it), the backup
role reads past row security, and the key store has a role and a database of its own.
"""

import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from house.serving import free_port

OLDEST = 15
PATIENCE = 180  # seconds for one command on a busy machine
# What is thrown away an hour later need not outlive a power cut; a killed process loses nothing by it.
IN_A_HURRY = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoPostgres(RuntimeError):
    """There is no PostgreSQL server program here, or it is too old."""


@dataclass(frozen=True)
class Cluster:
    """Where the throw-away server listens, and the one password its roles share."""

    port: int
    password: str
    folder: Path = Path()

    def url(self, role: str, database: str = "sideomside") -> str:
        return f"postgresql://{role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def environment(self) -> dict[str, str]:
        """What an installation on this server would have in its environment, and what only tests may have."""
        return {
            "SIDEOMSIDE_DATABASE": self.url("sideomside_app"),
            "SIDEOMSIDE_OWNER_DATABASE": self.url("sideomside_owner"),
            "SIDEOMSIDE_BACKUP_DATABASE": self.url("sideomside_backup"),
            "SIDEOMSIDE_KEYS_DATABASE": self.url("sideomside_keys", "sideomside_keys"),
            "SIDEOMSIDE_TEST_SUPERUSER": self.url("postgres", "postgres"),
        }


def roles_and_databases(password: str) -> list[str]:
    """The SQL a real installation starts with; docs/operate.md tells the same story in words."""
    ask = f"LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB PASSWORD '{password}'"
    return [
        f"CREATE ROLE sideomside_owner {ask} NOBYPASSRLS",
        f"CREATE ROLE sideomside_app {ask} NOBYPASSRLS",
        f"CREATE ROLE sideomside_backup {ask} BYPASSRLS",
        f"CREATE ROLE sideomside_keys {ask} NOBYPASSRLS",
        "CREATE DATABASE sideomside OWNER sideomside_owner",
        "CREATE DATABASE sideomside_keys OWNER sideomside_keys",
        "REVOKE ALL ON DATABASE sideomside, sideomside_keys FROM PUBLIC",
        "GRANT CONNECT ON DATABASE sideomside TO sideomside_app, sideomside_backup",
        "GRANT CONNECT ON DATABASE sideomside_keys TO sideomside_backup",
    ]


def default_privileges() -> list[str]:
    """What the app and the backup may do with whatever the owner makes; run inside the owner's database."""
    ours = "ALTER DEFAULT PRIVILEGES FOR ROLE sideomside_owner IN SCHEMA public"
    return [
        f"{ours} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sideomside_app",
        f"{ours} GRANT USAGE, SELECT ON SEQUENCES TO sideomside_app",
        f"{ours} GRANT SELECT ON TABLES TO sideomside_backup",
        f"{ours} GRANT SELECT ON SEQUENCES TO sideomside_backup",
    ]


def programs() -> Path:
    """The folder with initdb and pg_ctl of the newest PostgreSQL here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda one: int(one.parts[-3]))
    on_path = shutil.which("pg_ctl")
    folder = found[-1].parent if found else Path(on_path).resolve().parent if on_path else None
    if folder is None or _version(folder) < OLDEST:
        raise NoPostgres(f"PostgreSQL {OLDEST} or newer (initdb, pg_ctl) is not installed")
    return folder


@contextmanager
def throwaway(*, durable: bool = False) -> Iterator[Cluster]:
    """A fresh server with checksums on, stopped and removed however we leave.

    `durable` writes to disk as a real installation does, for what measures or promises something about that.
    """
    folder = Path(tempfile.mkdtemp(prefix="sideomside-postgres-"))
    cluster = Cluster(free_port(), secrets.token_urlsafe(18), folder)
    data, password_file = folder / "data", folder / "password"
    password_file.write_text(cluster.password)
    _give_to_postgres(folder, password_file)
    try:
        wishes = ["-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password_file}"]
        wishes += ["--locale=C.UTF-8", "-E", "UTF8", "--data-checksums"]
        _run("initdb", "-D", str(data), *wishes)
        _start(folder, cluster.port, "" if durable else IN_A_HURRY)
        _make_roles(cluster)
        yield cluster
    finally:
        if data.exists():
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop", must=False)
        shutil.rmtree(folder, ignore_errors=True)


def put_down(superuser: str) -> Path:
    """The server stops while the house runs; its folder, for when it comes back."""
    asked = ["psql", "-At", "-d", superuser, "-c", "SHOW data_directory"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=PATIENCE)
    data = Path(told.stdout.strip())
    _run("pg_ctl", "-D", str(data), "-m", "fast", "-w", "stop")
    return data


def pick_up(data: Path) -> None:
    """As it was started the first time."""
    options = (data / "postmaster.opts").read_text(encoding="utf-8").split(" ", 1)[1].strip()
    _run(
        "pg_ctl",
        "-D",
        str(data),
        "-l",
        str(data.parent / "log"),
        "-o",
        options.replace('"', ""),
        "-w",
        "start",
    )


def kill_server(folder: Path) -> None:
    """As if it had never been asked: no shutdown, no checkpoint."""
    os.kill(int((folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)


def start_again(folder: Path, port: int, wishes: str = "") -> None:
    """Its children take a moment to see that they are alone; until then the server refuses to start."""
    latest = time.monotonic() + PATIENCE
    while True:
        try:
            return _start(folder, port, wishes)
        except RuntimeError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.3)


def _start(folder: Path, port: int, wishes: str) -> None:
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}{wishes}"
    _run("pg_ctl", "-D", str(folder / "data"), "-l", str(folder / "log"), "-o", options, "-w", "start")


def _make_roles(cluster: Cluster) -> None:
    for line in roles_and_databases(cluster.password):
        _ask(cluster.url("postgres", "postgres"), line)
    for line in default_privileges():
        _ask(cluster.url("postgres"), line)


def _ask(url: str, line: str) -> None:
    _run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", line)


def _version(folder: Path) -> int:
    told = subprocess.run(
        [folder / "pg_ctl", "--version"], capture_output=True, text=True, check=True, timeout=30
    )
    return int(re.findall(r"\d+", told.stdout)[0])


def _give_to_postgres(*paths: Path) -> None:
    # The server refuses to run as root; the package's own user runs it then.
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        for path in paths:
            os.chown(path, owner.pw_uid, owner.pw_gid)


def as_postgres(*command: str) -> Sequence[str]:
    """What looks into the server's folder runs as the one it belongs to."""
    apart = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    return [*apart, *command]


def _run(program: str, *words: str, must: bool = True) -> None:
    done = subprocess.run(
        as_postgres(str(programs() / program), *words),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    if must and done.returncode:
        raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")
