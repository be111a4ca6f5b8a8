"""Letters out: one outbox, neutral words."""
