"""Which pages come with the house, and their words in each language."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The pages in the order an editor meets them; each is written out in templates/welcome/pages/.
KEYS = (
    "front", "peer", "recovery", "how", "us", "become_peer", "relatives", "professionals",
    "privacy", "accessibility", "cookies",
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A page in one language: its heading, and the rest in Markdown."""

    title: str
    words: str


@cache
def starting(key: str, language: str) -> Text:
    """The first line is the heading."""
    folder = files("sideomside.welcome").joinpath("templates", "welcome", "pages")
    written = folder.joinpath(f"{key}.{language}.md").read_text(encoding="utf-8")
    first, _, rest = written.partition("\n")
    return Text(first.removeprefix("#").strip(), rest.strip() + "\n")
