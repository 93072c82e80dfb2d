// Keeps what a member typed on this device until the server says it has it. Every form with a long answer keeps a draft under
// its page's name; <form data-draft="key:user"> gives one a name of its own. The page that follows with a message of success
// ends the draft, and so does one that carries data-draft-clear="key:user". Files, passwords and hidden fields are never kept.
import { wordsOf } from "./words.js";

const PREFIX = "kentongan:draft:";
const SENT = "kentongan:sent";
const KEEP_DAYS = 7;
const words = wordsOf("drafts");
const NEVER = ["file", "password", "hidden", "submit", "button", "reset"];

const store = (() => {
  try {
    return window.localStorage;
  } catch {
    return null; // storage is switched off: the form works, only without drafts
  }
})();

const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !NEVER.includes(field.type));
const ticked = (field) => field.type === "checkbox" || field.type === "radio";
const keyOf = (name) => PREFIX + name;

function nameOf(form) {
  if (form.dataset.draft) return form.dataset.draft;
  const long = form.querySelector("textarea");
  const whole = form.method === "post" && !form.hasAttribute("hx-post");
  return long && whole ? [location.pathname + location.search, form.getAttribute("action"), long.name].join(">") : null;
}

function read(name) {
  try {
    const draft = JSON.parse(store.getItem(keyOf(name)) ?? "null");
    return draft && Date.now() - draft.at < KEEP_DAYS * 86400000 ? draft : null;
  } catch {
    return null;
  }
}

function keep(form) {
  const values = fieldsOf(form).flatMap((field) => {
    if (field.type === "select-multiple") return [...field.selectedOptions].map((one) => [field.name, one.value]);
    return ticked(field) && !field.checked ? [] : [[field.name, field.value]];
  });
  try {
    store.setItem(keyOf(nameOf(form)), JSON.stringify({ at: Date.now(), values }));
  } catch {
    // The device is full. Typing must go on undisturbed.
  }
}

function fill(form, values) {
  let changed = false;
  for (const field of fieldsOf(form)) {
    const kept = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (ticked(field)) {
      const on = kept.includes(field.value);
      changed ||= field.checked !== on;
      field.checked = on;
    } else if (field.type === "select-multiple") {
      for (const one of field.options) one.selected = kept.includes(one.value);
    } else if (kept.length && field.value !== kept[0]) {
      field.value = kept[0];
      changed = true;
    }
  }
  return changed;
}

function announce(form) {
  const notice = document.createElement("div");
  notice.className = "draft-notice";
  notice.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = words.restored;
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "button button--quiet";
  discard.textContent = words.discard;
  discard.addEventListener("click", () => {
    store.removeItem(keyOf(nameOf(form)));
    form.reset();
    notice.remove();
    fieldsOf(form)[0]?.focus();
  });
  notice.append(text, discard);
  form.prepend(notice);
  form.closest("details")?.setAttribute("open", "");
}

// A browser that goes back may ask for the page anew, with a new number for the same words. The history remembers the first
// number, so that the same report stays the same report.
function holdNumber(field) {
  if (history.state?.once) field.value = history.state.once;
  else history.replaceState({ once: field.value }, "");
}

function watch(form) {
  const draft = read(nameOf(form));
  // What the server sends back with errors is newer than the draft.
  if (draft && !form.querySelector("[aria-invalid='true']") && fill(form, draft.values)) announce(form);
  let wait;
  const later = () => {
    clearTimeout(wait);
    wait = setTimeout(keep, 300, form);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(wait);
    keep(form);
    sessionStorage.setItem(SENT, nameOf(form));
  });
}

// The page after a sent form: what was done is said in a message of success; without one the draft stays.
function forgetSent() {
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector("#messages .message--success")) store.removeItem(keyOf(sent));
  sessionStorage.removeItem(SENT);
}

function forgetAll() {
  for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key);
}

document.querySelectorAll("input[data-once]").forEach(holdNumber);
if (store) {
  for (const sent of document.querySelectorAll("[data-draft-clear]")) store.removeItem(keyOf(sent.dataset.draftClear));
  forgetSent();
  // Only who is logged in keeps drafts: a stranger's words leave no trace on a borrowed phone.
  const member = document.querySelector("form[data-logout]");
  for (const form of member ? document.querySelectorAll("main form") : []) if (nameOf(form)) watch(form);
  for (const form of document.querySelectorAll("form[data-logout]")) form.addEventListener("submit", forgetAll);
}
// What a phone carries in clear goes with the log-in; what is sealed stays until its writer comes back.
for (const form of document.querySelectorAll("form[data-logout]")) {
  form.addEventListener("submit", () => navigator.serviceWorker?.controller?.postMessage("logout"));
}
