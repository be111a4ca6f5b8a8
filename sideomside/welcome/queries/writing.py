"""The pages as those who write them see them."""

from dataclasses import dataclass

from sideomside.people.rules import Viewer
from sideomside.welcome.data.starting import KEYS, starting
from sideomside.welcome.models import Page, Wording
from sideomside.welcome.queries.pages import shown_wording
from sideomside.welcome.rules import may_write


@dataclass(frozen=True)
class Line:
    """One page on the list: what it is called now, and what waits beside it."""

    address: str
    title: str
    own: bool
    shown: Wording | None
    draft: Wording | None
    coming: Wording | None


def pages_to_write(viewer: Viewer) -> list[Line]:
    """Those that came with the house first, then one's own."""
    if not may_write(viewer):
        return []
    own = (
        Page.objects.filter(own=True, programme_id=viewer.at)
        .order_by("made_at")
        .values_list("address", flat=True)
    )
    return [_line(viewer, address, address in KEYS) for address in (*KEYS, *own)]


def draft_of(viewer: Viewer, page: Page) -> Wording | None:
    found = Wording.objects.filter(page=page, shown_from=None, taken_back_at=None)
    return found.select_related("page", "picture").first() if may_write(viewer) else None


def words_to_begin_with(viewer: Viewer, page: Page) -> Wording:
    """The draft; what everybody reads; or the words that came with the house."""
    written = draft_of(viewer, page) or shown_wording(viewer, page.address)
    if written or page.address not in KEYS:
        return written or Wording(page=page)
    da, en = starting(page.address, "da"), starting(page.address, "en")
    return Wording(page=page, title_da=da.title, words_da=da.words, title_en=en.title, words_en=en.words)


def _line(viewer: Viewer, address: str, came_along: bool) -> Line:
    known = Page.objects.filter(address=address, programme_id=viewer.at).first()
    now, draft = shown_wording(viewer, address), draft_of(viewer, known) if known else None
    coming = _coming(known, now) if known else None
    named = now or draft or coming
    now = (
        now if now and now.page.programme_id == viewer.at else None
    )  # the house's are read, and are not one's own
    title = named.title_da if named else starting(address, "da").title if came_along else address
    return Line(address, title, not came_along, now, draft, coming)


def _coming(page: Page, now: Wording | None) -> Wording | None:
    later = Wording.objects.filter(page=page, taken_back_at=None).exclude(shown_from=None)
    first = later.first()
    return first if first and (now is None or first.id != now.id) else None
