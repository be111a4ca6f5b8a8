"""Faults to plant in a page of the running house; a check that misses one proves nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from proofs.looking import checks

END = "document.querySelector('main').insertAdjacentHTML('beforeend', {html})"


@dataclass(frozen=True)
class Fault:
    """A change to a good page, and the check that has to see it."""

    name: str
    change: str
    check: Callable[[Any], list[str]]
    begin: str = "/skriv/"


def styled(css: str) -> str:
    """A sheet that stays while a check puts its own on and takes it off again."""
    return (
        f"{{ const s = document.createElement('style'); s.textContent = '{css}'; document.head.append(s); }}"
    )


FAULTS = [
    Fault(
        "a field without a label", "document.querySelectorAll('label').forEach(l => l.remove())", checks.axe
    ),
    Fault("grey on white", styled("main p { color: #bbb; background: #fff }"), checks.axe),
    Fault("no language", "document.documentElement.removeAttribute('lang')", checks.axe),
    Fault("nine pixels", styled(".btn { min-height: 9px; height: 9px; padding: 0 }"), checks.targets),
    Fault(
        "links in a row that are low",
        END.format(html='\'<p><a href="/a">Ret</a> · <a href="/b">Slet</a></p>\''),
        checks.targets,
    ),
    Fault("600 px wide", styled("main form { min-width: 600px }"), checks.reflow),
    Fault("focus unseen", styled(":focus-visible { outline: none !important }"), checks.keyboard),
    Fault(
        "a bar over what has focus",
        END.format(html="'<div class=\"veil\"></div>'") + ";" + styled(".veil { position: fixed; inset: 0 }"),
        checks.keyboard,
    ),
    Fault("out of Tab's way", "document.querySelector('main .btn').tabIndex = -1", checks.keyboard),
    Fault("a trap", "addEventListener('keydown', e => e.preventDefault(), true)", checks.keyboard),
    Fault("a link to nowhere", END.format(html="'<a href=\"#gone\">x</a>'"), checks.anchors),
    Fault(
        "one name, two targets",
        END.format(html='\'<a href="/a">Se mere</a><a href="/b">Se mere</a>\''),
        checks.anchors,
    ),
    Fault(
        "an inline style", "document.querySelector('h1').setAttribute('style', 'color:red')", checks.no_inline
    ),
    Fault("one id twice", "document.querySelector('h1').id = 'main'", checks.as_sent),
    Fault(
        "a drawing nobody names",
        END.format(html='\'<svg role="img" width="9" height="9"></svg>\''),
        checks.names,
    ),
    Fault("cut off when large", styled(".btn { height: 54px; overflow: hidden }"), checks.large),
    Fault("motion nobody asked for", styled("h1 { transition: color .3s }"), checks.stillness),
    Fault("a button without an edge", styled(".btn { border: 0 }"), checks.forced_colours),
    Fault("white words on paper", styled("h1 { color: #fff }"), checks.on_paper),
    Fault(
        "a button on paper",
        styled("@media print { .btn { display: inline-flex !important } }"),
        checks.on_paper,
    ),
    Fault(
        "a paler no",
        "document.querySelectorAll('.choice .btn')[1].setAttribute('style', 'opacity:.6')",
        checks.choices,
        "/ui/min-side/",
    ),
    Fault(
        "a larger yes",
        "document.querySelector('.choice .btn').classList.add('wide')",
        checks.choices,
        "/ui/min-side/",
    ),
]
AFTER_SENDING = [
    Fault("the summary passed by", "document.activeElement.blur()", checks.mistakes),
    Fault("a title that hides it", "document.title = 'Skriv til os'", checks.mistakes),
    Fault(
        "no words at the field",
        "document.querySelectorAll('main .error').forEach(e => e.remove())",
        checks.mistakes,
    ),
]
