"""Every page and every form's error state, in both languages, light and dark, phone and desk, is for everybody."""

from collections.abc import Callable, Iterable
from statistics import median
from typing import Any

from house.needs import CHROMIUM
from proofs.audiences import AUDIENCES
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.looking import markup, planting
from proofs.looking.faults import FAULTS
from proofs.looking.house import House
from proofs.looking.seen import Seen
from proofs.looking.together import Company, Errand
from proofs.looking.visiting import Round, glance, look, look_whole, send_wrong, wait_slowly, walk_as
from proofs.looking.walking import Place, dead_ends, is_behind_a_door
from proofs.stage import running_site
from sideomside.ground.ui.bundle import bundle

BY_THE_CLOCK = True
AIMS: dict[str, Aim] = {
    "faults_on_pages": ("==", 0),
    "third_party_requests": ("==", 0),
    "broken_pages": ("==", 0),
    "equal_choices": (">=", 1),
    "pages_at_another_door": (">=", 12),
    "forms_that_kept_words": (">=", 1),
    "public_kb_max": ("<=", 30),
    "public_requests_max": ("<=", 4),
    "participant_kb_max": ("<=", 30),
    "participant_requests_max": ("<=", 4),
    "peer_kb_max": ("<=", 30),
    "peer_requests_max": ("<=", 4),
    "staff_kb_max": ("<=", 60),
    "staff_requests_max": ("<=", 6),
    "lcp_slow_phone_ms_median": ("<=", 2000),
    "lcp_slow_phone_ms_max": ("<=", 2500),
    "cls_max": ("<=", 0.001),
}
# Looked at whole at any size; of the others the seed chooses one in so many.
CHIEF = {"/", "/skriv/", "/min-side/", "/min-side/forslag/", "/peer/", "/i-dag/", "/find-peer/<id>/"}
ONE_IN = 24
SLOW = {"/", "/min-side/"}  # three times; at full size every public and participant page, five times
PATIENT = {"visitor", "participant", "met"}
WHOLE: list[dict[str, Any]] = [{"language": "en"}, {"wide": True}]
WAYS: list[dict[str, Any]] = [
    {"language": language, "dark": dark, "wide": wide}
    for language in ("da", "en")
    for dark in (False, True)
    for wide in (False, True)
]


def prove(stage: Stage) -> Findings:
    readers = markup.Readers() if stage.is_full else None
    with running_site() as site, Company(site) as company:
        seen = Seen()
        house = _walk(stage, company, seen)
        for what, errands in _looks(stage, house).items():
            stage.say(f"{what}: {len(errands)} errands for two")
            for brought in company.run(errands, seconds=3600 if stage.is_full else 300):
                seen.add(brought)
        read = _read(readers, house, seen) if readers else {}
        findings = Findings(figures=_figures(seen, house, is_full=stage.is_full) | read, database="sqlite")
        for caught in company.run(_plantings(), seconds=300):
            _plant(findings, caught, stage)
        findings.figures["browsers_that_died"] = company.browsers_that_died
    _plant(findings, {"a part that is not there": planting.plant_in_links()}, stage)
    if readers:
        _plant(findings, planting.plant_in_markup(readers.read), stage)
    for line in [*sorted(set(seen.wrong))[:120], *seen.broken, *seen.elsewhere, *_heavy(seen)]:
        stage.say(line)
    return findings


def _plant(findings: Findings, caught: dict[str, bool], stage: Stage) -> None:
    for name, got in caught.items():
        findings.plant(name, got, stage.say)


def _walk(stage: Stage, company: Company, seen: Seen) -> House:
    if not CHROMIUM.is_here():
        raise CannotRun("Chromium")
    stage.say(f"walking as {', '.join(AUDIENCES)}")
    walks = [Errand(walk_as, (audience, stage.is_full)) for audience in AUDIENCES]
    house = House(list(company.run(walks, seconds=300)))
    for one in house.walked:
        seen.wrong += [
            f"{one.audience} {each.path}: {wrong}" for each in one.places for wrong in each.read.wrong
        ]
        seen.wrong += dead_ends(one.places)
    return house


