"""What would have happened anyway: who is met at their lowest is next time, on average, less low."""


def expected_regression(mean: float, norm: float, reliability: float) -> float:
    """Points the mean is expected to move towards `norm` with no help at all: (1 - reliability)(norm - mean).

    `norm` is the mean of those the group was drawn from, and `mean` the reading on which they were drawn.
    """
    if not 0 <= reliability <= 1:
        raise ValueError("reliability lies between 0 and 1")
    return (1 - reliability) * (norm - mean)
