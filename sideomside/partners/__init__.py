"""Municipalities, hospitals and associations: what we have agreed, and how somebody is shown the way, both ways."""
