// The secretary's screen: keys that step through the agenda, one line to type in, and a queue that loses nothing.
import { LineQueue } from "./line_queue.js";
import { words } from "./live_words.js";
import { quietForms } from "./quiet_forms.js";
import { OrderForm } from "./spoken_order.js";
import { shown } from "./waiting_line.js";
import { WithdrawForm } from "./withdraw_form.js";
import { fill } from "./words.js";

const holder = document.querySelector("[data-queue]");
const composer = document.querySelector("[data-composer]");
const text = composer.elements.text;
const list = document.querySelector("[data-waiting]");
const changing = composer.querySelector("[data-changing]");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const here = () => document.querySelector("[data-live='lines'] [data-item]");
let target = null; // the line that is being changed: {note, seen}

// --- what waits ---

const queue = new LineQueue({
  address: holder.dataset.deeds, meeting: holder.dataset.meeting, user: holder.dataset.user, token,
  changed(waiting, refused, why) {
    list.replaceChildren(...[...waiting, ...refused].map((row) => shown(row, { repair, discard })));
    const said = waiting.length && why ? (why === "session" ? fill(words.session, { number: waiting.length }) : fill(words.waiting, { number: waiting.length }))
      : refused.length ? fill(words.refused, { number: refused.length }) : words.saved;
    if (holder.textContent !== said) holder.textContent = said;
    holder.dataset.state = waiting.length && why ? "waiting" : refused.length ? "refused" : "saved";
  },
});
const orders = new OrderForm({ queue, holder, token, item: () => here()?.dataset.item, done: () => text.focus() });
const withdrawing = new WithdrawForm({ queue, done: () => text.focus() });

async function discard(row) {
  await queue.drop(row.order);
  await queue.tell();
}

async function repair(row) {
  await discard(row);
  const { op, directive, renews } = row.deed;
  const seen = Number(document.querySelector(`[data-redirect="${directive}"]`)?.dataset.seen ?? row.deed.seen); // as it stands now
  if (op === "direct") orders.show(row.deed, renews ? { renews } : null);
  else if (op === "redirect") orders.show(row.deed, { directive, seen });
  else {
    setMode(row.deed.kind ?? "note");
    text.value = row.deed.text;
    text.focus();
  }
}

// --- typing ---

const mode = () => composer.elements.mode.value;

function setMode(wanted) {
  composer.elements.mode.value = wanted;
  composer.querySelector("[data-quote-only]").hidden = wanted !== "quote";
  text.placeholder = text.dataset[`${wanted}Hint`];
  const speaker = composer.elements.speaker;
  if (wanted === "quote" && !speaker.value) speaker.value = here()?.dataset.speaker ?? "";
}

function stopChanging() {
  target = null;
  changing.hidden = true;
}

function keep() {
  const typed = text.value.trim();
  if (!typed) return;
  if (mode() === "order") orders.propose(typed);
  else {
    const kind = mode();
    const line = { text: typed, kind, speaker: kind === "quote" ? composer.elements.speaker.value : "", item: here()?.dataset.item };
    queue.add(target ? { op: "change", ...target, ...line } : { op: "write", ...line });
  }
  text.value = "";
  stopChanging();
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  keep();
});
composer.addEventListener("change", (event) => event.target.name === "mode" && (setMode(mode()), text.focus()));
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    keep();
  }
});
composer.querySelector("[data-stop]").addEventListener("click", () => {
  text.value = "";
  stopChanging();
});

document.addEventListener("click", (event) => {
  const told = event.target.closest("button")?.dataset ?? {};
  const { change, remove, settle, order, note, seen, kind, who, redirect, withdraw, renew } = told;
  if (change) {
    target = { note: change, seen: Number(seen) };
    setMode(kind);
    composer.elements.speaker.value = who;
    text.value = told.text;
    changing.hidden = false;
    text.focus();
  } else if (remove) queue.add({ op: "remove", note: remove, seen: Number(seen) });
  else if (settle) queue.add({ op: "settle", note, keep: settle });
  else if (withdraw) withdrawing.open(withdraw, told.what);
  else if (renew) orders.show({ ...told, due_on: "" }, { renews: renew });
  else if (redirect)
    orders.show({ ...told, due_on: told.due }, { directive: redirect, seen: Number(seen) });
  else if (order) {
    setMode("order");
    orders.propose(order);
  }
});

quietForms(holder, () => here()?.dataset ?? {});

// --- keys ---
const KEYS = { c: "note", q: "quote", a: "order" };
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  const step = event.altKey && { ArrowDown: "n", ArrowUp: "p" }[event.key];
  if (event.key === "Escape" && typing) return event.target.blur();
  if ((typing && !step) || event.ctrlKey || event.metaKey) return;
  const key = step || event.key;
  const button = ["n", "p"].includes(key) && document.querySelector(`[data-key="${key}"]:not(:disabled)`);
  if (button) {
    event.preventDefault();
    button.click();
  } else if (KEYS[key] && !event.altKey) {
    event.preventDefault();
    setMode(KEYS[key]);
    text.focus();
  }
});
setMode("note");
