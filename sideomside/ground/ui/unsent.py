"""Words typed on a page that closed meanwhile: kept for their writer for a while, and never sent by us.

They lie in the session of the browser they were typed in, sealed with the writer's own key; the page they belong
to opens with them filled in, and only the writer presses the button.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.forms import BoundField, FileInput
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from sideomside.ground.vault.keys import KeyIsGone, seal, unseal

LASTS = timedelta(hours=12)  # over a night, and no longer
PLACE = "unsent"
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "word", "code", "credential"}


@dataclass(frozen=True, slots=True)
class Unsent:
    """What somebody typed, the page it was typed on, and where it was on its way."""

    page: str
    to: str
    typed: QueryDict

    def fill(self, field: BoundField) -> None:
        """Put what was typed back into one question of the form it came from."""
        form = field.form
        ours = str(form.auto_id).removesuffix("_%s") in {"id", *self.typed.values()}
        if form.is_bound or not ours or isinstance(field.field.widget, FileInput):
            return
        widget = field.field.widget
        if not widget.value_omitted_from_data(self.typed, {}, field.html_name):
            field.initial = widget.value_from_datadict(self.typed, {}, field.html_name)


def sentences(request: HttpRequest) -> list[str]:
    """What somebody wrote; a token or a tick is no loss, and a secret is never shown again."""
    return [
        said
        for name, said in ((name, str(last)) for name, last in request.POST.items())
        if name not in NEVER_KEPT and (" " in said.strip() or (name == "words" and said.strip()))
    ]


def keep(request: HttpRequest, writer_id: UUID) -> bool:
    """True when something was typed, and it is kept for this writer."""
    if not sentences(request):
        return False
    typed = {name: said for name, said in request.POST.lists() if name not in NEVER_KEPT}
    words = {"page": _page_of(request), "to": request.path, "typed": typed}
    try:
        sealed = seal(writer_id, PLACE, json.dumps(words).encode())
    except KeyIsGone:
        return False
    at = timezone.now().isoformat()
    request.session[PLACE] = {"by": str(writer_id), "at": at, "sealed": b64encode(sealed).decode()}
    return True


def waits_for(session: Any, writer_id: UUID | None) -> bool:
    """Does something lie here that this person wrote, and not too long ago?"""
    kept = session.get(PLACE)
    if not kept or kept["by"] != str(writer_id):
        return False
    return timezone.now() - datetime.fromisoformat(kept["at"]) < LASTS


def opened(session: Any, writer_id: UUID | None) -> Unsent | None:
    """For the writer alone, past their own word or key."""
    if writer_id is None or not waits_for(session, writer_id):
        return None
    try:
        words = json.loads(unseal(writer_id, PLACE, b64decode(session[PLACE]["sealed"])))
    except KeyIsGone:
        return None
    typed = QueryDict(mutable=True)
    for name, said in words["typed"].items():
        typed.setlist(name, said)
    return Unsent(words["page"], words["to"], typed)


def let_go(session: Any) -> None:
    session.pop(PLACE, None)


def out_but_for(session: Any, writer_id: UUID) -> None:
    """Whoever used this browser before is out; what this very person had typed stays."""
    kept = session.get(PLACE) if waits_for(session, writer_id) else None
    session.flush()
    if kept:
        session[PLACE] = kept


def _page_of(request: HttpRequest) -> str:
    """The page the form stood on: mostly the address it was sent to."""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host() or not before.path.startswith("/"):
        return request.get_full_path()
    return before._replace(scheme="", netloc="", fragment="").geturl()
