"""A real Dovecot on loopback with one mailbox, and a house of its own to let processes loose on."""

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import create_connection
from tempfile import TemporaryDirectory

from imap_tools import MailBoxUnencrypted

from house.serving import MANAGE, ROOT, free_port
from tests.certificates import certificate

USER, PASSWORD = "hej", "kun-til-test"
SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
first_valid_uid = 0
mail_location = maildir:{folder}/mail
default_internal_user = {me}
default_internal_group = {group}
default_login_user = {me}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={mail_user} gid={mail_group} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Mailbox:
    port: int
    tls_port: int
    folder: Path

    @contextmanager
    def open(self, name: str = "INBOX") -> Iterator[MailBoxUnencrypted]:
        with MailBoxUnencrypted("127.0.0.1", self.port, timeout=20).login(USER, PASSWORD) as box:
            if box.folder.exists(name):
                box.folder.set(name)
            yield box

    def put(self, *mails: bytes) -> None:
        with self.open() as box:
            for raw in mails:
                box.append(raw, "INBOX")

    def count(self, name: str) -> int:
        with self.open() as box:
            return box.folder.status(name)["MESSAGES"] if box.folder.exists(name) else 0


@contextmanager
def dovecot() -> Iterator[Mailbox]:
    """In a folder with a short name: Dovecot's sockets lie deep in it."""
    with (
        TemporaryDirectory(prefix="box-", ignore_cleanup_errors=True) as folder,
        _running(Path(folder)) as box,
    ):
        yield box


@contextmanager
def _running(folder: Path) -> Iterator[Mailbox]:
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "bin/test installs Dovecot, or says that it is missing"
    port, tls_port = free_port(), free_port()
    certificate(folder)
    (folder / "mail").mkdir()
    (folder / "dovecot.conf").write_text(_settings(folder, port, tls_port))
    log = (folder / "out").open("wb")
    server = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")], stdout=log, stderr=log)
    try:
        _wait_for(port, server, folder)
        yield Mailbox(port, tls_port, folder)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _settings(folder: Path, port: int, tls_port: int) -> str:
    """As root, mail is read by the user Debian made for it; as anybody else, by ourselves."""
    root = os.geteuid() == 0
    me = pwd.getpwuid(os.geteuid())
    who = pwd.getpwnam("mail") if root else me
    if root:
        _open_to(folder, who)
    return SETTINGS.format(
        folder=folder,
        port=port,
        tls_port=tls_port,
        password=PASSWORD,
        ssl="yes",
        me="dovecot" if root else me.pw_name,
        group="dovecot" if root else me.pw_gid,
        mail_user=who.pw_uid,
        mail_group=who.pw_gid,
    )


def _open_to(folder: Path, who: pwd.struct_passwd) -> None:
    shutil.chown(folder / "mail", who.pw_uid, who.pw_gid)
    for parent in (folder, *folder.parents):
        if parent == Path(parent.anchor) or parent.owner() != "root" or parent.stat().st_mode & 0o001:
            continue
        parent.chmod(parent.stat().st_mode | 0o011)


def _wait_for(port: int, server: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(200):
        try:
            create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert server.poll() is None, (folder / "out").read_text() + (folder / "log").read_text()
            time.sleep(0.05)
    raise AssertionError("Dovecot did not answer")


@dataclass(frozen=True)
class OwnHouse:
    """A house in a folder of its own, on SQLite, for processes that are ended in the middle."""

    data: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
        ours = {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(self.data), "PYTHONPATH": str(ROOT)}
        return clean | ours | self.more

    def manage(self, *words: str, given: bytes = b"", **more: str) -> int:
        """A command's exit code; negative when the process was ended."""
        done = subprocess.run(
            [*MANAGE, *words], env=self.environment | more, input=given, capture_output=True, timeout=120
        )
        return done.returncode

    def ask(self, question: str) -> str:
        """What some lines of Python print inside the house's only organisation."""
        start = (
            "from sideomside.people.models import Organisation; from sideomside.ground.vault.walls import within\n"
            "from sideomside.intake.models import *\nfrom sideomside.ground.post.models import Letter\n"
            "with within(Organisation.objects.get().id):\n"
        )
        lines = "".join(f"    {line}\n" for line in question.splitlines())
        program = f"import django; django.setup()\n{start}{lines}"
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def own_house(data: Path) -> OwnHouse:
    """Empty but for one organisation with one programme; made once by whichever worker asks first, and copied."""
    kept = Path(os.environ["SIDEOMSIDE_TEST_FOLDER"]) / "own-house"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _make(OwnHouse(kept.with_suffix(".draft"))).data.rename(kept)
    shutil.copytree(kept, data)
    return OwnHouse(data)


def _make(house: OwnHouse) -> OwnHouse:
    assert house.manage("prepare") == 0
    build = (
        "import django; django.setup()\nfrom tests.people import build_house; build_house('Karens forening')"
    )
    environment = house.environment | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"}
    subprocess.run([sys.executable, "-c", build], env=environment, check=True, capture_output=True)
    return house
