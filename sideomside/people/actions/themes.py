"""The organisation's own life themes: added in both languages, and put away without being taken from anybody."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.models import Organisation, OwnTheme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def add_theme(*, da: str, en: str, by: Viewer) -> OwnTheme:
    """The same words twice are one theme; one that was put away is offered again."""
    allow(by.is_coordinator)
    Organisation.objects.select_for_update(no_key=True).get(id=by.organisation_id)
    da, en = " ".join(da.split()), " ".join(en.split())
    theme = OwnTheme.objects.filter(da__iexact=da).first() or OwnTheme(code=f"own-{uuid4().hex[:12]}", da=da)
    before = (theme.en, theme.put_away_at)
    theme.en, theme.put_away_at = en, None
    if theme._state.adding or before != (en, None):
        theme.save()
        log.record("theme.added", thing=theme.id, by=by)
    return theme


@transaction.atomic
def put_theme_away(*, theme: OwnTheme, by: Viewer) -> None:
    """Nobody new is offered it; whoever chose it keeps it, and it goes on being said by its name."""
    allow(by.is_coordinator)
    if theme.put_away_at is None:
        theme.put_away_at = timezone.now()
        theme.save(update_fields=["put_away_at"])
        log.record("theme.put_away", thing=theme.id, by=by)
