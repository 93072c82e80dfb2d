// What the desk asks about one's own reports. An answer is sealed and waits in the outbox like everything else.
import { put, trouble } from "./outbox.js";
import { button, clock, make, relist } from "./pieces.js";
import { said } from "./words.js";

const { store } = self.kentongan;
const part = document.querySelector("[data-questions-part]");
const list = document.querySelector("[data-questions]");
const more = document.querySelector("[data-questions-more]");

// Answered here and on its way: the server may not know it yet, so it still says that it asks.
async function answered() {
  const things = await store.things();
  return new Set(things.filter(({ about, state }) => about && !["wrong", "gone"].includes(state)).map(({ about }) => about));
}

function row(question) {
  const text = make("textarea", { rows: 3, maxLength: 5000, id: `jawab-${question.id}` });
  const wrong = make("p", { className: "form-error" });
  wrong.setAttribute("role", "alert");
  const item = make("li", { className: "thing" });
  const send = async () => {
    const words = text.value.trim();
    if (!words) {
      wrong.textContent = said.noAnswer;
      text.focus();
      return;
    }
    const fields = { question: String(question.id), text: words };
    try {
      await put("answer", [{ kind: "answer", fields }], { words: `${question.number}: ${words}`, about: question.id });
    } catch (problem) {
      wrong.textContent = trouble(problem);
      return;
    }
    item.remove();
    part.hidden = !list.children.length && more.hidden;
  };
  item.append(
    make("p", { className: "meta" }, make("span", {}, question.number), make("span", {}, clock(question.asked))),
    make("label", { className: "thing-asked", htmlFor: text.id }, question.text),
    text,
    wrong,
    button(said.answer, send, { sign: "next" }),
  );
  return item;
}

// `count` is how many wait in all; what is not carried on the phone is answered on the page of its report.
export async function show(questions, count = 0) {
  const done = await answered();
  const shown = questions.filter(({ id }) => !done.has(id));
  relist(list, shown, row);
  more.hidden = count <= questions.length;
  part.hidden = !shown.length && more.hidden;
  return shown.length + Math.max(0, count - questions.length);
}
