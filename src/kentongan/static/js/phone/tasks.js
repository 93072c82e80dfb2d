// One's own tasks, as the phone last heard of them, and what can be told of them without a network: all of it, from accepting to
// declaring done. What was told here already shows as told, though the server does not know it yet.
import { shrink } from "../photo.js";
import { put, trouble } from "./outbox.js";
import { button, day, icon, make, relist } from "./pieces.js";
import { fill, said } from "./words.js";

const { store } = self.kentongan;
const list = document.querySelector("[data-tasks]");
const none = document.querySelector("[data-tasks-none]");

const deed = (task, name, more = {}, file = undefined) => ({
  kind: "deed",
  fields: { action: String(task.id), deed: name, seen: String(task.mark), ...more },
  file,
});

// Each deed is a thing of its own: one that clashes must not hold the others up. Returns whether all are kept.
async function tell(task, parcels, wrong) {
  try {
    for (const parcel of parcels) {
      const about = `${task.id}:${parcel.fields.deed}`;
      await put("deed", [parcel], { words: `${task.number} ${task.title}`, about });
    }
  } catch (problem) {
    wrong.textContent = trouble(problem);
    return false;
  }
  wrong.textContent = "";
  location.hash = "keluar";
  return true;
}

function errorLine() {
  const wrong = make("p", { className: "form-error" });
  wrong.setAttribute("role", "alert");
  return wrong;
}

async function noteParcels(task, words, photo) {
  const parcels = words ? [deed(task, "note", { text: words })] : [];
  if (photo) {
    const small = await shrink(photo).catch(() => ({ file: photo }));
    parcels.push(deed(task, "prove", { text: words.slice(0, 200) }, small.file));
  }
  return parcels;
}

function noteForm(task) {
  const text = make("textarea", { rows: 3, maxLength: 4000, placeholder: said.notePlaceholder, label: said.note });
  const file = make("input", { type: "file", accept: "image/*", className: "visually-hidden" });
  const name = make("span", {}, said.proof);
  const wrong = errorLine();
  const showName = () => (name.textContent = file.files[0]?.name ?? said.proof);
  file.addEventListener("change", showName);
  const send = async () => {
    const words = text.value.trim();
    if (!words && !file.files.length) {
      wrong.textContent = said.nothing;
      return;
    }
    keep.disabled = true;
    if (await tell(task, await noteParcels(task, words, file.files[0]), wrong)) {
      text.value = file.value = "";
      showName();
      whole.open = false;
    }
    keep.disabled = false;
  };
  const keep = button(said.save, send);
  const pick = make("label", { className: "button button--quiet pick" }, icon("camera"), name, file);
  const whole = make("details", {}, make("summary", {}, said.note), text, make("div", { className: "pair" }, pick, keep), wrong);
  return whole;
}

function moves(task) {
  const wrong = errorLine();
  if (task.told.includes("finish")) return [make("p", {}, said.finished)];
  if (task.state === "assigned" && !task.told.includes("accept")) {
    return [button(said.accept, () => tell(task, [deed(task, "accept")], wrong), { sign: "check" }), wrong];
  }
  const finish = () => confirm(said.finishSure) && tell(task, [deed(task, "finish")], wrong);
  const accepted = task.told.includes("accept") ? make("p", {}, said.accepted) : null;
  return [accepted, noteForm(task), button(said.finish, finish, { quiet: true, sign: "flag" }), wrong];
}

function row(task) {
  const late = task.late ? ` (${said.late})` : "";
  const due = make("span", { className: task.late ? "late" : "" }, fill(said.due, { day: day(task.due) }), late);
  const place = make("p", { className: "meta" }, make("span", {}, task.number), make("span", {}, task.place), due);
  return make("li", { className: "thing" }, make("h3", {}, task.title), place, ...moves(task));
}

export async function show(tasks) {
  const waiting = (await store.things()).filter(({ kind, state }) => kind === "deed" && ["waiting", "sending"].includes(state));
  const told = new Set(waiting.map(({ about }) => about));
  const known = (task) => ["accept", "finish"].filter((name) => told.has(`${task.id}:${name}`));
  relist(list, tasks.map((task) => ({ ...task, told: known(task) })), row);
  none.hidden = list.children.length > 0;
}
