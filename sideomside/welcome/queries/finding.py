"""Everything on the open pages that can be found, in the reader's own language."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.gatherings import queries as gatherings
from sideomside.ground.ui.dates import day, language
from sideomside.people import queries as people
from sideomside.people.rules import Viewer
from sideomside.stories import queries as stories
from sideomside.welcome.queries.pages import all_named, promises
from sideomside.welcome.reading.markdown import to_text
from sideomside.welcome.reading.stems import Entry, Index
from sideomside.welcome.rules import filled


def index(viewer: Viewer) -> Index:
    """Made anew each time, so that what was taken back is found by nobody from that moment."""
    return Index(language(), [*_pages(viewer), *_places(viewer), *_to_come_to(viewer), *_stories(viewer)])


def _pages(viewer: Viewer) -> Iterator[Entry]:
    known = promises(viewer)
    for page in all_named(viewer):
        href = reverse("welcome:own", args=[page.key]) if page.own else reverse(f"welcome:{page.key}")
        yield Entry(href, page.title, to_text(filled(page.words, known)), _("Page"))
    urgent = _("call 112 emergency crisis help line night suicide thoughts")
    yield Entry(reverse("welcome:urgent"), _("If it is urgent"), urgent, _("Page"))
    yield Entry(reverse("welcome:contact"), _("Contact"), _("phone mail address"), _("Page"))


def _places(viewer: Viewer) -> Iterator[Entry]:
    for place in people.shown_places(viewer).filter(serves_coffee=True):
        area = place.area.name if place.area else ""
        words = " ".join((place.address, area, place.door, place.access, place.inside, _("coffee")))
        yield Entry(f"{reverse('welcome:coffee')}#{place.id}", place.name, words, _("Coffee"))


def _to_come_to(viewer: Viewer) -> Iterator[Entry]:
    """Events by their name, each once, and groups that have not begun."""
    events = {one.gathering_id: one for one in gatherings.calendar(viewer) if one.gathering_id}
    for event in events.values():
        words = f"{event.words} {event.place.name if event.place else ''} {day(event.starts)}"
        yield Entry(reverse("gatherings:shown", args=[event.gathering_id]), event.title, words, _("Calendar"))
    for group, first in gatherings.groups_open(viewer):
        words = f"{day(first.starts_at)} {_('group')}"
        yield Entry(reverse("gatherings:shown", args=[group.id]), group.called, words, _("Calendar"))


def _stories(viewer: Viewer) -> Iterator[Entry]:
    """Those that stand now, in whatever language they were told."""
    for story_id, title, words, _language in stories.search_texts(viewer):
        yield Entry(reverse("stories:shown", args=[story_id]), title, words, _("Stories"))
