"""Words between two people who chose each other, and between the members of a circle."""
