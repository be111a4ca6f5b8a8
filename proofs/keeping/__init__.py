"""Years go by, day after day, and what should go goes."""
