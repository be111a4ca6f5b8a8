"""What is wrong with a page that has grown old with its house."""

from proofs.loading.cost import Cost

MORE = 1.5
# Below this a page asks nothing of its tables that could grow: the roots of trees, and a level more of them.
FEW_STEPS = 3_000
FEW_BYTES = 1_000


def of(before: Cost, after: Cost) -> list[str]:
    """By name: what may be counted is counted, the clock is asked elsewhere."""
    young, old = before.counted, after.counted
    wrong = {
        "broken": 200 not in (young.status,) or old.status != 200,
        "asks": old.questions != young.questions,
        "unseals": old.unsealed > young.unsealed,
        "steps": old.steps > MORE * young.steps + FEW_STEPS,
        "longer": old.size > MORE * young.size + FEW_BYTES,
    }
    return [name for name, found in wrong.items() if found]


def told(name: str, page: str, before: Cost, after: Cost) -> str:
    counted = {
        "asks": "questions",
        "unseals": "unsealed",
        "steps": "steps",
        "longer": "size",
        "broken": "status",
    }
    one, other = (getattr(cost.counted, counted[name]) for cost in (before, after))
    return f"{page}: {counted[name]} {one} became {other}"
