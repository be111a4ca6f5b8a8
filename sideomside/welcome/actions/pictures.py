"""A picture somebody wants gone."""

from django.db import transaction
from django.db.models import F

from sideomside.ground.audit import log
from sideomside.people.rules import Viewer, allow
from sideomside.welcome.models import Page, Picture, Wording
from sideomside.welcome.rules import may_write, may_write_on


@transaction.atomic
def delete_picture(*, picture: Picture, by: Viewer) -> None:
    """For somebody who does not want to be on it: gone from the page, the draft and the earlier words, for good.

    A programme's first draft begins with the house's picture, so whoever writes one page it stands on may; nobody who
    wants to be gone is sent from door to door.
    """
    allow(may_write(by))
    used = Wording.objects.filter(picture_id=picture.id)
    pages = [one.page for one in used.select_related("page")]
    allow(not pages or any(may_write_on(by, page) for page in pages))
    held = list(Page.objects.select_for_update().filter(id__in=used.values("page_id")))
    used.update(picture=None, alt_da="", alt_en="")
    Page.objects.filter(id__in=[page.id for page in held]).update(
        version=F("version") + 1, changed_by_id=by.person_id
    )
    Picture.objects.filter(id=picture.id).delete()
    for page in held:
        log.record("page.picture_deleted", thing=page.id, by=by)
