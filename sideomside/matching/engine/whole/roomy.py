"""Space between the rows and the columns, so that a day's arrivals need no new arrays."""

import numpy as np

from .problem import Problem
from .standing import NOBODY, Standing, come, nobody_yet


def roomy_problem(problem: Problem, costs: np.ndarray) -> Problem:
    """A quarter more participants and pairs than there are, and every peer's whole ladder of places."""
    n, p, m = problem.participants, problem.peers, int(problem.end.max(initial=0))
    ladder = np.broadcast_to(costs, (p, np.asarray(costs).shape[-1])).astype(np.int64)
    column, column_end, person, worth = _apart(problem)
    return Problem(
        row=stretched(problem.row, n + n // 4 + 16, m),
        end=stretched(problem.end, n + n // 4 + 16, m),
        peer=stretched(problem.peer[:m], m + m // 4 + 1024, 0),
        value=stretched(problem.value[:m], m + m // 4 + 1024, 0),
        column=column,
        column_end=column_end,
        person=person,
        worth=worth,
        place=np.arange(p, dtype=np.int64) * ladder.shape[1],
        room=problem.room.copy(),
        cost=ladder.ravel().copy(),
    )


def stretched(values: np.ndarray, size: int, rest: int) -> np.ndarray:
    longer = np.full(size, rest, values.dtype)
    longer[: len(values)] = values
    return longer


def _apart(problem: Problem) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Every column with a quarter of itself, and a few, to spare."""
    length = problem.column_end - problem.column
    space = length + length // 4 + 16
    column = np.cumsum(space) - space
    pairs = int(length.sum())
    shift = np.repeat(column - (np.cumsum(length) - length), length)
    old = np.arange(pairs) + np.repeat(problem.column - (np.cumsum(length) - length), length)
    person = np.full(int(space.sum()), NOBODY, np.int32)
    worth = np.zeros(len(person), np.int64)
    person[np.arange(pairs) + shift] = problem.person[old]
    worth[np.arange(pairs) + shift] = problem.worth[old]
    return column, column + length, person, worth


def roomy_standing(problem: Problem, match: np.ndarray, price: np.ndarray) -> Standing:
    """The same matches and prices, seated in the wider arrays. Gains follow from both."""
    at = nobody_yet(problem)
    at.price[:] = price
    for one in np.flatnonzero(match != NOBODY).tolist():
        come(problem, at, one, int(match[one]))
        part = slice(problem.row[one], problem.end[one])
        spot = np.searchsorted(problem.peer[part], match[one])
        at.gain[one] = problem.value[part][spot] - price[match[one]]
    return at


def longer_rows(problem: Problem, at: Standing) -> tuple[Problem, Standing, int]:
    """Twice the space for pairs and participants, what has gone squeezed out; and where new pairs begin."""
    n, length = problem.participants, problem.end - problem.row
    begin = np.cumsum(length) - length
    pairs = int(length.sum())
    source = np.arange(pairs) + np.repeat(problem.row - begin, length)
    row = stretched(begin, 2 * n + 16, pairs)
    longer = problem._replace(
        row=row,
        end=row + stretched(length, len(row), 0),
        peer=stretched(problem.peer[source], 2 * pairs + 1024, 0),
        value=stretched(problem.value[source], 2 * pairs + 1024, 0),
    )
    return longer, roomy_standing(longer, stretched(at.match, len(row), NOBODY), at.price), pairs


def wider_columns(problem: Problem) -> Problem:
    """The same columns, each with a quarter of itself to spare again."""
    column, column_end, person, worth = _apart(problem)
    return problem._replace(column=column, column_end=column_end, person=person, worth=worth)
