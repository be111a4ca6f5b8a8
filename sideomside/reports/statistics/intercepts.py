"""A level of one's own: a straight line through readings at three times or more, for 50 people or more.

Linear model with a random intercept per person by maximum likelihood (Laird and Ware 1982). The ratio between the
two variances is searched on a line; everything else has a formula.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt

Matrix = list[list[float]]
GOLDEN = (sqrt(5) - 1) / 2
STEPS = 120


@dataclass(frozen=True)
class Fit:
    """Coefficients in the order of the columns, their standard errors, and the two variances."""

    coefficients: tuple[float, ...]
    errors: tuple[float, ...]
    within: float
    between: float
    log_likelihood: float


def fit(people: Sequence[Hashable], columns: Sequence[Sequence[float]], readings: Sequence[float]) -> Fit:
    """One row per reading: who, the columns (give the 1 of the intercept yourself), and what was read."""
    rows: dict[Hashable, list[tuple[Sequence[float], float]]] = {}
    for who, row, reading in zip(people, columns, readings, strict=True):
        rows.setdefault(who, []).append((row, reading))
    model = _Model([*rows.values()])
    low, high = log(1e-8), log(1e6)
    for _ in range(STEPS):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        if model.likelihood(exp(left)) > model.likelihood(exp(right)):
            high = right
        else:
            low = left
    ratio = exp((low + high) / 2)
    return model.at(ratio if model.likelihood(ratio) > model.likelihood(0.0) else 0.0)


class _Model:
    """Sums per person are enough: how V^-1 = I - r/(1 + r m) J acts needs nothing else."""

    def __init__(self, groups: list[list[tuple[Sequence[float], float]]]) -> None:
        self.n = sum(len(group) for group in groups)
        self.sizes = [len(group) for group in groups]
        full = [[(*row, reading) for row, reading in group] for group in groups]
        self.sums = [[sum(column) for column in zip(*group, strict=True)] for group in full]
        every = [row for group in full for row in group]
        self.products = _products(every, [1.0] * len(every))

    def likelihood(self, ratio: float) -> float:
        """Log-likelihood at the best coefficients for this ratio of between to within."""
        _, _, within = self._solve(ratio)
        spread = sum(log(1 + ratio * size) for size in self.sizes)
        return -(self.n * log(2 * pi * within) + spread + self.n) / 2

    def at(self, ratio: float) -> Fit:
        coefficients, inverse, within = self._solve(ratio)
        errors = tuple(sqrt(within * inverse[i][i]) for i in range(len(coefficients)))
        return Fit(tuple(coefficients), errors, within, ratio * within, self.likelihood(ratio))

    def _solve(self, ratio: float) -> tuple[list[float], Matrix, float]:
        weights = [ratio / (1 + ratio * size) for size in self.sizes]
        shared = _products(self.sums, weights)
        whole = [
            [a - b for a, b in zip(one, other, strict=True)]
            for one, other in zip(self.products, shared, strict=True)
        ]
        inverse = _inverse([row[:-1] for row in whole[:-1]])
        target = [row[-1] for row in whole[:-1]]
        coefficients = [sum(a * b for a, b in zip(row, target, strict=True)) for row in inverse]
        explained = sum(a * b for a, b in zip(coefficients, target, strict=True))
        return coefficients, inverse, (whole[-1][-1] - explained) / self.n


def _products(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> Matrix:
    size = range(len(rows[0]))
    return [
        [sum(w * row[i] * row[j] for row, w in zip(rows, weights, strict=True)) for j in size] for i in size
    ]


def _inverse(matrix: Matrix) -> Matrix:
    """Gauss and Jordan with pivoting. ValueError when the columns say the same thing twice."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for column in range(size):
        best = max(range(column, size), key=lambda i: abs(rows[i][column]))
        if abs(rows[best][column]) < 1e-12:
            raise ValueError("two columns say the same")
        rows[column], rows[best] = rows[best], rows[column]
        scale = rows[column][column]
        rows[column] = [value / scale for value in rows[column]]
        for i in range(size):
            if i != column and (factor := rows[i][column]):
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[column], strict=True)]
    return [row[size:] for row in rows]
