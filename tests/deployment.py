"""A real installation for a test: production settings, PostgreSQL roles, granian, a worker, nginx with TLS."""

import os
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

from house.contracts import ROOT
from house.serving import MANAGE, PATIENCE, free_port, stop
from tests.units import Machine, written

NAME = "kaffe.example.org"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Installation:
    """Where nginx listens in front of it, and what it runs with."""

    folder: Path
    plain_port: int
    port: int
    lmtp_port: int
    environment: dict[str, str]
    machine: Machine

    def get(self, path: str, *, plain: bool = False, sends: bytes | None = None, **headers: str) -> Answer:
        """One request through nginx; redirects are answers, not followed."""
        scheme, port = ("http", self.plain_port) if plain else ("https", self.port)
        ask = urllib.request.Request(
            f"{scheme}://127.0.0.1:{port}{path}", data=sends, headers={"Host": NAME} | headers
        )
        trusting = ssl.create_default_context(cafile=str(self.folder / "site.crt"))
        trusting.check_hostname = False
        opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting), _NoFollowing)
        try:
            with opener.open(ask, timeout=20) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return Answer(answer.code, answer.headers, answer.read())

    def manage(self, *words: str, **other: str) -> str:
        done = subprocess.run(
            [*MANAGE, *words], env=self.environment | other, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def log(self) -> str:
        return (self.folder / "access.log").read_text()


class _NoFollowing(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@contextmanager
def installed(folder: Path, around: dict[str, str] | None = None) -> Iterator[Installation]:
    """Set up as docs/operate.md says: the owner migrates, the app serves, nginx stands in front."""
    inner, plain, port, mail = (free_port() for _one in range(4))
    machine = Machine(folder, {"--port 8000": f"--port {inner}", "--port 2424": f"--port {mail}"})
    settings = _settings(folder) | (around or {})
    written(folder / "etc" / "environment", settings)
    written(folder / "etc" / "backup", _of_ours("SIDEOMSIDE_BACKUP_DATABASE"))
    site = Installation(
        folder, plain, port, mail, _of_ours("PATH", "HOME") | {"PYTHONPATH": str(ROOT)} | settings, machine
    )
    as_owner = {"SIDEOMSIDE_DATABASE": os.environ["SIDEOMSIDE_OWNER_DATABASE"]}
    site.manage("migrate", "--verbosity=0", **as_owner)
    site.manage("migrate", "vault", "--database=keys", "--verbosity=0", **as_owner)
    site.manage("createcachetable", **as_owner)
    site.manage("prepare")
    with (folder / "site.log").open("wb") as log:
        running = [machine.start(f"sideomside-{one}.service", log) for one in ("web", "work", "lmtp")]
        try:
            running.append(_nginx(folder, inner, plain, port))
            _wait_until_nginx_gets_through(site, running)
            yield site
        finally:
            stop(running)


def _wait_until_nginx_gets_through(site: Installation, running: list[subprocess.Popen[bytes]]) -> None:
    latest = time.monotonic() + PATIENCE
    while all(one.poll() is None for one in running) and time.monotonic() < latest:
        with suppress(OSError):
            if site.get("/").status != 502:
                return
        time.sleep(0.3)
    raise RuntimeError((site.folder / "site.log").read_text() + (site.folder / "error.log").read_text())


def _of_ours(*names: str) -> dict[str, str]:
    return {name: os.environ[name] for name in names if name in os.environ}


def _settings(folder: Path) -> dict[str, str]:
    """The file of settings, as docs/operate.md lists it."""
    return _of_ours("SIDEOMSIDE_DATABASE", "SIDEOMSIDE_KEYS_DATABASE") | {
        "SIDEOMSIDE_MODE": "production",
        "SIDEOMSIDE_SECRET_KEY": "k" * 20 + "-made-up-for-a-test-and-thrown-away-afterwards",
        "SIDEOMSIDE_DATA": str(folder / "data"),
        "SIDEOMSIDE_HOSTS": NAME,
        "SIDEOMSIDE_ORIGINS": f"https://{NAME}",
        "SIDEOMSIDE_LINK_BASE": f"https://{NAME}",
        "SIDEOMSIDE_MASTER_KEY_FILE": str(folder / "keys" / "master.key"),
        "SIDEOMSIDE_TRUST_PROXY": "yes",
        "SIDEOMSIDE_PROXIES": "1",
    }


def _nginx(folder: Path, inner: int, plain: int, port: int) -> subprocess.Popen[bytes]:
    """The files from docs/deploy, with this test's own ports (IPv4 alone) and certificate and nothing else changed."""
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=kaffe.example.org -addext basicConstraints=CA:TRUE"
    certificate = ["-keyout", str(folder / "site.key"), "-out", str(folder / "site.crt")]
    subprocess.run(["openssl", *words.split(), *certificate], check=True, capture_output=True)
    files = [ROOT / "docs" / "deploy" / name for name in ("nginx.conf", "nginx-own-name.conf")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    for here, there in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("    listen [::]:80;\n", ""),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("    listen [::]:443 ssl;\n", ""),
        ("127.0.0.1:8000", f"127.0.0.1:{inner}"),
        ("/etc/ssl/kaffe.example.org", str(folder / "site")),
        ("/etc/ssl/naboen.example.org", str(folder / "site")),
        ("/var/log/nginx/sideomside.log", str(folder / "access.log")),
    ):
        assert here in text
        text = text.replace(here, there)
    around = f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}\nhttp {{\n"
    around += f"access_log {folder}/other.log;\n"  # Debian's nginx has one for whoever has none of their own
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"{around}{paths}{text}}}\n", encoding="utf-8")
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program, "nginx is not installed; bin/test says what to install"
    return subprocess.Popen(
        [program, "-c", str(folder / "nginx.conf")], stdin=subprocess.DEVNULL, stderr=sys.stderr
    )
