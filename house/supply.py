"""What we stand on: few packages, each with a why, every file pinned by its hash, and licences that go together.

python -m house.supply writes docs/supply.md and docs/supply.cdx.json (CycloneDX) from the locks and what is installed;
python -m house.renewing renews the locks and says what that changed, licences with it. --advisories asks the place
packages come from whether something is known against any of them: 0 nothing is known, 1 something is, 2 not everything
could be checked.
"""

import argparse
import json
import re
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE, BILL = Path("docs/supply.md"), Path("docs/supply.cdx.json")
LOCK, DEV_LOCK = Path("requirements.lock"), Path("requirements-dev.lock")
FONT = Path("sideomside/ground/ui/static/ui/font")
MOST_DIRECT = 18
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==(\S+?)(?:\s*;[^\\]*)?\s*\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})\b")
PATIENCE = 20  # seconds for one answer
# Compatible with the EUPL as unmodified packages, as far as we can see; no legal advice.
GO_TOGETHER = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
# Said in other words than SPDX's by the package itself; read by us in its licence file.
SAID_OTHERWISE = {
    "defusedxml": "PSF-2.0",
    "fido2": "BSD-2-Clause AND Apache-2.0 AND MPL-2.0",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "qrcode": "BSD-3-Clause",
    "sqlparse": "BSD-3-Clause",
}


@dataclass(frozen=True)
class Pin:
    """One package in a lock, with the files it may be."""

    name: str
    version: str
    hashes: tuple[str, ...] = ()


@dataclass
class Asked:
    """What was known against the packages, and of which nobody could say."""

    known: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


def pins(path: Path) -> list[Pin]:
    found: list[Pin] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if pinned := PIN.match(line):
            found.append(Pin(_plain(pinned[1]), pinned[2]))
        elif (hashed := HASH.search(line)) and found:
            last = found.pop()
            found.append(Pin(last.name, last.version, (*last.hashes, hashed[1])))
    return found


