"""A page as it is read: the association's own words when there are some, and otherwise those that came with it."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.ground.ui.dates import language
from sideomside.intake.queries import first_name
from sideomside.people import queries as people
from sideomside.people.models import Organisation
from sideomside.people.rules import Viewer, first_word, words_of_ours
from sideomside.welcome.data.starting import KEYS, starting
from sideomside.welcome.models import Page, Picture, Wording
from sideomside.welcome.reading.markdown import to_html
from sideomside.welcome.rules import filled, is_in_english, may_write

OWN_LINK = re.compile(r'href="/([^"]*)')


@dataclass(frozen=True)
class Named:
    """A page by its name and its words, to find it by."""

    key: str
    title: str
    words: str
    lang: str
    own: bool = False


@dataclass(frozen=True)
class Shown:
    """What the reader meets: in their own language when it is written there."""

    key: str
    title: str
    words: str
    html: SafeString
    lang: str
    picture: Picture | None = None
    alt: str = ""


def shown(viewer: Viewer, key: str) -> Shown | None:
    """None for an address that nobody has written anything at."""
    one = shown_wording(viewer, key)
    if one is not None:
        return as_it_would_look(viewer, one)
    if key not in KEYS:
        return None
    text = starting(key, language())
    return Shown(key, text.title, text.words, _drawn(viewer, text.words), language())


def as_it_would_look(viewer: Viewer, one: Wording) -> Shown:
    """A page written in Danish only is still a page; it says which language it is in."""
    english = language() == "en" and is_in_english(one)
    title, words = (one.title_en, one.words_en) if english else (one.title_da, one.words_da)
    alt = one.alt_en or one.alt_da if english else one.alt_da
    html = _drawn(viewer, words)
    return Shown(one.page.address, title, words, html, "en" if english else "da", one.picture, alt)


def shown_wording(viewer: Viewer, key: str) -> Wording | None:
    """The newest words whose time has come and that nobody has taken back: the programme's own, or the house's."""
    found = _out().filter(page__address=key).select_related("page", "picture")
    own = found.filter(page__programme_id=viewer.at).first() if viewer.at else None
    return own or found.filter(page__programme=None).first()


def all_named(viewer: Viewer) -> list[Named]:
    """Every page that can be read, as it is called now: those that came with the house, then the own ones by title."""
    written: dict[str, Wording] = {}
    for programme_id in dict.fromkeys((viewer.at, None)):
        for one in _out().filter(page__programme_id=programme_id).select_related("page"):
            written.setdefault(one.page.address, one)
    came = [_named(key, written.get(key)) for key in KEYS]
    own = [_named(address, one) for address, one in written.items() if one.page.own]
    return came + sorted(own, key=lambda one: one.title)


def _named(key: str, one: Wording | None) -> Named:
    if one is None:
        text = starting(key, language())
        return Named(key, text.title, text.words, language())
    english = language() == "en" and is_in_english(one)
    title, words = (one.title_en, one.words_en) if english else (one.title_da, one.words_da)
    return Named(key, title, words, "en" if english else "da", own=one.page.own)


def picture(viewer: Viewer, picture_id: UUID) -> Picture | None:
    """On a page as everybody reads it now; in drafts and earlier words only for those who write."""
    if may_write(viewer):
        return Picture.objects.filter(id=picture_id).first()
    read_now = _out().filter(page=OuterRef("page")).values("id")[:1]
    seen = Wording.objects.filter(picture_id=picture_id, id=Subquery(read_now))
    return Picture.objects.filter(id__in=seen.values("picture_id")).first()


def page_to_write(viewer: Viewer, address: str) -> Page | None:
    """A page that came with the house has no row until somebody writes on it."""
    if not may_write(viewer):
        return None
    known = Page.objects.filter(address=address, programme_id=viewer.at).first()
    return known or (Page(address=address, programme_id=viewer.at) if address in KEYS else None)


def history(viewer: Viewer, page: Page) -> QuerySet[Wording]:
    """Everything that was shown, newest first; what waits for its day stands on top."""
    found = Wording.objects.filter(page=page).exclude(shown_from=None).select_related("page", "picture")
    return found if may_write(viewer) else found.none()


def _out() -> QuerySet[Wording]:
    return Wording.objects.filter(shown_from__lte=timezone.now(), taken_back_at=None)


def _drawn(viewer: Viewer, words: str) -> SafeString:
    html = _by_this_door(viewer, to_html(words))
    known = {name: conditional_escape(said) for name, said in promises(viewer).items()} if "{" in html else {}
    return mark_safe(filled(html, known))  # noqa: S308 - Markdown with HTML off, and escaped names


def _by_this_door(viewer: Viewer, html: str) -> str:
    """A link in the house's words to a page of ours keeps the reader inside the programme they came to."""
    if viewer.at is None:
        return html
    door = get_script_prefix()
    return OWN_LINK.sub(lambda link: f'href="{door}{link[1]}' if _is_ours(link[1]) else link[0], html)


def _is_ours(path: str) -> bool:
    return first_word(path) in words_of_ours()


def promises(viewer: Viewer) -> dict[str, str]:
    """What a text may ask for by name, so that a promise on a page is always the one that is kept."""
    here, house = people.programme(viewer), Organisation.objects.filter(id=viewer.organisation_id).first()
    answer, gone = (here.answer_days, here.unconfirmed_days) if here else (2, 30)
    names = [
        name for one in (people.here_today(viewer, here.id) if here else []) if (name := first_name(one))
    ]
    return {
        "foreningen": house.name if house else "",
        "svarfrist": ngettext("one working day", "%(days)s working days", answer) % {"days": answer},
        "slettefrist": ngettext("%(days)s day", "%(days)s days", gone) % {"days": gone},
        "hvem": _(" or ").join(names) or _("One of us"),
    }
