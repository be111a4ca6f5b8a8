"""Plain language: light enough to read on a bad day, no word we never use, both languages whole, letters neutral.

LIX is counted per page template on its Danish paragraphs (ground/ui/lix.py), and per audience on all of them.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from house.avoid import forbidden_in, leaked_in
from house.contracts import ROOT
from house.languages import PLURALS, what_is_untranslated
from house.needs import GETTEXT
from house.texts import CONSENT, PARTICIPANT, PUBLIC, STAFF, Text, danish_pages, strings_of
from house.tree import PACKAGE
from proofs.frame import Aim, CannotRun, Findings, Stage
from sideomside.ground.ui.lix import counted, lix, paragraphs

AIMS: dict[str, Aim] = {
    "untranslated_or_stale": ("==", 0),
    "forbidden_words": ("==", 0),
    "words_leaked_in_letters": ("==", 0),
    "pages_outside_their_lix": ("==", 0),
    "lix_vectors_right": ("==", 3),
    "strings": (">=", 100),
}
HEAVIEST = {PUBLIC: 30, PARTICIPANT: 30, CONSENT: 35, STAFF: 40}
LIGHTEST = {PUBLIC: 15, PARTICIPANT: 15}
# Under so many words one long word decides everything, so a page is not judged by itself.
ENOUGH_TO_JUDGE = 40
ENOUGH_FOR_A_FLOOR = 100  # below that a page is labels and hints, which may be as light as they like

VECTORS = {
    "Du kan skrive et par linjer om dig selv. Eller du kan bare kigge forbi til en kop kaffe.": 9.50,
    "Vi svarer inden for to hverdage. Der sker ikke mere, før du siger ja.": 14.14,
    "Mød os kl. 13.30 f.eks. på Amager. Det er gratis.": 5.00,
}


def prove(stage: Stage) -> Findings:
    if not GETTEXT.is_here():
        raise CannotRun("gettext")
    texts, missing = strings_of(ROOT), what_is_untranslated(ROOT)
    slips, leaks = forbidden_in(texts), leaked_in(texts)
    pages = {place: (audience, paragraphs(html)) for place, audience, html in danish_pages(ROOT)}
    met = {place: (who, paragraphs(html)) for place, who, html in danish_pages(ROOT, one_at_a_time=True)}
    heavy = too_heavy(pages) + too_chopped(met)
    for line in [*missing, *slips, *(f"leaves the house: {leak}" for leak in leaks), *heavy]:
        stage.say(str(line))
    findings = Findings(
        {
            "strings": len(texts),
            "untranslated_or_stale": len(missing),
            "forbidden_words": len(slips),
            "letters": sum(text.leaves for text in texts),
            "words_leaked_in_letters": len(leaks),
            "pages": len(pages),
            "pages_outside_their_lix": len(heavy),
            "lix_vectors_right": sum(round(lix(text) or 0, 2) == aim for text, aim in VECTORS.items()),
            **lix_by_audience(pages),
        }
    )
    _plant(findings, stage)
    return findings


def too_heavy(pages: dict[str, tuple[str, str]]) -> list[str]:
    """Pages above their reader's ceiling, all they could ever say taken together."""
    wrong = []
    for place, (audience, text) in pages.items():
        words, weight = len(counted(text)[0]), lix(text) or 0
        if words >= ENOUGH_TO_JUDGE and weight > HEAVIEST[audience]:
            wrong.append(
                f"{place}: LIX {weight:.1f} in {words} words, at most {HEAVIEST[audience]} for {audience}"
            )
    return wrong


def too_chopped(pages: dict[str, tuple[str, str]]) -> list[str]:
    """Pages of real text, as one reader meets them, chopped below their floor."""
    wrong = []
    for place, (audience, text) in pages.items():
        words, weight = len(counted(text)[0]), lix(text) or 0
        if words >= ENOUGH_FOR_A_FLOOR and weight < LIGHTEST.get(audience, 0):
            wrong.append(f"{place}: LIX {weight:.1f} in {words} words, chopped below {LIGHTEST[audience]}")
    return wrong


