"""What people do and see: verbs that know who acts, looks that know who looks."""

import ast
from collections.abc import Iterator

from house.contracts import heights
from house.tree import File, Tree

# Part of an erasure that `privacy` has recorded and keeps whole: the room only does its share.
SHARES_OF_A_LARGER_ACT = {"forget"}
NOT_ONE_TRANSACTION = {
    "direction.open_with_word": "a wrong try is remembered whatever happens next",
    "people.open_with_small_key": "a wrong try is remembered whatever happens next",
    "stories.take_down_what_ran_out": "each story for itself: one that goes wrong brings no other back",
}
# Looks without a viewer, besides bare figures (count_*, hidden where they are shown).
WITHOUT_VIEWER = {
    "people.organisation_at": "asked before anybody can be a viewer",
    "people.viewer_for_account": "makes the viewer",
    "people.viewer_for_link": "makes the viewer",
    "intake.first_name": "shortens a name already in hand",
    "matching.is_due_for_a_call": "a fact about a proposal already in hand",
}


def every_act_says_by_whom(tree: Tree) -> list[str]:
    """Public actions are keyword-only verbs, and the last word is `by`."""
    wrong = []
    for file, act in _public(tree, "actions"):
        words = act.args
        if words.args or words.posonlyargs or words.vararg or words.kwarg:
            wrong.append(f"{file.place}: {act.name} takes its words by name only: def {act.name}(*, ...)")
        elif not words.kwonlyargs or words.kwonlyargs[-1].arg != "by":
            wrong.append(f"{file.place}: {act.name} ends with by=, so that the log knows who acted")
    return wrong


def every_act_is_whole(tree: Tree) -> list[str]:
    """Public actions are atomic: the act and its line in the log stand or fall together."""
    return [
        f"{file.place}: {act.name} is decorated @transaction.atomic"
        for file, act in _public(tree, "actions")
        if act.name not in SHARES_OF_A_LARGER_ACT
        and f"{file.room}.{act.name}" not in NOT_ONE_TRANSACTION
        and not any(ast.unparse(mark).split("(")[0].endswith("atomic") for mark in act.decorator_list)
    ]


def every_look_has_a_viewer(tree: Tree) -> list[str]:
    """Public queries take `viewer` first; only count_* do without."""
    wrong = []
    for file, look in _public(tree, "queries"):
        first = next((word.arg for word in [*look.args.posonlyargs, *look.args.args]), None)
        excused = {look.name, f"{file.room}.{look.name}"} & WITHOUT_VIEWER.keys()
        if first != "viewer" and not excused and not look.name.startswith("count_"):
            wrong.append(f"{file.place}: {look.name} takes viewer first, so that a stranger sees nothing")
    return wrong


def every_answer_is_typed(tree: Tree) -> list[str]:
    """Actions, queries and rules say what they give back."""
    return [
        f"{file.place}: {function.name} does not say what it returns"
        for file, function in _public(tree, "actions", "queries", "rules")
        if function.returns is None
    ]


def acts_do_not_name_jobs(tree: Tree) -> list[str]:
    """A job name in a room's actions would be an arrow up the street drawn in text."""
    names = [f"{room}.jobs" for room in heights(tree.root)]
    return [
        f"{file.place} names the job {node.value!r}; the sweep finds its own work"
        for file in tree.on("actions", "queries", "rules")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(name in node.value for name in names)
    ]


def _public(tree: Tree, *floors: str) -> Iterator[tuple[File, ast.FunctionDef]]:
    for file in tree.on(*floors):
        if not file.room.startswith("ground") and file.room != "site":
            yield from ((file, function) for function in file.functions())


def every_verb_has_its_sentence(tree: Tree) -> list[str]:
    """What the log calls "link.made" is a sentence in some room's VERBS, so that a person can read it."""
    told = {key for file in tree.on("rules") for key in _verbs_told(file)}
    return [
        f"{file.place}: the log says {verb!r}, and no room's VERBS says it in words"
        for file in tree.ours()
        for verb in _verbs_recorded(file)
        if verb not in told
    ]


def _verbs_recorded(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("record", "log.record") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _verbs_told(file: File) -> Iterator[str]:
    for node in file.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            names = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(ast.unparse(name) == "VERBS" for name in names):
                yield from (str(key.value) for key in node.value.keys if isinstance(key, ast.Constant))
