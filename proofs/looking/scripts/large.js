// With letters twice as large: nothing sticks out, nothing is cut off, and no bar fills the screen.
() => {
  const all = [...document.body.querySelectorAll("*")].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest(".vh, .skip, .hole, svg, input, select"));
  const cut = all.filter((one) => {
    const style = getComputedStyle(one), clips = (way) => /hidden|clip/.test(style[way]);
    return (clips("overflowX") && one.scrollWidth > one.clientWidth + 2)
      || (clips("overflowY") && one.scrollHeight > one.clientHeight + 2);
  });
  const bars = all.filter((one) => /fixed|sticky/.test(getComputedStyle(one).position)
    && one.getBoundingClientRect().height > innerHeight / 2);
  const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the screen with letters twice as large"] : [];
  return [...wide, ...cut.slice(0, 5).map((one) => `cut off with large letters: ${one.outerHTML.slice(0, 90)}`),
    ...bars.map((one) => `a bar over half the screen: ${one.outerHTML.slice(0, 60)}`)];
}
