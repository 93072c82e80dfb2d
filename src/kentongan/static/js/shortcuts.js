// In the first list or table marked data-shortcuts, j and k walk from link to link; Enter opens, as it does anyway.
// Not while someone types, and never with Ctrl, Alt or Meta, which belong to the browser and the screen reader.
import { areOff } from "./keys.js";

const list = () => document.querySelector("[data-shortcuts]"); // asked anew: a page that keeps itself true replaces it
const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");

function linksOf(inside) {
  const rows = [...inside.querySelectorAll(":scope > li, tbody > tr")];
  return rows.map((row) => row.querySelector("a[href]")).filter(Boolean);
}

function step(by) {
  const links = linksOf(list());
  const here = links.findIndex((link) => link.closest("li, tr").contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + by, 0), links.length - 1);
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: "nearest" });
}

if (list()) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || areOff()) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });
}
