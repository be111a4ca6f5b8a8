"""Delivered by a mail server on this machine, over LMTP: each recipient gets a reply, 250 only after we committed."""

import asyncio
import logging
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope
from django.db import close_old_connections

from sideomside.intake import actions
from sideomside.intake.inbox.keeping import NobodyHere, keep, organisation_for
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.limits import MAX_BYTES

logger = logging.getLogger(__name__)
KEPT, LATER = "250 2.0.0 kept", "451 4.3.0 try again later"
NOBODY, TOO_LARGE = "550 5.1.1 no such address here", "552 5.3.4 larger than 25 MB; somebody here is told"
PATIENCE_BYTES = 4 * MAX_BYTES  # beyond this we stop listening; up to here somebody is told who wrote


class Speaker(LMTP):
    """People's programs write lines as long as a page."""

    line_length_limit = PATIENCE_BYTES


class Door:
    """What happens at each step; the database is asked in one thread beside the conversation."""

    def __init__(self) -> None:
        self.desk = ThreadPoolExecutor(max_workers=1)

    async def handle_RCPT(  # noqa: N802, PLR0913 - the names aiosmtpd calls
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        try:
            await self._at_the_desk(organisation_for, [address])
        except NobodyHere:
            return NOBODY
        except Exception as wrong:
            logger.error("an address could not be looked up: %s", type(wrong).__name__)
            return LATER
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        """One reply for each recipient, as LMTP asks."""
        raw = bytes(envelope.original_content or b"")
        recipients = tuple(envelope.rcpt_tos)
        try:
            kept = await self._at_the_desk(take, raw, recipients)
        except Exception as wrong:
            logger.error("a mail could not be kept: %s", type(wrong).__name__)
            kept = LATER
        return "\r\n".join([kept] * len(recipients))

    async def _at_the_desk(self, do: Callable[..., Any], *words: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.desk, _afresh, do, *words)


def take(raw: bytes, recipients: tuple[str, ...]) -> str:
    """Keep it once for each organisation it is for."""
    houses: dict[UUID, list[str]] = {}
    for address in recipients:
        houses.setdefault(organisation_for([address]), []).append(address)
    for organisation_id, mine in houses.items():
        keep(organisation_id, raw, actions.CameBy(InboundMail.Door.LMTP, tuple(mine)))
    return TOO_LARGE if len(raw) > MAX_BYTES else KEPT


def serve_lmtp(*, port: int = 0, path: str = "", ready: Callable[[], None] = lambda: None) -> None:
    """Listen on loopback or on a socket file until told to stop; there is no way to listen to the world."""
    asyncio.run(_serve(port, path, ready))


async def _serve(port: int, path: str, ready: Callable[[], None]) -> None:
    loop, stop, door = asyncio.get_running_loop(), asyncio.Event(), Door()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)

    def speaker() -> Speaker:
        return Speaker(door, data_size_limit=PATIENCE_BYTES, enable_SMTPUTF8=True, loop=loop)

    listening = (
        await loop.create_unix_server(speaker, path)
        if path
        else await loop.create_server(speaker, "127.0.0.1", port)
    )
    async with listening:
        ready()
        await stop.wait()


def _afresh(do: Callable[..., Any], *words: Any) -> Any:
    """A connection the database has closed meanwhile is opened anew."""
    close_old_connections()
    return do(*words)
