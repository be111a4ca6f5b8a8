"""A proof cannot pass by accident: an aim without a figure, or a fault nobody caught, is not ok."""

import json
import subprocess
import sys

import pytest

from house.contracts import ROOT
from house.texts import in_danish
from proofs.__main__ import names
from proofs.frame import Aim, Findings, Stage, verdict
from proofs.words import VECTORS
from sideomside.ground.ui.lix import counted, lix, paragraphs

AIMS: dict[str, Aim] = {"lost": ("==", 0), "seen": (">=", 10)}
QUIET = Stage(say=lambda line: None)


def told(figures: dict[str, int], planted: int = 3, caught: int = 3) -> dict[str, object]:
    return verdict("planted", QUIET, Findings(figures, planted, caught), AIMS, 1.0)


@pytest.mark.parametrize(
    ("figures", "planted", "caught", "ok"),
    [
        ({"lost": 0, "seen": 10}, 3, 3, True),
        ({"lost": 1, "seen": 10}, 3, 3, False),
        ({"lost": 0, "seen": 9}, 3, 3, False),
        ({"seen": 10}, 3, 3, False),
        ({"lost": 0, "seen": 10}, 3, 2, False),
    ],
)
def test_ok_is_worked_out_from_the_figures(
    figures: dict[str, int], planted: int, caught: int, ok: bool
) -> None:
    assert told(figures, planted, caught)["ok"] is ok


def test_the_last_line_is_json_with_everything_in_it() -> None:
    done = prove("statistics")
    last = json.loads(done.stdout.splitlines()[-1])
    expected = {
        "proof",
        "ok",
        "missed",
        "size",
        "seed",
        "figures",
        "faults_planted",
        "faults_caught",
        "seconds",
        "python",
    }
    assert expected | {"database"} == last.keys()
    assert done.returncode == (0 if last["ok"] else 1)


def test_an_unknown_proof_could_not_run() -> None:
    assert prove("nonsense").returncode == 2


def test_every_proof_says_its_claim_in_one_line() -> None:
    assert {"house", "words"} <= names().keys()
    assert [name for name, claim in names().items() if len(claim) < 20] == []


@pytest.mark.parametrize(("text", "aim"), VECTORS.items())
def test_lix_agrees_with_the_known_texts(text: str, aim: float) -> None:
    assert round(lix(text) or 0, 2) == aim


def test_labels_and_empty_pages_weigh_nothing() -> None:
    assert lix("") is None
    assert counted("Til forsiden\nSkriv til os nu her") == (["Skriv", "til", "os", "nu", "her"], 1)


def test_only_paragraphs_are_weighed() -> None:
    assert paragraphs("<h1>Kommunalbestyrelsen</h1><p>Kom til <b>kaffe</b>.</p><li>Nej</li>").split() == [
        "Kom",
        "til",
        "kaffe",
        ".",
    ]


def test_a_template_is_read_as_a_dane_would() -> None:
    said = {"Write to %(name)s.": "Skriv til %(name)s.", "Hello": "Hej"}
    template = "{% translate 'Hello' %} {% blocktranslate trimmed %}\n  Write to {{ name }}.\n{% endblocktranslate %}"
    assert in_danish(template, said).split() == ["Hej", "Skriv", "til", "Signe."]


def prove(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proofs", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
