// A little comfort where JavaScript runs. Every page works without this file.
const leave = document.querySelector("form[data-away]");
let shifts = [];

function away(event) {
  if (!navigator.sendBeacon(leave.action, new FormData(leave))) return;
  event.preventDefault();
  document.documentElement.classList.add("gone");
  document.title = " ";
  location.replace(leave.dataset.away);
}

function thrice(event) {
  if (event.repeat) return;
  shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
  if (shifts.length === 3 && event.timeStamp - shifts[0] < 1500) away(event);
}

if (leave) {
  leave.addEventListener("submit", away);
  addEventListener("keydown", thrice);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

document.querySelector(".fix")?.focus();

for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

const log = document.querySelector("[data-live]");
let mark = "";
let asking = false;

async function ask() {
  if (asking || document.hidden) return;
  asking = true;
  const after = log.lastElementChild?.dataset.number ?? 0;
  const headers = { "X-Live": "1", ...(mark && { "If-None-Match": mark }) };
  try {
    const answer = await fetch(`${log.dataset.live}?after=${after}`, { headers, redirect: "manual", cache: "no-store" });
    if (answer.status === 200) {
      mark = answer.headers.get("ETag") ?? "";
      log.insertAdjacentHTML("beforeend", await answer.text());
    } else if (answer.status !== 304) clearInterval(clock);
  } catch { /* no network just now: ask again next time */ }
  asking = false;
}

const clock = log && setInterval(ask, 10000);
