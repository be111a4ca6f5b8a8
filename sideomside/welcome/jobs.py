"""Other systems of the association's own hear within a minute or so that there is something new to read."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.knocking import carry
from sideomside.ground.vault.walls import within
from sideomside.people.rules import system
from sideomside.welcome import actions
from sideomside.welcome.data import message


def tell_listeners(organisation_id: UUID) -> None:
    """Nothing is held open in the database while another system is waited for."""
    if settings.HOOKS == "off":
        return
    by = system(organisation_id)
    with within(organisation_id):
        found = actions.take_up_news(by=by)
    for news in found:
        now = timezone.now()
        said = message.told(news.changed, news.marks, news.after, now)
        signed = message.headers(said, news.secret, now)
        fault = carry(news.address, said.body, signed, inside=settings.HOOKS == "inside")
        with within(organisation_id):
            actions.note_told(news=news, fault=fault, by=by)


JOBS = [Job("welcome.tell_listeners", tell_listeners, timedelta(seconds=30), apart=True)]
