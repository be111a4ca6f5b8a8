"""Between rooms: three doors, and packages from outside that only one room may open."""

from house.tree import PACKAGE, File, Tree

DOORS = {"actions", "queries", "rules"}
# Whose models may be used by every room above: everybody's work is about people, on the same ground.
OPEN_ROOMS = ("people", "ground")
# `site` is the street map: it gives pages their addresses and runs what rooms have named.
STREET_MAP_ALSO = {"urls", "views", "inbox", "jobs"}

HOMES: dict[str, tuple[str, ...]] = {
    "cryptography": ("ground.vault/",),
    "smtplib": ("ground.post/",),
    "email": ("ground.post/", "intake/inbox", "intake/reading"),
    "numpy": ("/engine", "/reading"),
    "scipy": ("/engine",),
    "numba": ("/engine",),
    "openpyxl": ("peers/sheets",),
    "holidays": ("people/days",),
    "PIL": ("ground.ui/",),
    "jwt": ("partners/data",),
    "yaml": ("outcomes/scoring",),
}


def rooms_meet_through_their_doors(tree: Tree) -> list[str]:
    """A room uses another room's actions, queries and rules; never its models, forms or views."""
    wrong = []
    for file in tree.ours():
        for name in file.imports:
            room, inside = _split(name)
            if room and room != file.room and not _may_enter(file, room, inside):
                wrong.append(f"{file.place} reaches into {name}; use its actions, queries or rules")
    return wrong


def borrowed_packages_stay_home(tree: Tree) -> list[str]:
    """Cryptography only in the vault, mail only in post and intake, arithmetic only in engines."""
    wrong = []
    for file in tree.ours():
        here = f"{file.room}/{file.floor}"
        for name in file.imports:
            homes = HOMES.get(name.split(".")[0])
            if homes and not any(home in here for home in homes):
                wrong.append(f"{file.place} imports {name}, which lives in {' or '.join(homes)}")
    return wrong


def nothing_is_loaded_by_name_in_secret(tree: Tree) -> list[str]:
    """No import_module or __import__ in rooms: an import nobody sees is a wall nobody can keep."""
    return [
        f"{file.place} loads a module by name; import it at the top"
        for file in tree.ours()
        if file.room not in ("site", "ground.jobs")
        and any(name.startswith(("importlib.import_module", "importlib.util")) for name in file.imports)
        or file.room != "site"
        and "__import__(" in file.text
    ]


def _split(name: str) -> tuple[str, list[str]]:
    """("intake", ["actions", "receive"]) for sideomside.intake.actions.receive; ("", []) for strangers."""
    package, *parts = name.split(".")
    if package != PACKAGE or not parts:
        return "", []
    if parts[0] == "ground":
        return ".".join(parts[:2]), parts[2:]
    return parts[0], parts[1:]


def _may_enter(file: File, room: str, inside: list[str]) -> bool:
    if room.startswith(OPEN_ROOMS) and "tests" not in inside:
        return True
    doors = DOORS | STREET_MAP_ALSO if file.room == "site" else DOORS
    return bool(inside) and inside[0] in doors
