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

// More rows than fit are shown a few at a time, each long enough to be read; nobody has to touch anything. What fits is
// measured: never half a line at the foot. The newest order always stays, the older ones give way to it.
const SECONDS = 12, MOST = 6;
let turn = 0;

const isFull = () => {
  const wall = document.querySelector(".wall");
  return wall.scrollHeight > wall.clientHeight + 1;
};

function turnPage() {
  const rows = [...document.querySelectorAll("[data-pages] > *")];
  const orders = [...document.querySelectorAll("[data-orders] > *")];
  const told = document.querySelector("[data-page-of]");
  for (const order of orders) order.hidden = false;
  for (let fits = MOST, again = true; again; ) {
    const pages = Math.max(1, Math.ceil(rows.length / fits));
    const page = turn % pages;
    for (const [place, row] of rows.entries()) row.hidden = Math.floor(place / fits) !== page;
    if (told) told.textContent = pages > 1 ? `${page * fits + 1}–${Math.min(rows.length, (page + 1) * fits)} / ${rows.length}` : "";
    const older = orders.findLast((order, place) => place > 0 && !order.hidden);
    again = isFull() && (fits > 1 || Boolean(older));
    if (again && older && fits <= orders.indexOf(older)) older.hidden = true; // the third goes before the second row does
    else if (again && fits > 1) fits -= 1;
    else if (again) older.hidden = true;
  }
}

document.addEventListener("kentongan:changed", turnPage);
addEventListener("resize", turnPage);
setInterval(() => {
  turn += 1;
  turnPage();
}, SECONDS * 1000);
turnPage();
setInterval(tick, 1000);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
