"""An empty installation becomes two living, invented programmes: once, and whole or not at all."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation, Programme
from sideomside.site.demo.answering import tell_answers
from sideomside.site.demo.clock import Timeline, story_clock
from sideomside.site.demo.colleagues import tell_colleagues
from sideomside.site.demo.earlier import tell_earlier
from sideomside.site.demo.experience import tell_experience
from sideomside.site.demo.gatherings import tell_gatherings
from sideomside.site.demo.givers import tell_givers
from sideomside.site.demo.got_out import tell_got_out
from sideomside.site.demo.groups import tell_groups
from sideomside.site.demo.guests import tell_guests
from sideomside.site.demo.house import House, founded
from sideomside.site.demo.mail import tell_mail
from sideomside.site.demo.neighbours import tell_neighbours
from sideomside.site.demo.nights import tell_nights
from sideomside.site.demo.pages import tell_pages
from sideomside.site.demo.partners import tell_partners
from sideomside.site.demo.paths import tell_paths
from sideomside.site.demo.peers import tell_peers
from sideomside.site.demo.stories import tell_stories
from sideomside.site.demo.worries import tell_worries

OPENED = timedelta(days=900)  # before now
IN_THIS_ORDER: tuple[Callable[[House, Timeline], None], ...] = (
    tell_peers,
    tell_answers,
    tell_stories,
    tell_earlier,
    tell_guests,
    tell_mail,
    tell_gatherings,
    tell_groups,
    tell_worries,
    tell_got_out,
    tell_paths,
    tell_partners,
    tell_experience,
    tell_pages,
    tell_givers,
    tell_nights,
    tell_colleagues,
    tell_neighbours,
)


class NotADemo(Exception):
    """Invented people belong only in a demo."""


def is_a_demo() -> bool:
    """A house without a programme, or with nothing but invented ones, in a mode that is no real installation's."""
    return not settings.PRODUCTION and all(_all_invented(one) for one in Organisation.objects.all())


def fill() -> bool:
    """True when the house was empty and now is not."""
    if settings.PRODUCTION:
        raise NotADemo("SIDEOMSIDE_MODE is production: invented people do not belong here.")
    if Organisation.objects.exists():
        return False
    timeline = Timeline(timezone.now())
    with (
        translation.override("da"),
        transaction.atomic(using="keys"),
        transaction.atomic(),
        story_clock(timeline.now - OPENED) as clock,
        founded() as house,
    ):
        for tell in IN_THIS_ORDER:
            tell(house, timeline)
        timeline.play(clock)
    return True


def _all_invented(organisation: Organisation) -> bool:
    with within(organisation.id):
        return not Programme.objects.filter(demo=False).exists()
