"""Pages: one's own conversations, circles, and what the coordinators see."""
