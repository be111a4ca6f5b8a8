"""What is attacked beside the series: one long table, and leaks made by hand."""

from typing import Any

from proofs.figures.attacks import HIGH, Read, looks_the_same, read, squeezed, subtracted
from proofs.figures.references import z1_release
from sideomside.reports.disclosure.ledger import Ledger, Refused, Release
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
    return [
        ("a total less the rest", subtracted(total, [a]) == [a]),
        ("two who sum to two", squeezed([*sum_of_two, Read(a, (1, HIGH)), Read(b, (1, HIGH))], [a]) == [a]),
        ("a rounded neighbour", squeezed([*rounded, Read(a, (1, HIGH))], [a]) == [a]),
        ("a table that does not look the same", not looks_the_same(total, {("a",): 4, ("b",): 9, ("c",): 8})),
        ("counts corrected after a release", isinstance(publish(universe, (13, 30), later, ledger), Refused)),
        ("a window that slides", isinstance(publish(universe, counts, rolling, ledger), Refused)),
    ]
