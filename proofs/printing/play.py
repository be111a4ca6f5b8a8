"""Reports are written, printed, read and attacked; in a process of its own, for printing needs a house set up."""

import json
import sys
from collections import Counter
from random import Random

from django.utils.translation import override

from proofs.printing.attacking import Paper, found_on, of_few, unaccounted
from proofs.printing.left_over import few_left_over
from proofs.printing.looking_twice import looked_twice, planted_looks
from proofs.printing.lots import drawn_twice, planted_draw
from proofs.printing.planting import planted
from proofs.printing.press import printed, the_period, two, with_answers_of
from proofs.printing.reading import numbers_in
from proofs.printing.truth import stretches, truth_of
from proofs.printing.worlds import OURS, drawn, said
from sideomside.reports.rules import Material, Period

SAYS = "da", "en"


def play() -> None:
    """A line in, with a seed and how many; a line out, with what was found. Planted faults come with the first."""
    asked = json.loads(sys.argv[1])
    told: Counter[str] = Counter()
    for number in range(asked["first"], asked["first"] + asked["many"]):
        with override(SAYS[number % 2]):
            told.update(_attacked(Random(f"{asked['seed']} printed {number}")))
    faults = dict([*planted(asked["seed"]), *planted_looks(), planted_draw()]) if asked["first"] == 0 else {}
    print(json.dumps({"told": told, "faults": faults}), flush=True)


def _attacked(rng: Random) -> Counter[str]:
    """One for those with an agreement, then one for everybody; who has the first has both."""
    material, when = drawn(rng), the_period()
    inside, outside = with_answers_of(*said(rng), *two(material, when))
    papers = [(printed(each), truth_of(material, when, OURS, each)) for each in (inside, outside)]
    recovered = sum(len(found_on(papers[first:], papers[first][1])) for first in (0, 1))
    looks, telling = looked_twice(rng)
    told = Counter(
        looks_twice=looks,
        looks_that_tell=telling,
        printed=len(papers),
        printed_numbers=sum(_many(paper) for paper, _truth in papers),
        printed_marks=sum(len(truth.marks) for _paper, truth in papers),
        printed_recovered=recovered + sum(len(_few(material, when, paper)) for paper, _truth in papers),
        printed_left_over=sum(len(few_left_over(*paper)) for paper in papers),
        printed_unaccounted=sum(len(unaccounted(*paper)) + len(paper[1].lies) for paper in papers),
    )
    told.update(drawn_twice(rng))
    return told


def _few(material: Material, when: Period, paper: Paper) -> list[int]:
    """The shares of how long two go on meeting, as they stand in the table."""
    rows = paper.page["stay"].rows if "stay" in paper.page else []
    shares = [(days, numbers) for days, row in zip((30, 90, 180), rows[1:], strict=False)
              if (numbers := numbers_in(row[1]))]  # fmt: skip
    half = 2.5 if paper.level == "R2" else 0.5
    return of_few(stretches(material, when, OURS), [(days, numbers[0]) for days, numbers in shares], half)


def _many(paper: Paper) -> int:
    return sum(len(numbers_in(" ".join([*one.words, *sum(one.rows, [])]))) for one in paper.page.values())
