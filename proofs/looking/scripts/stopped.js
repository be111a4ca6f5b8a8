// What the walk with the Tab key found; a group of radios is one stop.
() => {
  const short = (one) => one.outerHTML.slice(0, 90), wrong = new Set();
  const was = window.stops.filter(Boolean);
  for (const stop of was) {
    if (!stop.ring) wrong.add(`focus not visible: ${short(stop.one)}`);
    if (!stop.seen) wrong.add(`focus covered: ${short(stop.one)}`);
  }
  const reached = new Set(was.map((stop) => stop.one));
  const group = (one) => [...document.getElementsByName(one.name)].filter((other) => other.form === one.form);
  for (const one of window.reachable) {
    const stood = reached.has(one) || (one.type === "radio" && group(one).some((other) => reached.has(other)));
    if (!stood) wrong.add(`never reached by Tab: ${short(one)}`);
  }
  return [...wrong];
}
