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


@dataclass(frozen=True)
class Wait:
    """One cold visit on a slow phone: ms until the largest part showed, and layout shift."""

    lcp: float
    cls: float


class Scales:
    """A page that keeps nothing, so that every opening of it weighs what a first visit weighs."""

    def __init__(self, page: Any) -> None:
        self.page, self.sizes = page, dict[str, float]()
        self.wire = page.context.new_cdp_session(page)
        self.wire.on("Network.loadingFinished", self._landed)
        self.wire.send("Network.enable")
        self.wire.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _landed(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def open(self, path: str, *, until: str = "load") -> Weight:
        self.sizes.clear()
        self.page.goto(path, wait_until=until)
        self.page.evaluate("0")  # what has landed is told before this is answered
        # Data addresses are answered inside the browser and weigh nothing on the wire.
        on_wire = [size for size in self.sizes.values() if size > 0]
        return Weight(sum(on_wire) / 1024, len(on_wire))

    def open_slowly(self, path: str) -> Wait:
        """Over 400 kbit/s and 400 ms, on a processor four times slower."""
        self.wire.send("Network.emulateNetworkConditions", SLOW)
        self.wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        self.page.goto(path, wait_until="networkidle")
        lcp, cls = self.page.evaluate(WATCH)
        return Wait(lcp, cls)
