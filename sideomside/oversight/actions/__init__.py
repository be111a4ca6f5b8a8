"""What is done about how we look: asked, answered, and let go in time."""

from sideomside.oversight.actions.ringing import answer, forget, let_go, look_over

__all__ = ["answer", "forget", "let_go", "look_over"]