def lix_by_audience(pages: dict[str, tuple[str, str]]) -> dict[str, dict[str, float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for audience, text in pages.values():
        if len(counted(text)[0]) >= ENOUGH_TO_JUDGE and (weight := lix(text)) is not None:
            found[audience].append(weight)
    whole = {audience: lix(text) for audience, (_, text) in _by_audience(pages).items()}
    return {
        f"lix_{audience}": {
            "all": round(whole[audience] or 0, 1),
            "median": round(median(each), 1),
            "max": round(max(each), 1),
        }
        for audience, each in sorted(found.items())
    }


def _by_audience(pages: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for audience, text in pages.values():
        texts[audience].append(text)
    return {audience: (audience, "\n".join(each)) for audience, each in texts.items()}


def _plant(findings: Findings, stage: Stage) -> None:
    """Faults in each kind of thing the checks read; and innocent words that must not be caught."""
    calm = Text("planted", PARTICIPANT, "A short mail is enough.", "To linjer er fint.")
    for word in (
        "Din sag er modtaget.",
        "Borgeren svarer.",
        "Vi fandt et match.",
        "Du skal svare.",
        "Velkommen!",
    ):
        findings.plant(word, bool(forbidden_in([replace(calm, danish=word)])), stage.say)
    findings.plant(
        "a service user", bool(forbidden_in([replace(calm, english="Every service user")])), stage.say
    )
    findings.plant(
        "of staff too",
        bool(forbidden_in([replace(calm, audience=STAFF, danish="Hun lider af angst.")])),
        stage.say,
    )
    for fine in ("Du skal ikke logge ind.", "Vi bruger det kun her.", "Hun sagde ja.", "Målgruppen"):
        findings.plant(f"innocent: {fine}", not forbidden_in([replace(calm, danish=fine)]), stage.say)
    for letter in ("Hej fra Side om side", "Din peer har svaret"):
        findings.plant(letter, bool(leaked_in([replace(calm, danish=letter, leaves=True)])), stage.say)
    findings.plant(
        "innocent letter", not leaked_in([replace(calm, danish="Hej fra Signe", leaves=True)]), stage.say
    )
    heavy = "Kommunalbestyrelsens sagsbehandlingsprocedurer forudsætter samtykkeerklæringer. " * 12
    findings.plant("a heavy page", bool(too_heavy({"planted": (PUBLIC, heavy)})), stage.say)
    chopped = "Du kan få ro. Kom nu ind. Vi er her. " * 12
    findings.plant("a chopped page", bool(too_chopped({"planted": (PUBLIC, chopped)})), stage.say)
    for name, caught in _broken_catalogues():
        findings.plant(name, caught, stage.say)


def _broken_catalogues() -> Iterator[tuple[str, bool]]:
    """A room that says one thing, with a catalogue that is right, then wrong in each of five ways."""
    good = 'msgid "Write to us"\nmsgstr "Skriv til os"\n'
    catalogues = {
        "innocent: a whole catalogue": (good, ""),
        "a text no catalogue knows": ("", "not in the catalogue"),
        "an untranslated text": ('msgid "Write to us"\nmsgstr ""\n', "untranslated"),
        "a fuzzy text": (f"#, fuzzy\n{good}", "fuzzy"),
        "a text said nowhere": (good + '\nmsgid "Old"\nmsgstr "Gammel"\n', "said nowhere"),
    }
    for name, (body, heard) in catalogues.items():
        with tempfile.TemporaryDirectory(prefix="sideomside-words-") as folder:
            said = what_is_untranslated(_room_with(Path(folder), body))
        yield name, any(heard in line for line in said) if heard else not said


def _room_with(root: Path, body: str) -> Path:
    room = root / PACKAGE / "planted"
    (room / "templates").mkdir(parents=True)
    (root / PACKAGE / "ground").mkdir()
    (room / "__init__.py").touch()
    (room / "templates" / "page.html").write_text('{% translate "Write to us" %}', encoding="utf-8")
    catalogue = room / "locale" / "da" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    head = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {PLURALS}\\n"\n\n'
    )
    catalogue.write_text(head + body, encoding="utf-8")
    return root