def _looks(stage: Stage, house: House) -> dict[str, list[Errand]]:
    """What is looked at, in the order it has to happen.

    What is timed comes first, so that a machine need be quiet for those minutes only; forms are sent when
    nobody else is looking any more.
    """
    some, others = _one_in(ONE_IN, stage.seed), _one_in(ONE_IN, stage.seed + 5)
    if not stage.is_full:
        dark: dict[str, Any] = {"language": "en", "dark": True, "wide": True}
        looks = _errands(look_whole, house.rounds(some)) + _errands(
            glance, house.rounds(_one_in(5, stage.seed))
        )
        looks += _errands(look, house.rounds(others, **dark))
        first = list(house.rounds(lambda place: place.kind in SLOW, of=PATIENT))
        return {
            "on a slow phone": _errands(wait_slowly, first * 3),
            "looking": looks,
            "sending forms": _errands(send_wrong, house.rounds(some, handful=99)),
        }
    return {
        "on a slow phone": _errands(wait_slowly, [r for _ in range(5) for r in house.rounds(of=PATIENT)]),
        "looking at all": _errands(look_whole, house.rounds(everyone=True)),
        "in English, and on a desk": [e for way in WHOLE for e in _errands(look_whole, house.rounds(**way))],
        "weighing": _errands(glance, house.rounds(everyone=True)),
        "every way": [e for way in WAYS for e in _errands(look, house.rounds(**way))],
        "sending forms": _errands(send_wrong, house.rounds(handful=999)),
        "sending English forms": _errands(send_wrong, house.rounds(handful=999, language="en", wide=True)),
    }


def _errands(do: Callable[..., Seen], rounds: Iterable[Round]) -> list[Errand]:
    return [Errand(do, (one,)) for one in rounds]


def _one_in(many: int, seed: int) -> Callable[[Place], bool]:
    """The chief places, and every so manieth of the others, wherever the seed begins."""
    counted: dict[str, int] = {}

    def chosen(place: Place) -> bool:
        return place.kind in CHIEF or (counted.setdefault(place.kind, len(counted)) + seed) % many == 0

    return chosen


def _plantings() -> list[Errand]:
    names = [fault.name for fault in sorted(FAULTS, key=lambda fault: fault.check.__name__)]
    return [
        Errand(planting.plant_from_the_start),
        Errand(planting.plant_in_mistakes),
        *(Errand(planting.plant, (names[at : at + 6],)) for at in range(0, len(names), 6)),
    ]


def _read(readers: markup.Readers, house: House, seen: Seen) -> dict[str, Any]:
    """Every page in both languages and every form's answer, read by html-validate and Nu."""
    pages = {
        f"{one.audience} {place.path}": place.source
        for one in house.walked
        for place in (*one.places, *one.english)
    }
    wrong = readers.read(pages | seen.sources, css=bundle())
    seen.wrong += wrong
    return {"pages_read_by_validators": len(pages | seen.sources), "validator_errors": len(wrong)}


def _heavy(seen: Seen) -> Iterable[str]:
    """What asks for more than its budget, and what it asked for."""
    for kind, weights in seen.weights.items():
        for one in weights:
            if one.requests > AIMS[f"{kind}_requests_max"][1]:
                yield f"{kind}: {one.requests} requests: {' '.join(one.what)}"


def _figures(seen: Seen, house: House, *, is_full: bool) -> dict[str, Any]:
    # One visit measures the machine as much as the page. At full it is quiet and the median of the visits counts; at
    # small others work beside us, which only ever adds, and the quickest counts.
    of_visits = median if is_full else min
    waits = [of_visits(wait.lcp for wait in several) for several in seen.waits.values()]
    figures: dict[str, Any] = {
        "pages": len(house.kinds),
        "pages_at_another_door": sum(map(is_behind_a_door, house.kinds)),
        "views": seen.views,
        "views_in_every_way": seen.whole,
        "error_states": seen.error_states,
        "forms_that_kept_words": seen.kept,
        "equal_choices": seen.choices,
        "faults_on_pages": len(seen.wrong),
        "broken_pages": len(seen.broken),
        "third_party_requests": len(seen.elsewhere),
        "pages_weighed": sum(map(len, seen.weights.values())),
        "pages_waited_for": sum(map(len, seen.waits.values())),
        "lcp_slow_phone_ms_median": round(median(waits)),
        "lcp_slow_phone_ms_max": round(max(waits)),
        "cls_max": round(max(wait.cls for several in seen.waits.values() for wait in several), 4),
    }
    for kind, weights in seen.weights.items():
        figures[f"{kind}_kb_median"] = round(median(w.kb for w in weights), 1)
        figures[f"{kind}_kb_max"] = round(max(w.kb for w in weights), 1)
        figures[f"{kind}_requests_median"] = median(w.requests for w in weights)
        figures[f"{kind}_requests_max"] = max(w.requests for w in weights)
    return figures
