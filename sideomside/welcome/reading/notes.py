"""Kind words to whoever writes a page: is it heavy to read, and is there a word we would rather not use?"""

from dataclasses import dataclass

from sideomside.ground.ui.avoid import words_to_avoid
from sideomside.ground.ui.lix import counted, lix, paragraphs
from sideomside.welcome.reading.markdown import to_html

LIGHT = 30
ENOUGH_TO_JUDGE = 40  # words; under that one long word decides everything


@dataclass(frozen=True)
class Heard:
    """What a friend who reads along would say."""

    heavy: int | None  # LIX, when it is heavier than most can read on a bad day
    words: tuple[str, ...]
    longest: str = ""  # the longest sentence, to begin with

    def __bool__(self) -> bool:
        return self.heavy is not None or bool(self.words)


def heard(title: str, words: str, language: str) -> Heard:
    text = paragraphs(to_html(words))
    weight = lix(text) if len(counted(text)[0]) >= ENOUGH_TO_JUDGE else None
    heavy = round(weight) if weight is not None and round(weight) > LIGHT else None
    return Heard(
        heavy,
        tuple(words_to_avoid(f"{title}\n{words}", language)),
        _longest_sentence(text) if heavy else "",
    )


def _longest_sentence(text: str) -> str:
    sentences = [one.strip() for line in text.splitlines() for one in line.replace("?", ".").split(".")]
    return max(sentences, key=len, default="")
