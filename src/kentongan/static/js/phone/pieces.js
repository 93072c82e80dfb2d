// Small pieces of the page, made without strings of markup.
export const settings = document.body.dataset;

export function make(tag, properties = {}, ...inside) {
  const { data, label, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(data ?? {})) element.dataset[name] = value;
  if (label) element.setAttribute("aria-label", label);
  element.append(...inside.filter((one) => one !== null && one !== undefined && one !== ""));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${settings.icons}#${name}`);
  svg.append(use);
  return svg;
}

export function button(words, press, { quiet = false, sign = "" } = {}) {
  const className = quiet ? "button button--quiet" : "button";
  const made = make("button", { type: "button", className }, sign ? icon(sign) : null, words);
  made.addEventListener("click", press);
  return made;
}

// Draws a list anew, and leaves a row alone whose thing is as it was, or in which somebody has typed or chosen something: a
// phone that asks the server must not take the words, the photo or the keyboard from whoever is writing.
const drawn = new WeakMap();
const isBusy = (row) =>
  [...row.querySelectorAll("input, textarea")].some(({ type, files, value }) => (type === "file" ? files.length : value));

export function relist(list, things, row) {
  const old = new Map([...list.children].map((item) => [drawn.get(item).id, item]));
  const fresh = things.map((thing) => {
    const known = old.get(thing.id);
    const mark = JSON.stringify(thing);
    if (known && (drawn.get(known).mark === mark || isBusy(known))) return known;
    const made = row(thing);
    drawn.set(made, { id: thing.id, mark });
    return made;
  });
  for (const item of old.values()) if (!fresh.includes(item) && !isBusy(item)) item.remove();
  fresh.forEach((item, at) => item === list.children[at] || list.insertBefore(item, list.children[at] ?? null));
}

const language = document.documentElement.lang;
export const clock = (moment) =>
  new Date(moment).toLocaleString(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
export const day = (iso) => new Date(`${iso}T00:00`).toLocaleDateString(language, { day: "numeric", month: "short" });
