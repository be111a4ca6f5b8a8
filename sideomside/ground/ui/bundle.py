"""One stylesheet out of many small ones, so that a cold page costs one request for its whole look."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.templatetags.static import static

FOLDER = Path(__file__).parent / "static" / "ui"
TARGET = FOLDER / "all.css"
ORDER = (
    "tokens",
    "font",
    "reset",
    "base",
    "frame",
    "button",
    "card",
    "hero",
    "acute",
    "steps",
    "form",
    "path",
    "person",
    "queue",
    "letter",
    "story",
    "list",
    "table",
    "chart",
    "notice",
    "drawing",
    "utilities",
)

TEXT = re.compile(r'("[^"]*")')


def bundle() -> str:
    return "\n".join(tighten((FOLDER / f"{name}.css").read_text("utf-8")) for name in ORDER) + "\n"


@cache
def from_anywhere() -> str:
    """The whole look for a stylesheet that stands at another address."""
    return bundle().replace('url("font/text.woff2")', f'url("{static("ui/font/text.woff2")}")')


@cache
def mark() -> str:
    """Another look has another mark, so that a stylesheet with it in its address may be kept for a year."""
    return sha256(from_anywhere().encode()).hexdigest()[:8]


def tighten(css: str) -> str:
    """Drop comments and needless space; whatever stands in quotes is left exactly as written."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return "".join(part if part.startswith('"') else squeeze(part) for part in TEXT.split(bare)).strip()


def squeeze(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    css = re.sub(r"(?<=[\w\]]):\s+", ":", css)
    return css.replace(";}", "}")


def write() -> None:
    TARGET.write_text(bundle(), "utf-8")


if __name__ == "__main__":
    write()
