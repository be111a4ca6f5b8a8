// On paper no ground is printed: words must be dark, nothing may follow the reader, and nobody can press a button.
() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= .04045 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
    });
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".vh, .skip, .hole");
  const all = [...document.body.querySelectorAll("*")].filter(shown);
  const worded = all.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const pale = worded.filter((one) => 1.05 / (light(getComputedStyle(one).color) + .05) < 4.5);
  const stuck = all.filter((one) => /fixed|sticky/.test(getComputedStyle(one).position));
  const pressed = all.filter((one) => one.matches("button, .btn, nav, [role=search]"));
  const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the paper"] : [];
  const told = (what, ones) => ones.slice(0, 5).map((one) => `${what}: ${one.outerHTML.slice(0, 90)}`);
  return [...wide, ...told("pale on paper", pale), ...told("follows the reader on paper", stuck),
    ...told("a thing to press on paper", pressed)];
}
