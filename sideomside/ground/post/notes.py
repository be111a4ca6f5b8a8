"""A note to whoever keeps the machine: sent at once, never about anybody, and never through the outbox."""

from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from django.conf import settings

from sideomside.ground.post.carrier import connect, secure, sign_in


def send_note(address: str, subject: str, text: str) -> None:
    """Raises when it cannot be handed over: then the sweep that sent it is named by the doctor."""
    note = EmailMessage()
    note["From"], note["To"], note["Subject"] = settings.MAIL_FROM, address, subject
    note["Date"], note["Message-ID"] = formatdate(), make_msgid(domain=settings.MAIL_FROM.rpartition("@")[2])
    note.set_content(text)
    with connect() as server:
        if settings.MAIL_TLS == "required":
            secure(server)
        if settings.MAIL_USER:
            sign_in(server)
        server.send_message(note)
