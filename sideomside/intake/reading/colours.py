"""Words in the colour of what they stand on: nobody sees them. Only where one and the same mark says both colours."""

import re
from collections.abc import Mapping

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})")
_PARTS = re.compile(r"rgb\(\s?(\d{1,3})\s?,\s?(\d{1,3})\s?,\s?(\d{1,3})\s?\)")
_NAMED = {"white": "ffffff", "black": "000000"}
_FROM_ELSEWHERE = {"inherit", "initial", "unset", "revert", "transparent", "currentcolor"}


def blends(told: Mapping[str, str]) -> bool | None:
    """None when nothing is said of the words' own colour, and they look as what stands around them.

    A colour alone says nothing of what lies behind it: white words on a page somebody made dark are theirs.
    """
    words = _colour(told.get("color", ""))
    if not words:
        return None
    return words == (_colour(told.get("background-color", "")) or _colour(told.get("background", "")))


def _colour(said: str) -> str:
    """Six signs for red, green and blue; "" for what is no colour by itself."""
    if found := _HEX.fullmatch(said):
        return found[1] if len(found[1]) > len("fff") else "".join(sign * 2 for sign in found[1])
    if found := _PARTS.fullmatch(said):
        return "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    return "" if said in _FROM_ELSEWHERE or not said.isalpha() else _NAMED.get(said, said)
