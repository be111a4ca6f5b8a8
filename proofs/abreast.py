"""Every proof after the other where the clock is read, and two abreast where it is not."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO

from proofs.bounds import TO_TIDY_UP

ABREAST = 2
Going = tuple[subprocess.Popen[bytes], IO[bytes]]


def run(commands: Mapping[str, Sequence[str]], abreast: int = ABREAST) -> Iterator[tuple[str, int]]:
    """Each name and its exit status as it is done; what it printed is shown whole, never mixed with another's."""
    waiting, going = list(commands), dict[str, Going]()
    try:
        while waiting or going:
            while waiting and len(going) < abreast:
                name = waiting.pop(0)
                going[name] = _begin(commands[name])
            for name, (one, said) in [each for each in going.items() if each[1][0].poll() is not None]:
                del going[name]
                _show(name, said)
                yield name, one.returncode
            time.sleep(0.1)
    finally:
        _end(going)


def _begin(words: Sequence[str]) -> Going:
    said = TemporaryFile()  # noqa: SIM115 - closed when it has been shown
    return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT), said


def _show(name: str, said: IO[bytes]) -> None:
    with said:
        said.seek(0)
        sys.stdout.write(f"== {name}\n{said.read().decode(errors='replace')}")
        sys.stdout.flush()


def _end(going: Mapping[str, Going]) -> None:
    """Told to stop, each is told too, and given the time it needs to end what it started."""
    for one, _said in going.values():
        one.terminate()
    for one, said in going.values():
        one.wait(timeout=2 * TO_TIDY_UP)
        said.close()
