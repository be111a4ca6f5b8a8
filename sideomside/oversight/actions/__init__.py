"""What is done about how we look: asked, answered, and let go in time."""

from sideomside.oversight.actions.ringing import answer, forget, let_go, look_over, wrote_to_responsible
from sideomside.oversight.actions.sampling import draw, go_through, settle

__all__ = ["answer", "draw", "forget", "go_through", "let_go", "look_over", "settle", "wrote_to_responsible"]
