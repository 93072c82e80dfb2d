// The number on the drum in the header: asked for every half minute while the page is looked at, and on coming back.
const bell = document.querySelector("[data-bell]");

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(bell.dataset.bell, { headers: { Accept: "application/json" }, redirect: "error" });
    if (!answer.ok) return;
    const { unread } = await answer.json();
    bell.querySelector("[data-bell-number]").textContent = unread;
    bell.querySelector(".bell-count").hidden = unread === 0;
  } catch {
    // No signal, or logged out elsewhere: the number stays as it was.
  }
}

if (bell) {
  setInterval(look, 30000);
  document.addEventListener("visibilitychange", look);
}
