"""Sending a page's forms the wrong way: empty, or with only the words filled in."""

from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from zlib import crc32

from proofs.looking import checks

FORM = "main form[method=post][novalidate]"
WORDS = "Jeg kan godt lide at gå ture"
# Where people put words; one-time codes and passwords are rightly not given back.
WORDED = (
    "textarea, input:is([type=text]:not([autocomplete=one-time-code]), [type=search]):not([tabindex='-1'])"
)


@dataclass
class Sent:
    """What came back."""

    how: str
    source: str
    came_back: bool
    kept: bool = False
    wrong: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def send_empty(page: Any, which: int = 0) -> Sent | None:
    form = _form(page, which)
    return _send(page, form, "empty") if form else None


def send_half(page: Any, which: int = 0) -> Sent | None:
    """Only what can be written is written; if the form comes back, so does every word."""
    form = _form(page, which)
    if not form:
        return None
    fields = [one for one in form.locator(WORDED).all()[:12] if one.is_visible() and one.is_editable()]
    if not fields:
        return None
    words = f"{WORDS} {crc32(f'{page.url} {which} {monotonic()}'.encode())}"  # two of them are not called the same
    for one in fields:
        one.fill(words)
    names = [one.get_attribute("name") for one in fields]
    written = {name: one.input_value() for name, one in zip(names, fields, strict=True) if name}
    sent = _send(page, form, "half")
    lost = lost_words(page, written) if sent.came_back else []
    sent.kept = sent.came_back and not lost
    sent.wrong += lost
    return sent


def lost_words(page: Any, written: dict[str, str]) -> list[str]:
    """What was written and no longer stands in a field of that name; several forms of a page may have one."""
    now = page.evaluate(
        "names => Object.fromEntries(names.map(n => [n, [...document.getElementsByName(n)].map(e => e.value)]))",
        list(written),
    )
    return [f"words lost in {name}" for name, words in written.items() if words not in now[name]]


def _form(page: Any, which: int) -> Any:
    """One of the page's forms; those behind a fold are unfolded first."""
    page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    forms = page.locator(FORM).all()
    return forms[which] if which < len(forms) else None


def _send(page: Any, form: Any, how: str) -> Sent:
    with page.expect_navigation() as answer:
        form.locator("button[type=submit]").first.click()
    status = answer.value.status if answer.value else 0
    whole = status < 500 and page.locator("h1").count() > 0
    broken = [] if whole else [f"no page came back from a form sent {how} ({status})"]
    came_back = page.locator(".fix").count() > 0
    return Sent(how, page.content(), came_back, wrong=checks.mistakes(page), broken=broken)
