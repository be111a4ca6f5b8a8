"""What we remember about people: declared, pointing down the street, and possible to tell and to forget."""

import ast
from collections.abc import Iterator

from house.contracts import heights
from house.tree import File, Tree

KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
SEALED = {"SealedText", "SealedBytes", "SealedJson"}
GENERIC = {"GenericForeignKey", "GenericRelation"}
# Room of an app label: parts of the ground are known by their own name.
GROUND = ("audit", "vault", "post", "ui", "jobs")

# Tables of the house itself, which are told and forgotten in ways of their own (docs/privacy.md says which).
KNOWN_OTHERWISE = {
    "people.Organisation": "the house: its name and where it can be reached",
    "ground.audit.Entry": "the log: who did what about whom, by opaque numbers; told on each one's page, kept 183 days",
    "ground.jobs.Sweep": "when a chore of the house's ran last",
    "ground.vault.WrappedKey": "the keys, each under the key above it",
    "ground.vault.OrganisationKey": "the keys, each under the key above it",
    "ground.vault.Erasure": "who was erased, by a number that is nobody's any more, for copies that are put back",
}


def keys_point_down_the_street(tree: Tree) -> list[str]:
    """A foreign key written as text obeys the street like an import does."""
    high = heights(tree.root)
    wrong = []
    for file, field in _fields(tree):
        target = _target(field)
        room = f"ground.{target}" if target in GROUND else target
        if _kind(field) in GENERIC:
            wrong.append(f"{file.place}: no generic relations, they point anywhere")
        elif room and room != file.room and high.get(room, 0) >= high.get(file.room, 0):
            wrong.append(f"{file.place}: a key to {target} points up the street")
    return wrong


def what_we_remember_is_declared(tree: Tree) -> list[str]:
    """Every table says about whom, why and how long: a person's number may stand in a column that looks like any."""
    tables = {
        f"{file.room}.{model.name}": (file, model) for file, model in _models(tree) if _is_a_table(model)
    }
    return [
        f"{file.place}: {model.name} may remember somebody: privacy = Privacy(about=, why=, keep=, plain=)"
        for name, (file, model) in tables.items()
        if not _has_privacy(model) and name not in KNOWN_OTHERWISE
    ]


def who_remembers_can_tell_and_forget(tree: Tree) -> list[str]:
    """A room that remembers somebody has queries.tell and actions.forget."""
    rooms = {
        file.room
        for file, model in _models(tree)
        if _is_about_a_person(model) and not file.room.startswith("ground")
    }
    wrong = []
    for room in sorted(rooms):
        for floor, verb in (("queries", "tell"), ("actions", "forget")):
            if not any(
                f.name == verb for file in tree.on(floor) if file.room == room for f in file.functions()
            ):
                wrong.append(f"{room} remembers people, but has no {floor}.{verb}")
    return wrong


def saving_has_no_side_effects(tree: Tree) -> list[str]:
    """Models do not override save() or delete(): what happens is written in the action."""
    return [
        f"{file.place}: {model.name}.{node.name} hides work; let the action do it"
        for file, model in _models(tree)
        for node in model.body
        if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete")
    ]


def nothing_is_called_by_signal(tree: Tree) -> list[str]:
    """No receivers and no senders: one verb calls the next by name."""
    return [
        f"{file.place} listens to signals; call the next action by name"
        for file in tree.ours()
        if any(name.startswith(("django.dispatch", "django.db.models.signals")) for name in file.imports)
    ]


def _models(tree: Tree) -> Iterator[tuple[File, ast.ClassDef]]:
    for file in tree.on("models"):
        yield from ((file, each) for each in file.classes() if not _is_abstract(each))


def _fields(tree: Tree) -> Iterator[tuple[File, ast.Call]]:
    for file in tree.on("models"):
        yield from ((file, call) for call in _calls(file.tree) if _kind(call) in KEYS | GENERIC)


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def _kind(call: ast.Call) -> str:
    return ast.unparse(call.func).split(".")[-1]


def _target(call: ast.Call) -> str:
    """The app label of a key written as text; "" for a class, which import-linter sees."""
    to = next((k.value for k in call.keywords if k.arg == "to"), call.args[0] if call.args else None)
    if isinstance(to, ast.Constant) and isinstance(to.value, str) and "." in to.value:
        return to.value.split(".")[0]
    return ""


def _is_about_a_person(model: ast.ClassDef) -> bool:
    return any(_kind(call) in SEALED or _points_at_person(call) for call in _calls(model))


def _is_a_table(model: ast.ClassDef) -> bool:
    """It has columns."""
    held = [node.value for node in model.body if isinstance(node, ast.Assign)]
    calls = [value for value in held if isinstance(value, ast.Call)]
    return any(_kind(call) in SEALED | KEYS or _kind(call).endswith("Field") for call in calls)


def _points_at_person(call: ast.Call) -> bool:
    to = next((k.value for k in call.keywords if k.arg == "to"), call.args[0] if call.args else None)
    return _kind(call) in KEYS and to is not None and ast.unparse(to).strip("'\"").split(".")[-1] == "Person"


def _has_privacy(model: ast.ClassDef) -> bool:
    return any(
        isinstance(node, ast.Assign)
        and any(isinstance(t, ast.Name) and t.id == "privacy" for t in node.targets)
        for node in model.body
    )


def _is_abstract(model: ast.ClassDef) -> bool:
    return any(
        isinstance(meta, ast.ClassDef) and meta.name == "Meta" and "abstract = True" in ast.unparse(meta)
        for meta in model.body
    )
