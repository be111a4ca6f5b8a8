// Whatever still moves for somebody who asked for stillness.
() => [...document.querySelectorAll("*")].flatMap((one) => [null, "::before", "::after"].filter((part) => {
  const style = getComputedStyle(one, part);
  return [style.transitionDuration, style.animationDuration].join().split(",").some((time) => parseFloat(time) > 0);
}).map((part) => `moves: ${one.tagName.toLowerCase()}.${one.className}${part || ""}`)).slice(0, 9)
