"""What a page costs a cold phone: bytes and requests on the wire, when its largest part shows, and what jumps."""

from dataclasses import dataclass
from typing import Any

# ruff: noqa: E501 - a script for the browser
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 51200, "uploadThroughput": 51200}
WATCH = """() => new Promise(done => { let lcp = 0, cls = 0;
  new PerformanceObserver(l => { for (const e of l.getEntries()) lcp = e.startTime; }).observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) cls += e.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done([lcp, cls]), 400); })"""


@dataclass(frozen=True)
class Weight:
    """One cold visit: kB of 1024 bytes on the wire, and requests."""

    kb: float
    requests: int
    what: tuple[str, ...] = ()  # the addresses that were asked for


@dataclass(frozen=True)
class Wait:
    """One cold visit on a slow phone: ms until the largest part showed, and layout shift."""

    lcp: float
    cls: float


class Scales:
    """A page that keeps nothing, so that every opening of it weighs what a first visit weighs."""

    def __init__(self, page: Any) -> None:
        self.page, self.sizes, self.asked = page, dict[str, float](), dict[str, str]()
        self.wire = page.context.new_cdp_session(page)
        self.wire.on("Network.requestWillBeSent", self._sent)
        self.wire.on("Network.loadingFinished", self._landed)
        self.wire.send("Network.enable")
        self.wire.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _sent(self, event: dict[str, Any]) -> None:
        self.asked[event["requestId"]] = event["request"]["url"]

    def _landed(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def open(self, path: str, *, until: str = "load") -> Weight:
        self.sizes.clear()
        self.asked.clear()
        self.page.goto(path, wait_until=until)
        self.page.evaluate("0")  # what has landed is told before this is answered
        # Data addresses are answered inside the browser and weigh nothing on the wire.
        # What the page before asked for may land now, and is not this page's.
        on_wire = {one: size for one, size in self.sizes.items() if size > 0 and one in self.asked}
        return Weight(sum(on_wire.values()) / 1024, len(on_wire), tuple(self.asked[one] for one in on_wire))

    def open_slowly(self, path: str) -> Wait:
        """Over 400 kbit/s and 400 ms, on a processor four times slower."""
        self.wire.send("Network.emulateNetworkConditions", SLOW)
        self.wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        self.page.goto(path, wait_until="networkidle")
        lcp, cls = self.page.evaluate(WATCH)
        return Wait(lcp, cls)
