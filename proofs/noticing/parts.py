"""The four parts of the house that guard people, as files."""

from pathlib import Path

PARTS = {
    "policy": ("*/rules/may.py", "people/rules/*.py"),
    "vault": ("ground/vault/*.py",),
    "mail": ("intake/reading/*.py", "intake/inbox/*.py", "ground/post/*.py"),
    "consent": ("consent/*.py",),
}


def files(root: Path) -> dict[str, str]:
    """Path from the root to the part it belongs to."""
    package = root / "sideomside"
    return {
        str(path.relative_to(root)): part
        for part, patterns in PARTS.items()
        for pattern in patterns
        for path in sorted(package.glob(pattern))
        if path.name not in {"__init__.py", "apps.py"}
    }
