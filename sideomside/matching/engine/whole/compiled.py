"""The same loops with and without numba: compiled when it is there, plain Python when it is not."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

try:
    import numba
except ImportError:  # the extra `fast` is not installed
    numba = None  # type: ignore[assignment]

Loop = TypeVar("Loop", bound=Callable[..., Any])
HERE = Path(__file__).resolve().parent
FAST = numba is not None


def compiled(loop: Loop) -> Loop:
    """Machine code kept beside the sources; the plain function stays within reach as `py_func`."""
    if numba is None:
        return loop
    return numba.njit(cache=True)(loop)  # type: ignore[no-any-return]


def either(loop: Loop, at_once: Loop) -> Loop:
    """The loop when it can be compiled; else the same answer from numpy, a whole row at once."""
    return compiled(loop) if FAST else at_once


def engine_name() -> str:
    """What a run's record says about how it was computed."""
    return f"numba {numba.__version__}" if numba else "numpy"


def _kept_for_these_sources() -> str:
    """numba sees when a loop's own file changes but not what it calls: so each state of the folder has its place."""
    sources = b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))
    return str(HERE / "__pycache__" / f"loops-{sha256(sources).hexdigest()[:16]}")


if numba is not None and not numba.config.CACHE_DIR:
    numba.config.CACHE_DIR = _kept_for_these_sources()
