"""Somebody at the door of a real installation: keeps cookies, fills in forms, follows where they lead."""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode, urlsplit

from tests.deployment import NAME, Answer, Installation


@dataclass
class Visitor:
    """A browser without JavaScript, made of urllib: what the server sends is what we see."""

    site: Installation
    cookies: dict[str, str] = field(default_factory=dict)
    at: str = "/"
    page: str = ""

    def open(self, path: str) -> "Visitor":
        return self._arrive(self._ask(path), path)

    def send(self, marker: str, **fields: str) -> "Visitor":
        """Fill in the form on this page that has a field or a button of this name, and press it."""
        form = next(one for one in re.findall(r"<form.*?</form>", self.page, re.DOTALL) if marker in one)
        action = re.search(r'<form[^>]*\saction="([^"]*)"', form)
        hidden = [_attributes(tag) for tag in re.findall(r"<input[^>]*>", form)]
        kept = {one["name"]: one.get("value", "") for one in hidden if one.get("type") == "hidden"}
        path = unescape(action.group(1)) if action and action.group(1) else self.at
        return self._arrive(self._ask(path, urlencode(kept | fields).encode()), path)

    def _ask(self, path: str, sends: bytes | None = None) -> Answer:
        where = urlsplit(path)
        path = f"{where.path}?{where.query}" if where.query else where.path
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        origin = f"https://{NAME}"
        headers = {"Cookie": jar, "Referer": f"{origin}{self.at}"}
        answer = self.site.get(
            path, sends=sends, **headers | ({"Origin": origin} if sends is not None else {})
        )
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def _arrive(self, answer: Answer, path: str) -> "Visitor":
        for _redirect in range(6):
            if answer.status not in (301, 302, 303):
                break
            path = answer.headers["Location"]
            answer = self._ask(path)
        self.at, self.page = urlsplit(path)._replace(scheme="", netloc="").geturl(), answer.body.decode()
        assert answer.status == 200, f"{self.at}: {answer.status}\n{self.page[:600]}"
        return self


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
