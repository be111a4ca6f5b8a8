"""A mail that cannot be read, so that somebody has to look: forwarded again and again, until it was all wrapping."""

from datetime import timedelta

from sideomside.intake import actions
from sideomside.intake.actions import CameBy
from sideomside.intake.jobs import look_into
from sideomside.site.demo.clock import Timeline
from sideomside.site.demo.house import House, told

ARRIVED = timedelta(hours=3)  # before now
TIMES = 24


def tell_mail(house: House, timeline: Timeline) -> None:
    timeline.add(timeline.now - ARRIVED, lambda: _arrives(house))


def _arrives(house: House) -> None:
    """By the same steps as any other mail."""
    raw, to = _wrapped(TIMES).encode(), told("house")["contact_mail"]
    mail = actions.keep_mail(raw=raw, came_by=CameBy(door="pipe", recipients=(to,)), by=house.itself)
    actions.take_up_mail(mail=mail, by=house.itself)
    actions.file_mail(mail=mail, result=look_into(mail, raw), by=house.itself)


def _wrapped(times: int) -> str:
    """Mail in mail in mail, as a broken mail program forwards it."""
    top = (
        f"From: Ruth Opdigtet <ruth@post.example>\nTo: {told('house')['contact_mail']}\nSubject: VS: Kaffe\n"
    )
    if not times:
        return f"{top}\nMin bror vil gerne vide, hvornaar der er kaffe. Hilsen Ruth\n"
    edge = f"kant{times}"
    return (
        f'{top}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{edge}"\n\n'
        f"--{edge}\nContent-Type: message/rfc822\n\n{_wrapped(times - 1)}\n--{edge}--\n"
    )
