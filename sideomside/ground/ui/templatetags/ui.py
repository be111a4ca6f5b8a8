"""The shared pieces of every page, as tags. `docs/ui.md` shows each with an example."""

from django import template

from ..tags import around, boxes, pieces, questions, times

register = template.Library()

for part in (times, questions, around, pieces, boxes):
    register.tags |= part.register.tags
    register.filters |= part.register.filters
