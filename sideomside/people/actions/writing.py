"""Writing to a person in their language and by the channel they chose; the words themselves stay on their page."""

from django.db import transaction

from sideomside.ground.post import letters
from sideomside.people.models import Person
from sideomside.people.queries import letterbox
from sideomside.people.rules import Viewer


@transaction.atomic
def write_to(
    *,
    person: Person,
    template: str,
    context: dict[str, str],
    reply_token: str = "",
    auto: bool = False,
    by: Viewer,
) -> bool:
    """Send a neutral letter; False when the person wants none or left no address, so that somebody may call."""
    contact = letterbox(by, person)
    if contact is None:
        return False
    letters.send(
        template,
        to=person.id,
        address=contact.value or "",
        channel=person.channel,
        language=person.language,
        context=context,
        reply_token=reply_token,
        auto=auto,
    )
    return True
