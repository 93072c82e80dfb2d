// Check-in at a post in two taps: this screen, then "Aman". The place is added if the phone may know it and finds it quickly.
import { put } from "./outbox.js";
import { button, make } from "./pieces.js";
import { said } from "./words.js";

const list = document.querySelector("[data-posts]");
const none = document.querySelector("[data-posts-none]");

async function here() {
  const allowed = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
  if (allowed?.state !== "granted") return {};
  return new Promise((resolve) => {
    const found = ({ coords }) => resolve({ lat: coords.latitude.toFixed(4), lng: coords.longitude.toFixed(4) });
    navigator.geolocation.getCurrentPosition(found, () => resolve({}), { timeout: 4000, maximumAge: 120000 });
  });
}

async function tell(post, condition, note, status) {
  const fields = { post: String(post.id), condition, note, ...(await here()) };
  await put("checkin", [{ kind: "checkin", fields }], { words: post.label });
  status.textContent = said.said;
}

function row(post) {
  const status = make("p", { className: "thing-said" });
  status.setAttribute("role", "status");
  const note = make("input", { maxLength: 500, label: said.helpNote, placeholder: said.helpNote });
  const call = button(said.callHelp, async () => {
    await tell(post, "help", note.value.trim(), status);
    more.open = false;
    note.value = "";
  });
  const more = make("details", {}, make("summary", {}, said.help), note, call);
  const fine = button(said.fine, () => tell(post, "fine", "", status), { sign: "check" });
  return make("li", { className: "thing" }, make("h3", {}, post.label), make("p", { className: "meta" }, post.place), fine, more, status);
}

export function show(posts) {
  list.replaceChildren(...posts.map(row));
  none.hidden = posts.length > 0;
}
