"""One neutral mail to oneself, step by step, so that a fault in sending is found by who set it up, not by who waits."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from django.conf import settings

from sideomside.ground.post.carrier import connect, secure, sign_in

FAULTS = (OSError, smtplib.SMTPException)


def send_to_oneself(address: str) -> Iterator[str]:
    """Each step as it is done; the one that fails raises what the other side said."""
    yield f"Connecting to {settings.MAIL_HOST}, port {settings.MAIL_PORT}."
    with connect() as server:
        if settings.MAIL_TLS == "implicit":
            yield f"Connected by TLS ({server.sock.version()})."
        elif settings.MAIL_TLS == "required":
            secure(server)
            yield f"TLS is on ({server.sock.version()}), and the certificate is good."
        else:
            yield "Connected WITHOUT TLS: only for a mail server on this very machine."
        if settings.MAIL_USER:
            sign_in(server)
            yield f"Signed in as {settings.MAIL_USER}."
        server.send_message(_mail(address))
    yield f"Handed over, from {settings.MAIL_FROM} to {address}. Now look in that mailbox, and in its spam folder."


def _mail(address: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.MAIL_FROM, address, "Hej"
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain=settings.MAIL_FROM.rpartition("@")[2])
    mail.set_content("Hej\n\nBrevet kom frem.\n")
    return mail
