"""A finger on a phone without a script: it opens pages, touches what can be touched, types, and counts it all."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

FOUND = 200
CHOSEN = {"radio", "checkbox"}
PICKED = CHOSEN | {"date", "datetime-local"}  # from a wheel the phone shows


class NotThere(RuntimeError):
    """What should be touched is not on the page."""


class Finger:
    """One person's phone."""

    def __init__(self, client: Client) -> None:
        self.client, self.at = client, ""
        self.page: Element = Element("html")
        self.taps = self.typed = 0

    def open(self, path: str) -> "Finger":
        """An address one has, from a letter or a page kept open; costs no touch."""
        return self._arrive(self.client.get(path, follow=True))

    def tap(self, leads: str, last: bool = False) -> "Finger":
        """The first link of the page whose address has this in it, or the last."""
        found = [a.get("href", "") for a in self.page.iter("a") if leads in (a.get("href") or "")]
        if not found:
            raise NotThere(f"no link to {leads} on {self.at}")
        self.taps += 1
        return self.open(found[-1 if last else 0])

    def press(self, do: str = "", *, name: str = "do", **filled: str) -> "Finger":
        """A button, in the form where everything that is filled in has its place."""
        form = self._form(do, name, filled)
        sent = dict(self._as_it_stands(form))
        for field, value in filled.items():
            self._touch(form, field, value, sent)
        if do:
            sent[name] = do
        self.taps += 1
        action = form.get("action") or self.at
        return self._arrive(self.client.post(action, sent, follow=True))

    @property
    def main(self) -> Element:
        """What the page is about; its head and foot are the same everywhere."""
        return next(self.page.iter("main"), self.page)

    def has(self, do: str) -> bool:
        return any(b.get("value") == do for b in self.main.iter("button"))

    def reads(self, words: str) -> bool:
        return words in " ".join("".join(self.page.itertext()).split())

    def links(self, part: str) -> list[str]:
        return [a.get("href", "") for a in self.page.iter("a") if part in (a.get("href") or "")]

    def _touch(self, form: Element, field: str, value: str, sent: dict[str, str]) -> None:
        """A choice that stands already needs no finger; words need a tap and a letter each."""
        if sent.get(field) == value:
            return
        sent[field] = value
        self.taps += 1
        kinds = {one.get("type", "text") for one in form.iter("input") if one.get("name") == field}
        if not kinds & PICKED and not any(one.get("name") == field for one in form.iter("select")):
            self.typed += len(value)

    def _form(self, do: str, name: str, filled: dict[str, str]) -> Element:
        for form in self.main.iter("form"):
            if (form.get("method") or "").lower() != "post" or not _is_meant(form, filled):
                continue
            if not do or any(b.get("name") == name and b.get("value") == do for b in form.iter("button")):
                return form
        raise NotThere(f"no button {do or 'of a form with'} {sorted(filled)} on {self.at}")

    def _as_it_stands(self, form: Element) -> Iterator[tuple[str, str]]:
        for one in form.iter("input"):
            kind = one.get("type", "text")
            if one.get("name") and (kind not in CHOSEN or one.get("checked") is not None):
                yield one.get("name", ""), one.get("value", "on" if kind in CHOSEN else "")
        for one in form.iter("textarea"):
            yield one.get("name", ""), "".join(one.itertext()).removeprefix("\n")
        for one in form.iter("select"):
            options = list(one.iter("option"))
            chosen = [each for each in options if each.get("selected") is not None] or options[:1]
            yield from ((one.get("name", ""), each.get("value", "")) for each in chosen)

    def _arrive(self, answer: Any) -> "Finger":
        if answer.status_code != FOUND:
            raise NotThere(f"{answer.status_code} at {answer.request['PATH_INFO']}")
        self.at = answer.request["PATH_INFO"]
        if answer.headers["Content-Type"].startswith("text/html"):
            self.page = html5lib.parse(answer.content, namespaceHTMLElements=False)
        return self


def _is_meant(form: Element, filled: dict[str, str]) -> bool:
    """It has a place for everything; and of several alike, it is about this one."""
    hidden = {one.get("name"): one.get("value") for one in form.iter("input") if one.get("type") == "hidden"}
    return set(filled) <= _names(form) and all(
        hidden.get(field, said) == said for field, said in filled.items()
    )


def _names(form: Element) -> set[str]:
    return {one.get("name", "") for kind in ("input", "textarea", "select") for one in form.iter(kind)}
