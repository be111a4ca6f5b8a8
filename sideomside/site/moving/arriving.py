"""Who hears that the house has moved: coordinators are invited, and writers get a new way to take their story down."""

from collections.abc import Iterator

from sideomside.ground.vault.walls import within
from sideomside.people import actions as people
from sideomside.people.models import Contact, Organisation, Person, Role
from sideomside.people.rules import Hat, Viewer, system
from sideomside.stories import actions as stories

STORIES = (
    "{sent} writers get a new address by which they can take their story down; for {left} stories nobody could be\n"
    "written to. The address they kept does not fit here: call them, or take the story down when they ask."
)


def arrived(organisation: Organisation) -> list[str]:
    """What whoever brought them in must know, or pass on."""
    by = system(organisation.id)
    with within(organisation.id):
        return [*_invited(by), *_ways_down(by)]


def _invited(by: Viewer) -> Iterator[str]:
    working = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE).values("person_id")
    reached = Contact.objects.filter(person_id__in=working, way=Contact.Way.MAIL).values("person_id")
    for person in Person.objects.filter(id__in=reached).order_by("made_at"):
        yield f"{person.name} chooses a password here, within three days:\n{people.invite(person=person, by=by)}"


def _ways_down(by: Viewer) -> list[str]:
    sent, left = stories.send_new_ways_down(by=by)
    return [STORIES.format(sent=sent, left=left)] if sent or left else []
