"""The street, drawn from the contracts themselves: `python -m house.drawing` writes it into docs/HOUSE.md."""

import ast
import sys
from itertools import chain
from pathlib import Path
from textwrap import wrap

from house import contracts
from house.contracts import ROOT
from house.tree import PACKAGE

PAGE = ROOT / "docs" / "HOUSE.md"
BEGIN, END = "<!-- drawn by python -m house.drawing -->", "<!-- end of the drawing -->"
WIDTH = 62


def main() -> int:
    PAGE.write_text(drawn_into(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def drawn_into(page: str) -> str:
    """The page with its drawing made anew; everything outside the two marks is somebody's own words."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{drawing()}{END}{after}"


def drawing(root: Path = ROOT) -> str:
    rows = [" | ".join(row) for row in contracts.street(root)]
    floors = [" | ".join(row) for row in contracts.floors(root)]
    return "\n".join(
        ["```text", *_house(rows), "```", "", _rooms(root), "", "```text", *_house(floors), "```", ""]
    )


def _house(rows: list[str]) -> list[str]:
    """Storeys on top of each other; one may lean only on what stands below."""
    line = f"+{'-' * WIDTH}+"
    storeys = [[line, *(f"|{part.strip(' |'):^{WIDTH}}|" for part in wrap(row, WIDTH - 2))] for row in rows]
    return [*chain.from_iterable(storeys), line]


def _rooms(root: Path) -> str:
    lines = ["| room | what happens there |", "|---|---|"]
    for row in contracts.street(root):
        lines += [f"| `{room}` | {_what_happens(root, room)} |" for room in row]
    return "\n".join(lines)


def _what_happens(root: Path, room: str) -> str:
    told = (root / PACKAGE / room.replace(".", "/") / "__init__.py").read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(told)) or ""


if __name__ == "__main__":
    sys.exit(main())
