"""A small server full of holes, on loopback and only while a scanner looks: what shows that it really looked."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

BAD_CALL = 'import subprocess\n\nsubprocess.call("ls " + input(), shell=True)\n'
DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Planted", "version": "1"},
    "paths": {
        "/said.json": {
            "get": {
                "responses": {
                    "200": {
                        "description": "a number",
                        "content": {"application/json": {"schema": {"type": "integer"}}},
                    }
                }
            }
        }
    },
}
FORM = '<form action="/found/" method="get"><input name="q" type="text" value="a"><button>Go</button></form>'

WISH = (
    '<form method="post"><input name="cup" type="text" value="a"><input type="hidden" name="once" value="{once}">'
    "<button>Go</button></form>"
)


class _Holes(BaseHTTPRequestHandler):
    known: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        at = urlsplit(self.path)
        asked = parse_qs(at.query).get("q", [""])[0]
        if at.path == "/document.json":
            self._say(json.dumps(DOCUMENT), "application/json")
        elif at.path == "/said.json":
            self._say('"no number at all"', "application/json")
        elif at.path == "/found/":
            self._found(asked)
        elif at.path == "/wish/":
            self._say(f"<html><body>{WISH.format(once=uuid4())}</body></html>", "text/html")
        else:
            links = "<a href='/found/?q=a'>a</a> <a href='/wish/'>b</a>"
            self._say(f"<html><body>{FORM}{links}</body></html>", "text/html")

    def do_POST(self) -> None:
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked, once = (told.get(name, [""])[0] for name in ("cup", "once"))
        if once in self.known:
            self._say("<html><body><p>It is here already.</p></body></html>", "text/html")
            return
        self.known.add(once)
        try:
            done = _cups().execute(f"UPDATE cup SET name = 'c' WHERE name = '{asked}'")  # noqa: S608 - the hole itself
        except sqlite3.Error:
            self._say("<html><body>That did not go well.</body></html>", "text/html", 500)
            return
        self._say(f"<html><body><p>{done.rowcount} of your cups</p></body></html>", "text/html")

    def _found(self, asked: str) -> None:
        try:
            rows = _cups().execute(f"SELECT name FROM cup WHERE name = '{asked}'").fetchall()  # noqa: S608 - the hole itself
        except sqlite3.Error as wrong:
            self._say(f"<html><body>sqlite3.OperationalError: {wrong}</body></html>", "text/html", 500)
            return
        self._say(f"<html><body><p>{asked}</p><p>{len(rows)} {rows}</p></body></html>", "text/html")

    def _say(self, body: str, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *words: Any) -> None:  # noqa: A002 - the name it is called by
        """Quiet."""


def _cups() -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE cup (name TEXT)")
    base.executemany("INSERT INTO cup VALUES (?)", [("a",), ("b",)])
    return base


@contextmanager
def holes() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Holes)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def bad_file(folder: Path) -> Path:
    (folder / "bad.py").write_text(BAD_CALL, encoding="utf-8")
    return folder
