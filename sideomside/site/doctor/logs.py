"""Do the logs leave this machine: whoever breaks in here must not be the only one who has them."""

import re
import subprocess
from collections.abc import Iterator

from django.conf import settings

from sideomside.site.doctor.findings import Finding, error, warning

SERVICE = re.compile(r"[\w@.-]+\.service")
MEND = "docs/operate.md, “Logs that leave”."


def logs_leave() -> Iterator[Finding]:
    by = settings.LOGS_LEAVE_BY
    if not settings.PRODUCTION:
        return
    if not by:
        yield warning(
            "What was refused and what fell over is written on this machine alone.",
            f"Let systemd-journal-upload carry it away, and name it in SIDEOMSIDE_LOGS_LEAVE_BY; {MEND}",
        )
    elif not SERVICE.fullmatch(by):
        yield error(f"SIDEOMSIDE_LOGS_LEAVE_BY is no service: {by!r}.", MEND)
    elif not runs(by):
        yield error(f"{by} does not run: the logs stay on this machine.", f"systemctl status {by}; {MEND}")


def runs(service: str) -> bool:
    """As systemd sees it; where there is none, nothing runs."""
    words = ["systemctl", "is-active", "--quiet", service]
    try:
        return subprocess.run(words, check=False, timeout=10).returncode == 0  # noqa: S603 - a name of letters
    except (OSError, subprocess.TimeoutExpired):
        return False
