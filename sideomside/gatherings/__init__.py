"""Cafés, groups and events: what one comes to, what one signs up for, and where one goes from there."""
