"""Puts back together lines that a mail program broke softly (format=flowed)."""


def unflow(text: str, delete_space: bool) -> str:
    lines: list[list[str]] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth, words = _quoted(line)
        flows = words.endswith(" ") and words != "-- "
        piece = words[:-1] if flows and delete_space else words
        if open_depth == depth and words != "-- ":
            lines[-1].append(piece)
        else:
            lines.append([">" * depth + (" " if depth else ""), piece])
        open_depth = depth if flows else None
    return "\n".join(map("".join, lines))


def _quoted(line: str) -> tuple[int, str]:
    words = line.lstrip(">")
    return len(line) - len(words), words.removeprefix(" ")
