"""What we remember of stories: the writer's own draft, what the public reads, and what readers write back."""

from sideomside.stories.models.comment import Comment, CommentState
from sideomside.stories.models.decision import Decided, Decision, Reason, Report
from sideomside.stories.models.publication import Publication
from sideomside.stories.models.sound import ShownSound, Sound, Wrapped
from sideomside.stories.models.story import State, Step, Story, StoryStep, Yes

__all__ = [
    "Comment",
    "CommentState",
    "Decided",
    "Decision",
    "Publication",
    "Reason",
    "Report",
    "ShownSound",
    "Sound",
    "State",
    "Step",
    "Story",
    "StoryStep",
    "Wrapped",
    "Yes",
]
