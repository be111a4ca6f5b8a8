"""What a page costs a cold phone: bytes and requests on the wire, when its largest part shows, and what jumps."""

from dataclasses import dataclass
from typing import Any

# ruff: noqa: E501 - a script for the browser
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 51200, "uploadThroughput": 51200}
WATCH = """() => new Promise(done => { let lcp = 0, cls = 0;
  new PerformanceObserver(l => { for (const e of l.getEntries()) lcp = e.startTime; }).observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) cls += e.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done([lcp, cls]), 150); })"""


@dataclass(frozen=True)
class Weight:
    """One cold visit: kB of 1024 bytes on the wire, requests, ms until the largest part showed, layout shift."""

    kb: float
    requests: int
    lcp: float
    cls: float


def weigh(context: Any, path: str, *, slow: bool = True) -> Weight:
    """Open one page in a window without a cache, over 400 kbit/s and 400 ms on a processor four times slower."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sizes: dict[str, float] = {}
    wire.on("Network.loadingFinished", lambda e: sizes.__setitem__(e["requestId"], e["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slow:
        wire.send("Network.emulateNetworkConditions", SLOW)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(path, wait_until="networkidle")
    lcp, cls = page.evaluate(WATCH)
    page.close()
    # Data addresses are answered inside the browser and weigh nothing on the wire.
    on_wire = [size for size in sizes.values() if size > 0]
    return Weight(sum(on_wire) / 1024, len(on_wire), lcp, cls)
