// Check-in at a post in two taps: this screen, then "Aman". The place is added if the phone may know it and finds it quickly.
import { put, trouble } from "./outbox.js";
import { button, clock, make, relist } from "./pieces.js";
import { fill, said } from "./words.js";

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

// Looking for the place takes seconds; who presses again meanwhile has not checked in twice.
async function tell(post, condition, note, { press, status }) {
  press.disabled = true;
  try {
    const fields = { post: String(post.id), condition, note, ...(await here()) };
    await put("checkin", [{ kind: "checkin", fields }], { words: post.label });
    status.textContent = fill(said.said, { at: clock(Date.now()) });
  } catch (problem) {
    status.textContent = trouble(problem);
    throw problem;
  } finally {
    press.disabled = false;
  }
}

function row(post) {
  const status = make("p", { className: "thing-said" });
  status.setAttribute("role", "status");
  const note = make("input", { maxLength: 500, label: said.helpNote, placeholder: said.helpNote });
  const call = button(said.callHelp, async () => {
    await tell(post, "help", note.value.trim(), { press: call, status });
    more.open = false;
    note.value = "";
  });
  const more = make("details", {}, make("summary", {}, said.help), note, call);
  const fine = button(said.fine, () => tell(post, "fine", "", { press: fine, status }), { sign: "check" });
  return make("li", { className: "thing" }, make("h3", {}, post.label), make("p", { className: "meta" }, post.place), fine, more, status);
}

export function show(posts) {
  relist(list, posts, row);
  none.hidden = posts.length > 0;
}
