"""Sizes: aims that keep reading pleasant, measured; only the absurd is forbidden."""

import ast
from statistics import median, quantiles

from house.tree import Tree

LONGEST_FILE = 200
LONGEST_FUNCTION = 30
# Files or functions that are clearer whole than split, each with its reason.
LONGER_ON_PURPOSE: dict[str, str] = {
    "sideomside/site/settings.py": "one flat list of settings, read from top to bottom",
}


def nothing_is_absurdly_long(tree: Tree) -> list[str]:
    """No file above 200 lines, no function above 30."""
    wrong = []
    for file in tree.ours():
        if (lines := file.text.count("\n")) > LONGEST_FILE and file.place not in LONGER_ON_PURPOSE:
            wrong.append(
                f"{file.place} is {lines} lines; {LONGEST_FILE} is more than anybody reads with pleasure"
            )
        for name, length in function_lengths(file.tree):
            if length > LONGEST_FUNCTION and f"{file.place}:{name}" not in LONGER_ON_PURPOSE:
                wrong.append(f"{file.place}: {name} is {length} lines; give its parts names")
    return wrong


def function_lengths(tree: ast.Module) -> list[tuple[str, int]]:
    """Each function with its lines of body; the signature and the docstring cost nothing."""
    return [
        (node.name, (node.end_lineno or node.lineno) - _first_line(node) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]


def measured(tree: Tree) -> dict[str, dict[str, float]]:
    """Median, ninth decile and longest, of files and functions and templates."""
    fenced = [f for f in tree.ours() if f.text.strip() and f.place not in LONGER_ON_PURPOSE]
    files = [f.text.count("\n") for f in fenced]
    functions = [length for f in tree.ours() for _, length in function_lengths(f.tree)]
    templates = [path.read_text(encoding="utf-8").count("\n") for path in tree.templates()]
    return {
        name: _spread(lengths)
        for name, lengths in (("file", files), ("function", functions), ("template", templates))
        if len(lengths) > 1
    }


def _spread(lengths: list[int]) -> dict[str, float]:
    return {"median": median(lengths), "p90": round(quantiles(lengths, n=10)[-1]), "max": max(lengths)}


def _first_line(node: ast.FunctionDef) -> int:
    said = ast.get_docstring(node, clean=False)
    return node.body[1].lineno if said is not None and len(node.body) > 1 else node.body[0].lineno
