"""Read by a Python with mutmut: which changes there can be, and those that chance chooses. `root wanted seed files`.

A line of JSON with how many there could be, then one for each that was chosen.
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from libcst import FunctionDef
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import create_mutations


def _possible(root: Path, name: str) -> list[tuple[str, Any, Any]]:
    module, changes, _, _ = create_mutations(name, (root / name).read_text())
    # As mutmut itself does: what a module or a class declares, other proofs hold.
    return [
        (name, module, one) for one in changes if isinstance(one.contained_by_top_level_function, FunctionDef)
    ]


def _told(name: str, module: Any, one: Any) -> dict[str, Any]:
    where = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    return {
        "file": name,
        "line": where[one.original_node].start.line,
        "was": module.code_for_node(one.original_node),
        "now": module.code_for_node(one.mutated_node),
        "code": module.deep_replace(one.original_node, one.mutated_node).code,
    }


if __name__ == "__main__":
    place, how_many, start, *files = sys.argv[1:]
    every = [one for name in files for one in _possible(Path(place), name)]
    print(json.dumps({"possible": len(every)}))
    for chosen in Random(int(start)).sample(every, min(int(how_many), len(every))):  # noqa: S311 - drawn again alike
        print(json.dumps(_told(*chosen)))
