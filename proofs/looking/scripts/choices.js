// Yes, no and not now: one class, one look, one size.
() => {
  const looks = ["color", "backgroundColor", "borderTopColor", "borderTopWidth", "fontSize", "fontWeight",
    "fontFamily", "textDecorationLine", "boxShadow", "opacity", "padding"];
  const unlike = (first, other) => {
    const one = getComputedStyle(first), two = getComputedStyle(other);
    const here = first.getBoundingClientRect(), there = other.getBoundingClientRect();
    return [...looks.filter((look) => one[look] !== two[look]),
      ...(first.className === other.className ? [] : ["class"]),
      ...(Math.abs(here.height - there.height) <= 1 ? [] : ["height"]),
      ...(Math.abs(here.width - there.width) <= 1 ? [] : ["width"])];
  };
  return [...document.querySelectorAll(".choice")].flatMap((group) => {
    const [first, ...others] = group.querySelectorAll(".btn");
    return others.flatMap((other) => unlike(first, other)
      .map((look) => `answers unlike in ${look}: ${other.textContent.trim().slice(0, 40)}`));
  });
}
