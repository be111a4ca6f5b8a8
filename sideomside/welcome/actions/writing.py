"""Writing a page: a draft that is one's own until it is shown, now or on its day, and nothing shown is ever lost."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.rules import Changed, Viewer, allow
from sideomside.welcome import queries
from sideomside.welcome.data.starting import KEYS
from sideomside.welcome.models import Page, Picture, Wording
from sideomside.welcome.rules import WORDS, Said, free_address, may_write, may_write_on, says_the_same


@transaction.atomic
def open_page(*, title: str, once: UUID, by: Viewer) -> Page:
    """A page of the association's own, empty until somebody writes on it; pressed twice it is one page."""
    allow(may_write(by))
    known = Page.objects.filter(once=once).first()
    if known is not None:
        return known
    taken = {*KEYS, *Page.objects.values_list("address", flat=True)}
    page = Page.objects.create(address=free_address(title, taken), own=True, once=once, programme_id=by.at)
    Wording.objects.create(page=page, title_da=title, written_by_id=by.person_id)
    log.record("page.opened", thing=page.id, by=by)
    return page


@transaction.atomic
def save_draft(*, page: Page, said: Said, version: int, by: Viewer) -> Wording:
    """Nobody else reads it yet. An old page saves nothing over what a colleague wrote meanwhile."""
    allow(may_write_on(by, page))
    held = _held(page)
    if held.version != version:
        raise Changed
    before = queries.words_to_begin_with(by, held)
    draft = queries.draft_of(by, held) or Wording(page=held, picture=before.picture)
    left = draft.picture_id
    for name in WORDS:
        setattr(draft, name, getattr(said, name))
    draft.picture = _picture(said, draft.picture)
    if draft.picture is None:
        draft.alt_da = draft.alt_en = ""
    draft.written_by_id = by.person_id
    draft.save()
    _sweep([left])
    _changed(held, by)
    log.record("page.drafted", thing=held.id, by=by)
    return draft


@transaction.atomic
def show_page(*, page: Page, at: datetime | None = None, by: Viewer) -> Wording | None:
    """The draft becomes what everybody reads, at once or from a moment on; pressed twice it is shown once."""
    allow(may_write_on(by, page))
    held = _held(page)
    draft = queries.draft_of(by, held)
    if draft is None or not draft.words_da.strip():
        return None
    now = timezone.now()
    draft.shown_from = max(at, now) if at else now
    draft.save()
    _changed(held, by)
    log.record("page.shown", thing=held.id, by=by)
    return draft


@transaction.atomic
def take_back(*, wording: Wording, by: Viewer) -> None:
    """What stood there before stands there again; the words are kept among the earlier ones."""
    allow(may_write_on(by, wording.page))
    held = _held(wording.page)
    taken = Wording.objects.filter(id=wording.id, taken_back_at=None).exclude(shown_from=None)
    if taken.update(taken_back_at=timezone.now()):
        _changed(held, by)
        log.record("page.taken_back", thing=held.id, by=by)


@transaction.atomic
def use_again(*, wording: Wording, by: Viewer) -> Wording | None:
    """Earlier words become the draft, to be looked at first; None when another draft waits, which would be lost."""
    allow(may_write_on(by, wording.page))
    held = _held(wording.page)
    waiting = queries.draft_of(by, held)
    if waiting is not None:
        return waiting if says_the_same(waiting, wording) else None
    draft = Wording(page=held)
    for name in WORDS:
        setattr(draft, name, getattr(wording, name))
    draft.picture_id, draft.written_by_id = wording.picture_id, by.person_id
    draft.save()
    _changed(held, by)
    log.record("page.drafted", thing=held.id, by=by)
    return draft


@transaction.atomic
def let_draft_go(*, page: Page, by: Viewer) -> None:
    """The draft is thrown away; what everybody reads stays. A page nobody ever read goes with it."""
    allow(may_write_on(by, page))
    held = _held(page)
    drafts = Wording.objects.filter(page=held, shown_from=None)
    left = list(drafts.values_list("picture_id", flat=True))
    gone, _each = drafts.delete()
    _sweep(left)
    if gone:
        _changed(held, by)
        log.record("page.let_go", thing=held.id, by=by)
    if held.own and not held.wordings.exists():
        held.delete()


def _held(page: Page) -> Page:
    """The page's row, held until we are done; made the first time somebody writes on a page that came along."""
    known, _new = Page.objects.get_or_create(
        address=page.address, programme_id=page.programme_id, defaults={"own": page.own}
    )
    return Page.objects.select_for_update().get(id=known.id)


def _changed(page: Page, by: Viewer) -> None:
    page.version, page.changed_by_id = page.version + 1, by.person_id
    page.save(update_fields=["version", "changed_by_id"])


def _picture(said: Said, before: Picture | None) -> Picture | None:
    """The new one, none, or the one that was there."""
    if said.picture is not None:
        drawn = said.picture
        return Picture.objects.create(content=drawn.content, width=drawn.width, height=drawn.height)
    return None if said.without_picture else before


def _sweep(ids: Iterable[UUID | None]) -> None:
    """A picture that stands in no words any more is thrown away."""
    Picture.objects.filter(id__in=[one for one in ids if one], wordings=None).delete()
