"""How a programme wants it: what it asks for, and the wording of its papers."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.path.models import Paper, PathFrame
from sideomside.path.queries import paper
from sideomside.path.rules import MOST_WEEKS
from sideomside.people.models import Programme
from sideomside.people.rules import Changed, Viewer, allow, may_coordinate

MOST_REFERENCES = 2


@transaction.atomic
def set_frame(
    *,
    programme: Programme,
    references: int,
    recovery_year: bool,
    sparring_weeks: int = 6,
    alarm_weeks: int = 8,
    by: Viewer,
) -> PathFrame:
    """From now on, also for those who are on the way."""
    allow(may_coordinate(by, programme.id) and 0 <= references <= MOST_REFERENCES)
    allow(1 <= sparring_weeks <= alarm_weeks <= MOST_WEEKS)
    wanted = {"references": references, "recovery_year": recovery_year}
    frame, _made = PathFrame.objects.update_or_create(
        programme=programme, defaults=wanted | {"sparring_weeks": sparring_weeks, "alarm_weeks": alarm_weeks}
    )
    log.record("path.frame", thing=frame.id, by=by)
    return frame


@transaction.atomic
def write_paper(*, programme: Programme, name: str, version: int, words: dict[str, str], by: Viewer) -> Paper:
    """A new wording; the same words are no new one. Two who write at once do not overwrite each other."""
    allow(may_coordinate(by, programme.id) and name in Paper.Name.values)
    allow(all(words.get(language, "").strip() for language in ("da", "en")))
    Programme.objects.select_for_update().get(id=programme.id)
    stands = paper(by, programme.id, name)
    if stands.version != version:
        raise Changed
    said = {language: words[language].strip().replace("\r\n", "\n") for language in ("da", "en")}
    if said == {"da": stands.da, "en": stands.en}:
        return stands
    kept = not stands._state.adding
    row = Paper(
        programme=programme, name=name, version=version + (1 if kept else 0), by_id=by.person_id, **said
    )
    row.save(force_insert=True)
    log.record("path.paper_written", thing=row.id, detail={"paper": name}, by=by)
    return row
