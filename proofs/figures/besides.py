"""What is attacked beside the series: one long table, means of groups that change, and leaks made by hand."""

from itertools import combinations
from random import Random
from typing import Any

from proofs.figures.attacks import HIGH, Atom, Read, looks_the_same, read, squeezed, subtracted
from proofs.figures.references import z1_release
from sideomside.reports.disclosure.ledger import Ledger, Refused, Release
from sideomside.reports.disclosure.means import Group, showable
from sideomside.reports.disclosure.publish import Asked, publish
from sideomside.reports.disclosure.tables import Dimension, Spec, Universe


def z1() -> dict[str, Any]:
    release = z1_release()
    universe = Universe(
        tuple(
            Dimension(name, tuple(sorted({key[place] for key, _ in release.cells} - {""})))
            for place, name in enumerate(release.spec.dimensions)
        )
    )
    cells = read(universe, [release])
    marks = [cell.atoms for cell in cells if cell.between is None]
    return {"z1_shown": len(cells) - len(marks), "z1_recovered": len(subtracted(cells, marks))}


def means(seed: int, many: int) -> dict[str, Any]:
    """Groups that grow, shrink and overlap from report to report: no few people's mean follows from those shown."""
    rng, recovered, shown, asked = Random(f"{seed} means"), 0, 0, 0
    for _ in range(many):
        left: list[frozenset[int]] = []
        for group in _grown(rng):
            asked += 1
            left += [each.people for each in showable("R1", [Group("x", group, 40.0)], left)]
        shown += len(left)
        recovered += len(_means_found(left))
    return {"means_asked": asked, "means_shown": shown, "means_recovered": recovered}


def _grown(rng: Random) -> list[frozenset[int]]:
    people, groups = set(range(rng.randint(8, 40))), []
    for report in range(1, 6):
        groups.append(frozenset(people))
        people |= {100 * report + n for n in range(rng.choice([0, 1, 3, 12]))}
        people -= set(rng.sample(sorted(people), rng.choice([0, 0, 1, 4])))
        groups.append(frozenset(rng.sample(sorted(people), rng.randint(1, len(people)))))
    return groups


def _means_found(left: list[frozenset[int]]) -> list[frozenset[Atom]]:
    cells = [Read(frozenset((f"{person:04}",) for person in group), (0, 0)) for group in left]
    small = [one.atoms - other.atoms for one in cells for other in cells]
    small += [one.atoms & other.atoms for one, other in combinations(cells, 2)]
    return subtracted(cells, [part for part in dict.fromkeys(small) if 0 < len(part) < 10])


def planted() -> list[tuple[str, bool]]:
    """Leaks made by hand, each of which its attack must see; and questions that must be refused."""
    a, b, c = (frozenset([(letter,)]) for letter in "abc")
    total = [Read(a | b | c, (20, 20)), Read(b, (9, 9)), Read(c, (8, 8))]
    sum_of_two = [Read(a | b, (2, 2))]
    rounded = [Read(a | b, (14, 14)), Read(b, (13, 17))]
    universe, counts = Universe((Dimension("place", ("north", "south")),)), (12, 30)
    asked = Asked("supported", "2026H1", "R1", Spec(("place",)), "2026-07-01")
    first = publish(universe, counts, asked, Ledger())
    ledger = Ledger((first,)) if isinstance(first, Release) else Ledger()
    later = Asked("supported", "2026H1", "R1", Spec((), (("place", ("north",)),)), "2026-07-02")
    rolling = Asked("supported", "2026Q1", "R1", Spec(("place",)), "2026-07-02")
    newcomer = [frozenset(range(23)), frozenset(range(24))]
    return [
        ("a total less the rest", subtracted(total, [a]) == [a]),
        ("two who sum to two", squeezed([*sum_of_two, Read(a, (1, HIGH)), Read(b, (1, HIGH))], [a]) == [a]),
        ("a rounded neighbour", squeezed([*rounded, Read(a, (1, HIGH))], [a]) == [a]),
        ("a table that does not look the same", not looks_the_same(total, {("a",): 4, ("b",): 9, ("c",): 8})),
        ("a newcomer among means", bool(_means_found(newcomer))),
        ("counts corrected after a release", isinstance(publish(universe, (13, 30), later, ledger), Refused)),
        ("a window that slides", isinstance(publish(universe, counts, rolling, ledger), Refused)),
    ]
