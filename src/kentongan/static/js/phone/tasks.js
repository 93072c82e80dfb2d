// One's own tasks, as the phone last heard of them, and what can be told of them without a network.
import { shrink } from "../photo.js";
import { put } from "./outbox.js";
import { button, day, icon, make } from "./pieces.js";
import { said } from "./words.js";

const list = document.querySelector("[data-tasks]");
const none = document.querySelector("[data-tasks-none]");

const deed = (task, name, more = {}, file = undefined) => ({
  kind: "deed",
  fields: { action: String(task.id), deed: name, seen: String(task.mark), ...more },
  file,
});

async function tell(task, parcels) {
  // Each deed is a thing of its own: one that clashes must not hold the others up.
  for (const parcel of parcels) await put("deed", [parcel], { words: `${task.number} ${task.title}` });
  location.hash = "keluar";
}

function noteForm(task) {
  const text = make("textarea", { rows: 3, maxLength: 4000, placeholder: said.notePlaceholder, label: said.note });
  const file = make("input", { type: "file", accept: "image/*", className: "visually-hidden" });
  const name = make("span", {}, said.proof);
  const trouble = make("p", { className: "form-error" });
  trouble.setAttribute("role", "alert");
  file.addEventListener("change", () => (name.textContent = file.files[0]?.name ?? said.proof));
  const send = async () => {
    const words = text.value.trim();
    if (!words && !file.files.length) {
      trouble.textContent = said.nothing;
      return;
    }
    const parcels = words ? [deed(task, "note", { text: words })] : [];
    if (file.files.length) {
      const small = await shrink(file.files[0]).catch(() => ({ file: file.files[0] }));
      parcels.push(deed(task, "prove", { text: words.slice(0, 200) }, small.file));
    }
    await tell(task, parcels);
  };
  const pick = make("label", { className: "button button--quiet pick" }, icon("camera"), name, file);
  return make("details", {}, make("summary", {}, said.note), text, make("div", { className: "pair" }, pick, button(said.save, send)), trouble);
}

function row(task) {
  const item = make("li", { className: "thing" });
  const due = make("span", { className: task.late ? "late" : "" }, said.due(day(task.due)), task.late ? ` (${said.late})` : "");
  item.append(
    make("h3", {}, task.title),
    make("p", { className: "meta" }, make("span", {}, task.number), make("span", {}, task.place), due),
  );
  if (task.state === "assigned") item.append(button(said.accept, () => tell(task, [deed(task, "accept")]), { sign: "check" }));
  else {
    const finish = () => confirm(said.finishSure) && tell(task, [deed(task, "finish")]);
    item.append(noteForm(task), button(said.finish, finish, { quiet: true, sign: "flag" }));
  }
  return item;
}

export function show(tasks) {
  list.replaceChildren(...tasks.map(row));
  none.hidden = tasks.length > 0;
}
