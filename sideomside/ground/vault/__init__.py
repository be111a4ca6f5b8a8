"""Sealed fields, keys kept apart, and the walls between organisations."""
