"""What each word of the open data means, as JSON Schema."""

from typing import Any

TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time", "description": "with its distance from UTC"}
PLACE = {
    "type": "object",
    "description": "A schema.org Place: name, PostalAddress, openingHoursSpecification for every week, and "
    "specialOpeningHoursSpecification for days of the next four weeks on which it stays closed.",
    "required": ["@type", "@id", "name", "address", "openingHoursSpecification"],
    "properties": {
        "@type": {"const": "Place"},
        "@id": {"type": "string", "description": "urn:uuid, the same from day to day"},
        "name": TEXT,
        "address": {"type": "object"},
        "description": {
            "type": "string",
            "description": "the door, steps and toilet, and what it looks like",
        },
        "isAccessibleForFree": {"const": True},
        "openingHoursSpecification": {"type": "array", "items": {"type": "object"}},
        "specialOpeningHoursSpecification": {"type": "array", "items": {"type": "object"}},
    },
}
COMING = {
    "type": "object",
    "required": ["place", "starts", "ends"],
    "properties": {"place": TEXT, "starts": MOMENT, "ends": MOMENT},
}
EVENT = {
    "type": "object",
    "required": ["id", "title", "starts", "ends", "cancelled", "url"],
    "properties": {
        "id": {"type": "string", "description": "one evening, the same from day to day"},
        "title": TEXT,
        "language": {"type": "string", "description": "empty when it is written in the reader's own"},
        "words": TEXT,
        "starts": MOMENT,
        "ends": MOMENT,
        "place": {"type": ["string", "null"], "description": "the @id of a place, or of one without coffee"},
        "place_name": TEXT,
        "cancelled": {"type": "boolean"},
        "url": {"type": "string", "format": "uri"},
    },
}
STORY = {
    "type": "object",
    "required": ["id", "title", "language", "published", "url"],
    "properties": {
        "id": {
            "type": "string",
            "description": "a story that was taken down is no longer in the list; drop what you have of it",
        },
        "title": TEXT,
        "called": {"type": "string", "description": "the name its author chose"},
        "language": TEXT,
        "minutes": {"type": "integer", "description": "to read it"},
        "themes": {"type": "array", "items": TEXT},
        "published": MOMENT,
        "url": {"type": "string", "format": "uri"},
    },
}
CHANGED = {
    "type": "object",
    "required": ["what", "read"],
    "properties": {
        "what": {"enum": ["opening", "events", "stories"]},
        "read": {"type": "string", "format": "uri"},
    },
}
SCHEMAS: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {
        "opening": {
            "type": "object",
            "required": ["schema", "places", "coming"],
            "properties": {
                "schema": TEXT,
                "places": {"type": "array", "items": PLACE},
                "coming": {"type": "array", "items": COMING},
            },
        },
        "stories": {
            "type": "object",
            "required": ["schema", "stories"],
            "properties": {"schema": TEXT, "stories": {"type": "array", "items": STORY}},
        },
        "changed": {
            "type": "object",
            "description": "what an association's own system hears, signed as Standard Webhooks say",
            "required": ["type", "timestamp", "data"],
            "properties": {
                "type": {"const": "open_data.changed"},
                "timestamp": MOMENT,
                "data": {
                    "type": "object",
                    "required": ["changed"],
                    "properties": {"changed": {"type": "array", "items": CHANGED}},
                },
            },
        },
        "events": {
            "type": "object",
            "required": ["schema", "events"],
            "properties": {"schema": TEXT, "events": {"type": "array", "items": EVENT}},
        },
    },
}
