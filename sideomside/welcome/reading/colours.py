"""Colours that can be read: contrast as WCAG counts it, and a dark twin worked out from a light one."""

import re
from itertools import pairwise

HEX = re.compile(r"#[0-9a-f]{6}", re.I)
READABLE = 4.5
PAPER, CARD, INK, WHITE = "#FBFAF6", "#FFFFFF", "#172042", "#FFFFFF"
NIGHT, NIGHT_CARD = "#12172B", "#1A2140"


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_light_of(one), _light_of(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """So much of the first, and the rest of the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def is_strong_enough(colour: str) -> bool:
    """Links on paper, on cards and on their own tint, and white words on a button."""
    return all(contrast(colour, ground) >= READABLE for ground in (PAPER, CARD, _tint(colour)))


def is_warm_enough(colour: str) -> bool:
    """Dark words stand on it, by day and by night."""
    return contrast(INK, colour) >= READABLE and contrast(NIGHT, colour) >= READABLE


def darker(colour: str) -> str:
    """The nearest shade of it that can be read: what one is offered instead."""
    shades = (mixed(colour, "#000000", share / 20) for share in range(20, -1, -1))
    return next(shade for shade in shades if is_strong_enough(shade))


def lighter(colour: str) -> str:
    shades = (mixed(colour, WHITE, share / 20) for share in range(20, -1, -1))
    return next(shade for shade in shades if is_warm_enough(shade))


def by_day(strong: str) -> dict[str, str]:
    return {"blue": strong, "blue-deep": mixed(strong, "#000000", 0.78), "blue-tint": _tint(strong)}


def by_night(strong: str) -> dict[str, str]:
    """Lighter until it can be read on dark paper, dark cards and its own dark tint."""
    tint = mixed(strong, NIGHT_CARD, 0.3)
    shades = [mixed(strong, WHITE, share / 40) for share in range(40, -1, -1)]
    grounds = (NIGHT, NIGHT_CARD, tint)
    for shade, beyond in pairwise([*shades, WHITE]):
        if all(contrast(shade, ground) >= READABLE + 1 for ground in grounds):
            return {"blue": shade, "blue-deep": beyond, "blue-tint": tint}
    return {"blue": WHITE, "blue-deep": WHITE, "blue-tint": NIGHT_CARD}


def warm_by_day(warm: str) -> dict[str, str]:
    return {"butter": warm, "butter-tint": mixed(warm, WHITE, 0.3)}


def warm_by_night(warm: str) -> dict[str, str]:
    return {"butter": warm, "butter-tint": mixed(warm, NIGHT, 0.2)}


def _tint(colour: str) -> str:
    return mixed(colour, WHITE, 0.1)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _light_of(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
