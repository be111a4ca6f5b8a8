"""The short form of a questionnaire, from YAML or from TOML, as plain words, numbers, lists and tables.

Of YAML only what a person would write by hand, and nothing guessed: "no" and "nej" are words and so is a day, a name
may stand once, and nothing stands for something written elsewhere in the file, so no small file grows large inside.
"""

import re
import tomllib
from typing import Any

from .unusable import Unusable

try:
    import yaml
except ImportError:  # the extra `questionnaires` is not installed; whoever loads YAML is told
    yaml = None  # type: ignore[assignment]

MOST_BYTES, DEEPEST = 60_000, 6
_TOML = re.compile(r"\[|[\w\"'.-]+\s*=")
_WHOLE, _BROKEN = re.compile(r"-?(?:0|[1-9][0-9]{0,8})"), re.compile(r"-?[0-9]{1,9}\.[0-9]{1,9}")


def read(raw: bytes) -> dict[str, Any]:
    """Unusable says what is wrong, and in which line where that is known."""
    if len(raw) > MOST_BYTES:
        raise Unusable("too_large")
    try:
        text = raw.decode("utf-8-sig")
    except ValueError as wrong:
        raise Unusable("not_words") from wrong
    found = _toml(text) if _is_toml(text) else _yaml(text)
    if not isinstance(found, dict):
        raise Unusable("not_json")
    return found


def _is_toml(text: str) -> bool:
    """By its first line that says something: TOML writes `name = ...`, YAML `name: ...`."""
    lines = (line.strip() for line in text.splitlines())
    return bool(_TOML.match(next((line for line in lines if line and not line.startswith("#")), "")))


def _toml(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise Unusable("not_json") from wrong


def _yaml(text: str) -> Any:
    if yaml is None:
        raise Unusable("no_yaml")
    try:
        return _only(yaml.SafeLoader(text))
    except (yaml.YAMLError, ValueError, RecursionError) as wrong:
        raise Unusable("not_json", _line(getattr(wrong, "problem_mark", None))) from wrong


def _only(loader: Any) -> Any:
    """The one document of the file, built event by event."""
    loader.get_event()
    if not loader.check_event(yaml.DocumentStartEvent):
        raise Unusable("not_json")
    loader.get_event()
    found = _built(loader, loader.get_event(), 0)
    loader.get_event()
    if not loader.check_event(yaml.StreamEndEvent):
        raise Unusable("two_in_one")
    return found


def _built(loader: Any, event: Any, depth: int) -> Any:
    where = _line(event.start_mark)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise Unusable("written_elsewhere", where)
    if event.tag is not None:
        raise Unusable("marked_as_something", where)
    if depth > DEEPEST:
        raise Unusable("too_deep", where)
    if isinstance(event, yaml.ScalarEvent):
        return _plain(event, where)
    inside = _table if isinstance(event, yaml.MappingStartEvent) else _list
    return inside(loader, depth + 1)


def _list(loader: Any, depth: int) -> list[Any]:
    found = []
    while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
        found.append(_built(loader, event, depth))
    return found


def _table(loader: Any, depth: int) -> dict[str, Any]:
    """A name is the word that stands there, also where it looks like a number."""
    found: dict[str, Any] = {}
    while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
        where = _line(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise Unusable("name_of_a_line", where)
        if event.value in found:
            raise Unusable("said_twice", f"{where} {event.value[:40]}")
        found[event.value] = _built(loader, loader.get_event(), depth)
    return found


def _plain(event: Any, where: str) -> Any:
    """Without quotes, whole and broken numbers are numbers, nothing is nothing, and all else is words."""
    said: str = event.value
    if event.style is not None:
        return said
    if said in ("", "~", "null"):
        return None
    if _WHOLE.fullmatch(said):
        return int(said)
    if _BROKEN.fullmatch(said):
        return float(said)
    return said


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}" if mark is not None else ""
