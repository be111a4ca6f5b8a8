"""The open data as an OpenAPI document: the same schema, said the way tools for interfaces read it."""

from collections.abc import Mapping
from typing import Any

from sideomside.welcome.data.schema import SCHEMAS

SUMMARIES = {
    "opening": "Places with coffee: the week, the days that differ, and the coming fortnight",
    "events": "Events and open courses in the calendar",
    "stories": "Stories people share: title, chosen name and address, never the words",
    "schema": "What each word means, as JSON Schema",
    "openapi": "This document",
}
TAG = {"description": "send it along as If-None-Match", "schema": {"type": "string"}}


def document(server: str, places: Mapping[str, str]) -> dict[str, Any]:
    """`places`: where each of them is read."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open data",
            "version": "1",
            "description": "Read by anybody, without a key. Ask at most every five minutes.",
        },
        "servers": [{"url": server}],
        "paths": {at: {"get": _reading(kind)} for kind, at in places.items()},
        "components": {"schemas": SCHEMAS["$defs"]},
    }


def _reading(kind: str) -> dict[str, Any]:
    known = SCHEMAS["$defs"].keys()
    schema = {"$ref": f"#/components/schemas/{kind}"} if kind in known else {"type": "object"}
    told = {"description": SUMMARIES[kind], "content": {"application/json": {"schema": schema}}}
    asked = {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}
    return {
        "operationId": kind,
        "summary": SUMMARIES[kind],
        "security": [],
        "parameters": [asked],
        "responses": {
            "200": told | {"headers": {"ETag": TAG}},
            "304": {"description": "nothing is new since the ETag that was sent along"},
        },
    }
