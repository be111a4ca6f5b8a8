// Links that lead nowhere on their own page, and one name for two targets.
() => {
  const said = (link) => (link.getAttribute("aria-label") || link.textContent).trim().replace(/\s+/g, " ");
  const links = [...document.querySelectorAll("a[href]")], seen = {};
  const here = location.href.split("#")[0];
  const dead = links.filter((link) => link.href.split("#")[0] === here && link.href.includes("#"))
    .filter((link) => !link.hash || !document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const twins = links.filter((link) => {
    const name = said(link), other = seen[name];
    seen[name] = link.href;
    return other && other !== link.href;
  });
  return [...dead.map((link) => `dead anchor: ${link.outerHTML.slice(0, 90)}`),
    ...twins.map((link) => `two targets, one name: ${said(link)}`)];
}
