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
