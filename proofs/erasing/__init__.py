"""Whole copies and whole erasures, and the ways in which either could be less than whole."""
