"""Names: files are called after what happens in them, and an exception to a rule says why it is one."""

import re

from house.tree import PACKAGE, Tree

DRAWERS = {"utils", "util", "helpers", "helper", "common", "services", "service", "managers", "manager"}
DRAWERS |= {"base", "misc", "tools", "core"}
REASONED = re.compile(r"# noqa: [A-Z0-9, ]+ [-–] \w")


def no_drawers(tree: Tree) -> list[str]:
    """No file or folder named utils, helpers, common, services, manager or base."""
    return [
        f"{path.relative_to(tree.root)}: name it after what it does"
        for path in sorted((tree.root / PACKAGE).rglob("*"))
        if path.stem in DRAWERS and (path.is_dir() or path.suffix == ".py")
    ]


def every_exception_has_a_reason(tree: Tree) -> list[str]:
    """Each noqa names its rule and, after a dash, the reason."""
    return [
        f"{file.place}:{number}: say why: # noqa: CODE - reason"
        for file in tree.ours()
        for number, line in enumerate(file.text.splitlines(), 1)
        if "# noqa" in line and not REASONED.search(line)
    ]
