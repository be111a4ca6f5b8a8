"""Where this house is found from outside: links in letters lead to the door of the organisation they are from."""

from time import monotonic
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import get_script_prefix

from sideomside.ground.vault.walls import organisation_or_none
from sideomside.people.models.houses import Organisation

A_MINUTE = 60.0
_hosts: dict[UUID | None, tuple[float, str]] = {}


def from_outside(path: str = "") -> str:
    """A path as it is written in a letter: at the organisation's own host, or where the only one is reached.

    What somebody keeps leads to the house itself, by whichever programme's door they stood when it was written.
    """
    door, base = get_script_prefix(), urlsplit(settings.LINK_BASE)
    path = f"/{path.removeprefix(door)}" if path.startswith(door) else path
    host = _own_host()
    if not host:
        return settings.LINK_BASE + path
    port = f":{base.port}" if base.port else ""
    return f"{base.scheme}://{host}{port}{path}"


def _own_host() -> str:
    """Asked for once a minute: a calendar has many addresses in it."""
    here = organisation_or_none()
    until, host = _hosts.get(here, (0.0, ""))
    if here is None or monotonic() < until:
        return host
    host = Organisation.objects.filter(id=here).values_list("host", flat=True).first() or ""
    _hosts[here] = monotonic() + A_MINUTE, host
    return host
