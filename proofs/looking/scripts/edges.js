// In forced colours a button or a field without an edge is only text.
() => [...document.querySelectorAll("button, .btn, .opt, select, textarea, input:not([type=hidden])")].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(".vh, .hole")) return false;
  if (/^(radio|checkbox|file)$/.test(one.type)) return false;
  const style = getComputedStyle(one), ground = getComputedStyle(one.parentElement).backgroundColor;
  const edged = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none"
    && style.borderTopColor !== ground && style.borderTopColor !== "rgba(0, 0, 0, 0)";
  return !edged && !style.textDecorationLine.includes("underline");
}).map((one) => `no edge in forced colours: ${one.outerHTML.slice(0, 90)}`)
