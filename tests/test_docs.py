"""What is written about the house stays true."""

import re

from house import supply
from house.contracts import ROOT
from house.drawing import PAGE, drawn_into
from proofs.__main__ import names
from proofs.evidence import FOLDER, page
from sideomside.site import data_map
from sideomside.site.demo.cast import PLAYERS

COUNTED = dict(enumerate(["Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen"], start=8))


def test_the_drawing_of_the_street_is_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == drawn_into(text), "run: python -m house.drawing"


def test_the_page_of_evidence_is_made_from_its_files() -> None:
    if list(FOLDER.glob("*.json")):
        assert (FOLDER / "README.md").read_text(encoding="utf-8") == page(names()), "run: bin/prove evidence"


def test_every_setting_read_from_the_environment_is_in_the_operators_page() -> None:
    read = re.findall(r'\benv\("(\w+)"', (ROOT / "sideomside/site/settings.py").read_text(encoding="utf-8"))
    told = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    assert len(read) > 10
    assert [name for name in read if not re.search(rf"\bSIDEOMSIDE_{name}\b", told)] == []


def test_the_front_page_counts_those_one_can_go_in_as() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    counted = re.findall(r"`http://127.0.0.1:8000/demo/`. (\w+) people, one button each", told)
    assert counted == [COUNTED[len(PLAYERS)]]


def test_every_path_named_in_the_docs_exists() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *ROOT.glob("C*.md"), ROOT / "SECURITY.md"]
    named = re.compile(r"`((?:bin|house|tests|proofs|docs|sideomside|\.ci)/[\w./-]*)")
    missing = {
        f"{each.relative_to(ROOT)}: {path}"
        for each in pages
        if each.exists()
        for path in named.findall(each.read_text(encoding="utf-8"))
        if not (ROOT / path.rstrip(".")).exists()
    }
    assert missing == set()


def test_the_map_of_what_is_known_about_people_is_fresh() -> None:
    told = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert told == data_map.page(), "run: bin/manage data_map --write"


def test_what_we_stand_on_is_written_down_as_it_is_locked() -> None:
    for path, text in supply.written().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run: python -m house.supply"
    assert supply.wrong_with() == [] and supply.strange_licences(supply.licences()) == []
