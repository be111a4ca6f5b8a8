"""Somebody is worried, or wants no more contact: said in a minute, read by few, and never closed by one alone."""
