// What a finger cannot hit: lower than 44 px. A link inside a sentence is as high as its line and may be.
() => {
  const words = (node) => node.textContent.replace(/[^\p{L}\p{N}]+/gu, "");
  const inSentence = (link) => {
    if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const links = [...block.querySelectorAll("a")].reduce((sum, one) => sum + words(one).length, 0);
    return words(block).length > links;
  };
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(wanted)].filter((one) => {
    if (one.closest(".vh, .skip, .hole") || inSentence(one)) return false;
    const box = (one.labels && /radio|checkbox/.test(one.type) ? one.labels[0] || one : one).getBoundingClientRect();
    return box.width && one.checkVisibility({ visibilityProperty: true }) && box.height < 43.5;
  }).map((one) => `small target: ${one.outerHTML.slice(0, 90)}`);
}
