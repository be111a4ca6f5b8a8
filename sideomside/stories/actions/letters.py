"""Letters that say there is something to see, and never what."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from sideomside.ground.post import letters
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import from_outside
from sideomside.people.rules import Hat, Viewer, link_path
from sideomside.stories import queries
from sideomside.stories.models import Comment, Story


@transaction.atomic
def tell_the_writer(*, story: Story, by: Viewer) -> bool:
    """A participant comes in by a link of their own; a peer signs in. Nobody writes to themselves."""
    if story.writer.id == by.person_id:
        return False
    if queries.comes_no_more(by, story) and queries.publication_of(by, story):
        return send_way_down(story=story, by=by)
    return _write(story, "stories/mail/news", _way_in(story, by), by)


@transaction.atomic
def send_way_down(*, story: Story, by: Viewer) -> bool:
    """Something to keep, whatever hat they wear or none: the address needs no other door.

    When the year is nearly over, it asks whether it may stand for another.
    """
    template = "stories/mail/still" if queries.runs_out(by, story) else "stories/mail/way"
    return _write(story, template, queries.way_down(by, story), by)


@transaction.atomic
def write_to_reader(*, comment: Comment, template: str, by: Viewer) -> bool:
    """To somebody we do not know, sealed with the comment's own key; not any more once the address is let go."""
    if not comment.mail:
        return False
    link = from_outside(queries.path_of(by, comment))
    letters.send(
        template,
        to=comment.id,
        address=comment.mail,
        channel="mail",
        language=comment.language,
        context={"name": _sender(by, comment.publication.programme_id), "link": link},
    )
    return True


def _way_in(story: Story, by: Viewer) -> str:
    """A peer who has stopped cannot come in: the address they keep says that nothing stands."""
    person = story.writer
    if story.hat == Hat.PARTICIPANT and people.letterbox(by, person):
        return from_outside(link_path(make_link(person=person, replace=False, by=by), person.language))
    if queries.comes_no_more(by, story):
        return queries.way_down(by, story)
    with override(person.language):
        return from_outside(reverse("stories:stories"))


def _write(story: Story, template: str, link: str, by: Viewer) -> bool:
    context = {"name": _sender(by, story.programme_id), "link": link}
    return write_to(person=story.writer, template=template, context=context, by=by)


def _sender(by: Viewer, programme_id: object) -> str:
    """The first name a letter is from: a coordinator's, by their own choice of work."""
    found = people.coordinators(by, programme_id)  # type: ignore[arg-type]
    return next(((one.name or "").partition(" ")[0] for one in found), "")
