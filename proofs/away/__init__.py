"""The database gone or slow under a running house, and a house that was changed so that it minds."""
