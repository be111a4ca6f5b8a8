"""The house is a one-way street: rooms, floors, doors and declarations hold, and every wall is seen to bite.

Contracts and walls are run on the code as it stands, then on copies with faults planted in them.
"""

from house import contracts
from house.contracts import ROOT
from house.planting import contracts_that_bite, ruff_bites, walls_that_bite
from house.tree import Tree
from house.walls import WALLS
from house.walls.sizes import LONGER_ON_PURPOSE, measured
from proofs.frame import Aim, Findings, Stage

AIMS: dict[str, Aim] = {
    "contracts_broken": ("==", 0),
    "ignored_imports": ("==", 0),
    "walls_broken": ("==", 0),
    "file_max": ("<=", 200),
    "direct_dependencies": ("<=", 18),
}
# What keeps reading pleasant: told beside the figures and never a reason to split a clear file, so they decide
# nothing. The walls fence the absurd (200 and 30 lines) and name each exception with its reason.
PLEASANT = {"file_median": 50, "file_p90": 120, "function_median": 6, "function_p90": 15, "template_p90": 80}


def prove(stage: Stage) -> Findings:
    findings = Findings(figures=_figures(stage))
    for bite in (contracts_that_bite, walls_that_bite, ruff_bites):
        for planted, caught in bite().items():
            findings.plant(f"{planted.caught_by} in {planted.where}", caught, stage.say)
    return findings


def _figures(stage: Stage) -> dict[str, object]:
    tree, held = Tree(ROOT), contracts.keep()
    wrong = [line for wall in WALLS.values() for line in wall(tree)]
    for line in wrong:
        stage.say(line)
    sizes = {
        f"{what}_{which}": value for what, spread in measured(tree).items() for which, value in spread.items()
    }
    return {
        "contracts_kept": held.kept,
        "contracts_broken": held.broken,
        "ignored_imports": contracts.ignored_imports(),
        "walls": len(WALLS),
        "walls_broken": len(wrong),
        "rooms": len({file.room for file in tree.files if file.room and file.floor != "tests"} - {"ground"}),
        **sizes,
        "less_pleasant_than_we_aim": [
            f"{name} above {aim}" for name, aim in PLEASANT.items() if sizes[name] > aim
        ],
        "longer_on_purpose": sorted(LONGER_ON_PURPOSE),
        "test_to_code": _test_to_code(tree),
        "direct_dependencies": _direct_dependencies(),
    }


def _test_to_code(tree: Tree) -> float:
    beside = sum(_lines(file.text) for file in tree.on("tests"))
    apart = sum(_lines(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("*.py"))
    return round((beside + apart) / sum(_lines(file.text) for file in tree.ours()), 2)


def _lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def _direct_dependencies() -> int:
    return len(contracts.project()["dependencies"])