def direct(root: Path = ROOT) -> list[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [_plain(re.split(r"[\[<>=!;~ ]", line)[0]) for line in project["dependencies"]]


def wrong_with(root: Path = ROOT) -> list[str]:
    """Everything the files themselves can tell."""
    runtime, dev = pins(root / LOCK), {pin.name: pin for pin in pins(root / DEV_LOCK)}
    named = direct(root)
    wrong = [f"{name} has no why in pyproject.toml" for name in named if not _has_a_why(root, name)]
    wrong += [f"{name} is not in the lock" for name in set(named) - {pin.name for pin in runtime}]
    wrong += [f"{len(named)} direct packages are more than {MOST_DIRECT}"] if len(named) > MOST_DIRECT else []
    wrong += [f"{pin.name} has no hash" for pin in [*runtime, *dev.values()] if not pin.hashes]
    wrong += [
        f"{pin.name} is another one while working on the house" for pin in runtime if dev.get(pin.name) != pin
    ]
    for lock in (LOCK, DEV_LOCK):
        text = (root / lock).read_text(encoding="utf-8")
        wrong += [f"{lock} tells a place: {found}" for found in re.findall(r"\w+://\S+", text)]
        wrong += [f"{lock}: {line} is not one version" for line in _loose(text)]
    return wrong


def licence(name: str) -> str:
    """As SPDX writes it; empty when the package does not say."""
    if name in SAID_OTHERWISE:
        return SAID_OTHERWISE[name]
    told: Any = metadata.metadata(name)
    return told.get("License-Expression") or ((told.get("License") or "").strip().splitlines() or [""])[0]


def strange_licences(licences: dict[str, str]) -> list[str]:
    """Those that do not go together with ours, or say nothing."""
    return [
        f"{name}: {said or 'no licence is named'}"
        for name, said in licences.items()
        if not set(re.split(r" (?:AND|OR) ", said)) <= GO_TOGETHER
    ]


def licences(root: Path = ROOT) -> dict[str, str]:
    return {pin.name: licence(pin.name) for pin in pins(root / LOCK)}


def advisories(locked: Iterable[Pin], place: str) -> Asked:
    """An answer that says nothing of faults is no answer: what could not be checked is named."""
    asked = Asked()
    for pin in locked:
        try:
            with urllib.request.urlopen(f"{place}/{pin.name}/{pin.version}/json", timeout=PATIENCE) as answer:
                told = json.load(answer)
            known, version = told["vulnerabilities"], told["info"]["version"]
        except (OSError, ValueError, KeyError, TypeError):
            asked.unchecked.append(pin.name)
            continue
        if version != pin.version or not isinstance(known, list):
            asked.unchecked.append(pin.name)
        asked.known += [
            f"{pin.name} {pin.version}: {one.get('id')}" for one in known if not one.get("withdrawn")
        ]
    return asked


def where_packages_come_from() -> str:
    """What pip itself would ask."""
    from pip._internal.models.index import PyPI  # noqa: PLC0415 - only this question needs pip

    return str(PyPI.pypi_url)


def page(root: Path = ROOT) -> str:
    named, told = set(direct(root)), licences(root)
    rows = [
        f"| {pin.name} | {pin.version} | {told[pin.name]} | {'yes' if pin.name in named else ''} |"
        for pin in pins(root / LOCK)
    ]
    return "\n".join(
        [
            "# What we stand on",
            "",
            "Written by `python -m house.supply` from `requirements.lock`; the same for machines is beside it, as",
            "CycloneDX. Why each direct one is here stands in `pyproject.toml`. Every file is pinned by its hash.",
            "",
            f"{len(named)} direct packages, {len(rows)} in all, and one font (OFL-1.1) inside the package.",
            "",
            "| package | version | licence | direct |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def bill(root: Path = ROOT) -> dict[str, Any]:
    """A bill of materials that the usual programs read."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = licences(root)
    ours = {
        "type": "application", "bom-ref": "sideomside", "name": "sideomside", "version": project["version"],
        "licenses": [{"license": {"id": "EUPL-1.2"}}],
    }  # fmt: skip
    parts = [_part(pin, told[pin.name]) for pin in pins(root / LOCK)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": ours},
        "components": [*parts, _font(root)],
        "dependencies": [
            {
                "ref": "sideomside",
                "dependsOn": sorted(_ref(p) for p in pins(root / LOCK) if p.name in direct(root)),
            }
        ],
    }


def _part(pin: Pin, said: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _ref(pin),
        "name": pin.name,
        "version": pin.version,
        "purl": _ref(pin),
        "licenses": [{"expression": said}],
        "properties": [{"name": "sideomside:files-pinned-by-hash", "value": str(len(pin.hashes))}],
    }


def _font(root: Path) -> dict[str, Any]:
    file = root / FONT / "text.woff2"
    return {
        "type": "file",
        "bom-ref": "font",
        "name": "Schibsted Grotesk",
        "version": re.findall(
            r"grotesk (\d[\d.]*)", (root / FONT / "VERSION.txt").read_text(encoding="utf-8")
        )[0],
        "licenses": [{"expression": "OFL-1.1"}],
        "hashes": [{"alg": "SHA-256", "content": sha256(file.read_bytes()).hexdigest()}],
    }


def _ref(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def _loose(text: str) -> list[str]:
    """Lines that name a package and not exactly one version of it."""
    return [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line) and not PIN.match(line)]


def _has_a_why(root: Path, name: str) -> bool:
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    return any(re.match(rf'\s*"{re.escape(name)}[\[<>=]', _plain(line)) and "  # " in line for line in lines)


def _plain(name: str) -> str:
    return re.sub(r"[_.]+(?=[a-z])", "-", name.lower()) if " " not in name.strip() else name.lower()


def written(root: Path = ROOT) -> dict[Path, str]:
    return {PAGE: page(root), BILL: json.dumps(bill(root), indent=1, ensure_ascii=False) + "\n"}


def write_down() -> int:
    """The page and the bill, and what is wrong, said aloud."""
    for path, text in written().items():
        (ROOT / path).write_text(text, encoding="utf-8")
    wrong = [*wrong_with(), *strange_licences(licences())]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


def main() -> int:
    reader = argparse.ArgumentParser(prog="python -m house.supply", description="What we stand on.")
    reader.add_argument("--advisories", action="store_true", help="ask whether something is known against it")
    if reader.parse_args().advisories:
        asked = advisories(pins(ROOT / LOCK), where_packages_come_from())
        for line in asked.known:
            print(line)
        if asked.unchecked:
            print(f"NOT CHECKED: {', '.join(asked.unchecked)}", file=sys.stderr)
        return 2 if asked.unchecked else 1 if asked.known else 0
    return write_down()


if __name__ == "__main__":
    sys.exit(main())
