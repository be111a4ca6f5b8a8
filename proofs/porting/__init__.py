"""A house is taken out in open formats, brought into an empty one, and taken out again."""
