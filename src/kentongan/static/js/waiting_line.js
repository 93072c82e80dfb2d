// A line of the minutes that has not reached the server yet, or that it refused, with what can be done about it.
import { words } from "./live_words.js";
import { fill } from "./words.js";

export function shown(row, { repair, discard }) {
  const item = document.createElement("li");
  const deed = row.deed;
  const mark = { direct: words.order, redirect: words.order, write: deed.kind === "quote" ? words.quote : "{text}", change: "{text}" }[deed.op];
  const line = document.createElement("p");
  line.textContent = mark ? fill(mark, { text: deed.text }) : words.deed;
  item.append(line);
  if (row.reason) {
    const why = document.createElement("p");
    why.className = "field-error";
    why.textContent = row.reason;
    item.append(why);
    if (deed.text) item.append(link(words.repair, () => repair(row)));
    item.append(link(words.drop, () => discard(row)));
  }
  return item;
}

function link(label, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "link";
  made.textContent = label;
  made.addEventListener("click", deed);
  return made;
}
