// The wall: a clock that goes on by itself, and a screen that does not fall asleep.
const clock = document.querySelector("[data-clock]");

function tick() {
  const now = new Date();
  clock.textContent = `${String(now.getHours()).padStart(2, "0")}.${String(now.getMinutes()).padStart(2, "0")}`;
}

async function stayAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Not every browser allows it; the wall's own settings then have to.
  }
}

// More rows than fit are shown a few at a time, each long enough to be read; nobody has to touch anything.
const SECONDS = 12;
let turn = 0;

function turnPage() {
  const list = document.querySelector("[data-pages]");
  if (!list) return;
  const rows = [...list.children];
  const fits = document.querySelector(".wall-row--order") ? 2 : document.querySelector(".wall-map") ? 3 : 4;
  const pages = Math.max(1, Math.ceil(rows.length / fits));
  const page = turn % pages;
  for (const [place, row] of rows.entries()) row.hidden = Math.floor(place / fits) !== page;
  const told = document.querySelector("[data-page-of]");
  told.textContent = pages > 1 ? `${page * fits + 1}–${Math.min(rows.length, (page + 1) * fits)} / ${rows.length}` : "";
}

document.addEventListener("kentongan:changed", turnPage);
setInterval(() => {
  turn += 1;
  turnPage();
}, SECONDS * 1000);
turnPage();
setInterval(tick, 1000);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
