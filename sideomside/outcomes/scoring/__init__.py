"""Yardsticks by their facts: a card says how answers become a number; the words are the operator's to load.

No text of anybody's instrument stands in this house. Goals of one's own need no text and no leave.
"""
