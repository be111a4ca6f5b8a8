"""Taking everything along: a folder with a page to read and a file for another program."""

import json
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow, is_self
from sideomside.privacy import queries
from sideomside.privacy.rules.readable import readable


@transaction.atomic
def take_copy(*, person: Person, by: Viewer) -> bytes:
    """Everything we know of somebody, as a ZIP. That a copy was taken stands in the log."""
    allow(is_self(by, person.id))
    log.record("copy.taken", about=person.id, by=by)
    told = queries.everything(by, person.id)
    page = render_to_string("privacy/copy.html", {"told": readable(told), "kept": queries.how_long(by)})
    folder = BytesIO()
    with ZipFile(folder, "w", ZIP_DEFLATED) as files:
        files.writestr(_("read-me.html"), page)
        files.writestr("data.json", _as_json(told))
        files.writestr("about.json", _as_json(queries.how_long(by)))
    return folder.getvalue()


def _as_json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
