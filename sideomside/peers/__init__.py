"""Becoming and being a peer: the card, readiness, capacity, pauses, and the list a programme brings."""
