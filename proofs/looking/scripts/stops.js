// Notes each place the Tab key stops at: has it a ring one can see, and does anything lie over it?
() => {
  window.stops = [];
  document.activeElement?.blur();
  scrollTo(0, 0);
  const ringed = (one) => {
    const style = one && getComputedStyle(one);
    return style && parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
  };
  const uncovered = (one) => [...one.getClientRects()].some((box) => {
    const heights = [box.y + box.height / 2, box.y + 6, box.bottom - 6];
    return heights.map((y) => document.elementFromPoint(box.x + box.width / 2, y)).some((at) => at
      && (one.contains(at) || [...(one.labels || [])].some((label) => label.contains(at))));
  });
  document.addEventListener("keyup", () => {
    const one = document.activeElement;
    const at = one && one !== document.body && one !== document.documentElement ? one : null;
    window.stops.push(at && { one: at, ring: ringed(at) || ringed(at.closest("label")), seen: uncovered(at) });
  }, true);
  const can = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  window.reachable = [...document.querySelectorAll(can)].filter((one) =>
    !one.disabled && !one.closest(".hole, [aria-hidden=true]") && one.checkVisibility({ visibilityProperty: true }));
  const parts = window.reachable.filter((one) => /^(date|time|datetime-local|month|week)$/.test(one.type)).length;
  const players = document.querySelectorAll("audio[controls], video[controls]").length; // each with knobs of its own
  return window.reachable.length + parts * 7 + players * 8;
}
