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

setInterval(tick, 1000);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
