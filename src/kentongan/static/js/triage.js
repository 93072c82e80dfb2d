// The inbox by keyboard: x ticks the report that has the focus, a, m and s press the bar's buttons for what is ticked, or
// for that one report. ? says all this. Never while somebody types or with Ctrl, Alt or Meta, and never once switched off.
import { areOff, switchOff } from "./keys.js";
import { fill, wordsOf } from "./words.js";

const bar = document.querySelector("#sekaligus");
const help = document.querySelector("#shortcuts");
const said = wordsOf("triage");
const DEEDS = { a: "take", m: "merge", s: "aside" };
const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
const ticks = () => [...document.querySelectorAll('input[name="pick"]')];
const here = () => document.activeElement?.closest("[data-shortcuts] > li")?.querySelector('input[name="pick"]');

function say() {
  const line = bar?.querySelector("[data-ticked]");
  if (!line) return;
  line.dataset.empty ??= line.textContent;
  const number = ticks().filter((one) => one.checked).length;
  line.textContent = number ? fill(said.ticked, { number }) : line.dataset.empty;
}

function press(deed) {
  const one = here();
  if (one && !ticks().some((tick) => tick.checked)) one.checked = true;
  say();
  bar?.querySelector(`button[value="${deed}"]`)?.click();
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || areOff()) return;
  if (event.key === "?") help?.showModal();
  else if (event.key === "x" && here()) here().checked = !here().checked;
  else if (DEEDS[event.key]) press(DEEDS[event.key]);
  else return;
  event.preventDefault();
  say();
}

const off = help?.querySelector("[data-shortcuts-off]");
if (off) {
  off.checked = areOff();
  off.addEventListener("change", () => switchOff(off.checked));
}
document.addEventListener("keydown", onKey);
document.addEventListener("change", (event) => event.target.name === "pick" && say());
document.addEventListener("kentongan:changed", say);
document.querySelector("[data-shortcuts-help]")?.addEventListener("click", () => help?.showModal());
say();
