// The menus are <details> and open without this script; it only closes them as people expect: by Escape, by a press
// elsewhere, or when the focus moves on.
const open = () => document.querySelectorAll(".user-menu[open], .more[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const happening of ["pointerdown", "focusin"]) {
  document.addEventListener(happening, (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
}
