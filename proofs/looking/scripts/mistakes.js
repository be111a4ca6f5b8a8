// A form sent wrong: the summary is where the reader is, each line leads to its field, each field says what to do.
() => {
  const summary = document.querySelector(".fix"), wrong = [];
  if (!summary) return [];
  if (document.activeElement !== summary) wrong.push("the summary of mistakes is not focused");
  if (!/^(Ret|Correct|Fix):/.test(document.title)) wrong.push(`the title does not say so: ${document.title}`);
  for (const link of summary.querySelectorAll("a"))
    if (!document.getElementById(link.hash.slice(1))) wrong.push(`a mistake leads nowhere: ${link.outerHTML.slice(0, 90)}`);
  for (const field of document.querySelectorAll("[aria-invalid=true]")) {
    const ids = (field.getAttribute("aria-describedby") || "").split(/\s+/).filter(Boolean);
    const told = ids.some((id) => document.getElementById(id)?.matches(".error, .error *"));
    if (!told && !field.closest("fieldset")?.querySelector(".error")) wrong.push(`no words at the field: ${field.outerHTML.slice(0, 90)}`);
    if (ids.some((id) => !document.getElementById(id))) wrong.push(`described by nothing: ${field.outerHTML.slice(0, 90)}`);
  }
  return wrong;
}
