"""What we keep of somebody's stories, for themselves."""

from typing import Any
from uuid import UUID

from sideomside.peers.queries import theme_names
from sideomside.people.rules import Hat, Viewer, is_self
from sideomside.stories.models import Publication, ShownSound, Sound, Story
from sideomside.stories.queries.visible import followed
from sideomside.stories.rules import KNOWN, PARTS


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Drafts, what the public reads, each yes and each step; of one believed to be oneself, what stands."""
    if not is_self(viewer, person_id):
        return {}
    names = theme_names(viewer)
    found = Story.objects.filter(person_id=person_id).select_related("person", "sound")
    found = found.prefetch_related("yeses", "steps", "publications__sound")
    return {"stories": [*(_story(one, names) for one in found), *map(_stands, followed(viewer))]}


def told_at_work(viewer: Viewer, told: dict[str, Any]) -> dict[str, Any]:
    """Those written as a peer; what somebody wrote as a participant is not told where they work."""
    own = str(Hat(viewer.role).label)
    return {"stories": [one for one in told.get("stories", []) if one["as"] == own]}


def _story(one: Story, names: dict[str, str]) -> dict[str, Any]:
    return {
        "as": str(one.get_hat_display()),
        "state": str(one.get_state_display()),
        "title": one.title,
        "called": one.called,
        "words": _parts(one.parts),
        "told_first": one.note,
        "themes": [names.get(code, code) for code in one.themes or []],
        "may_recognise": [str(KNOWN.get(code, code)) for code in one.known or []],
        "told_aloud": _aloud(getattr(one, "sound", None)),
        "coordinator_wrote": one.answer,
        "one_may_write_back": one.comments_open,
        "may_stand_as_from_here": one.from_here,
        "begun_at": one.begun_at,
        "changed_at": one.changed_at,
        "consents": [
            {"given": yes.given_at, "until": yes.until, "taken_back": yes.taken_back_at}
            for yes in one.yeses.all()
        ],
        "steps": [{"what": str(step.get_kind_display()), "at": step.happened_at} for step in one.steps.all()],
        "everybody_can_read": [_publication(page) for page in one.publications.all()],
    }


def _stands(one: Story) -> dict[str, Any]:
    """What everybody can read, and no more."""
    stands = one.publications.filter(gone_at=None)
    return {
        "as": str(one.get_hat_display()),
        "state": str(one.get_state_display()),
        "everybody_can_read": [_publication(page) for page in stands],
    }


def _publication(page: Publication) -> dict[str, Any]:
    return {
        "title": page.title,
        "called": page.called,
        "words": _parts(page.parts),
        "told_first": page.note,
        "told_aloud": _aloud(getattr(page, "sound", None)),
        "from": page.published_at,
        "until": page.gone_at,
    }


def _aloud(sound: Sound | ShownSound | None) -> dict[str, Any]:
    """What is said, and how long it lasts; the sound itself is heard where the story stands."""
    return {"said": sound.transcript, "seconds": sound.seconds} if sound else {}


def _parts(parts: dict[str, str] | None) -> dict[str, str] | list[dict[str, str]]:
    """Each part under its own name; a key of another time stands as it is."""
    return [{"question": str(PARTS.get(key, key)), "words": words} for key, words in (parts or {}).items()]
