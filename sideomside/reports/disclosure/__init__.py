"""Reports in which nobody can be found. Counts in, what may be shown out; no database, no names.

Being in the programme is itself about health, so every table counts membership as a grouping of its own. A table
leaves only when, for each hidden cell, another whole-numbered table exists that would have looked the same to
whoever reads this release and all earlier ones, and knows our rules.
"""
