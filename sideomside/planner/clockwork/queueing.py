"""What theory says of the plainest programme: Erlang's queue with people who give up (Palm 1957)."""

from dataclasses import dataclass

LESS_THAN_NOTHING = 1e-18
AT_MOST = 100_000


@dataclass(frozen=True)
class Theory:
    """Mean number waiting, mean days of waiting of all who come, and the share who give up."""

    waiting: float
    days: float
    give_up: float


def erlang_a(arrivals: float, service: float, servers: int, giving_up: float) -> Theory:
    """Rates per day; `giving_up` is 1 / mean patience and above 0."""
    weight, total, waiting = 1.0, 1.0, 0.0
    for people in range(1, AT_MOST):
        beyond = max(0, people - servers)
        weight *= arrivals / (min(people, servers) * service + beyond * giving_up)
        total += weight
        waiting += beyond * weight
        if total > 1e200:
            weight, total, waiting = weight / total, 1.0, waiting / total
        if people > servers and weight * people < LESS_THAN_NOTHING * total:
            break
    mean = waiting / total
    return Theory(mean, mean / arrivals, giving_up * mean / arrivals)
