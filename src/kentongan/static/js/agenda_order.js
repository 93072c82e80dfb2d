// Alt with an arrow moves the item in which the keyboard stands; without this script the buttons do the same.
const WAYS = { ArrowUp: "naik", ArrowDown: "turun" };

document.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  const item = event.target.closest?.("[data-agenda] .agenda-item");
  if (!way || !event.altKey || !item || event.target.matches("input, textarea")) return;
  const button = item.querySelector(`button[value="${way}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus(); // htmx gives the focus back to the button of that id
  button.click();
});
