"""Which tests of a file are really run: nothing that is skipped, or is allowed to fail, shows anything."""

import ast
from functools import cache
from pathlib import Path


@cache
def tests_run(path: Path) -> frozenset[str]:
    """Tests that pytest collects there: a function called so, and not one that is skipped or may fail."""
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marks = [one for one in tree.body if isinstance(one, ast.Assign) and "pytestmark" in ast.dump(one)]
    if any(_lets_off(one) for one in (*marks, *_said_at_once(tree.body))):
        return frozenset()
    found = (
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )
    return frozenset(
        node.name
        for node in found
        if not any(_lets_off(one) for one in (*node.decorator_list, *_said_at_once(node.body)))
    )


def _lets_off(one: ast.AST) -> bool:
    return any(word in ast.dump(one) for word in ("skip", "xfail"))


def _said_at_once(body: list[ast.stmt]) -> list[ast.AST]:
    """Calls that stand by themselves and depend on nothing: `pytest.skip()` as a line of its own."""
    calls = [one.value for one in body if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)]
    return [one.func for one in calls]
