"""What two people write to each other, and what goes along when somebody else becomes the peer."""

from typing import Any

from sideomside.companionship import actions as companionship
from sideomside.messages import actions as messages
from sideomside.messages import queries as conversations
from sideomside.site.demo.story import Story

Told = dict[str, Any]


def says(story: Story, step: Told) -> None:
    by = story.as_peer if step.get("by") == "peer" else story.themself
    if "answers" in step:
        messages.say_rhythm(answers=step["answers"], by=by)
    thread = conversations.thread(by, story.pair.id)
    said = messages.write(thread=thread, words=step["words"], once=story.once(), by=by)
    if step.get("shown"):
        messages.share(message=said, by=by)


def lends_words(story: Story, step: Told) -> None:
    """The peer of that time, before there is another: their own words may come along."""
    thread = conversations.thread(story.as_peer, story.pair.id)
    messages.lend_words(thread=thread, yes=True, by=story.as_peer)


def lets_read(story: Story, step: Told) -> None:
    """What was written and kept with the one before, for the new peer to read."""
    by = story.themself
    companionship.pass_notes_on(companionship=story.before, yes=True, by=by)
    messages.pass_on(thread=conversations.thread(by, story.before.pair_id), by=by)
