// A button with data-confirm="question" asks first. Without this script, or without <dialog>, the form is sent as usual,
// so a view must never lean on the question.
import { wordsOf } from "./words.js";

const words = wordsOf("confirm");

const button = (text, value, style) => {
  const made = document.createElement("button");
  made.className = `button ${style}`;
  made.value = value;
  made.textContent = text;
  return made;
};

function ask(question, yes, dangerous) {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  form.method = "dialog";
  const text = document.createElement("p");
  text.id = "confirm-question";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const end = document.createElement("div");
  end.className = "form-end";
  const no = button(words.no, "no", "button--quiet");
  // The harmless answer has the focus: Enter pressed too fast then changes nothing.
  no.autofocus = true;
  end.append(button(yes || words.yes, "yes", dangerous ? "button--danger" : ""), no);
  form.append(text, end);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}

const agreed = new WeakSet();

document.addEventListener(
  "click",
  async (event) => {
    const asking = event.target.closest?.("[data-confirm]");
    if (!asking || agreed.delete(asking) || !("showModal" in HTMLDialogElement.prototype)) return;
    event.preventDefault();
    event.stopPropagation();
    // An incomplete form says what is missing before anyone is asked to confirm it.
    if (asking.form && !asking.formNoValidate && !asking.form.reportValidity()) return;
    const yes = await ask(asking.dataset.confirm, asking.dataset.confirmYes, asking.classList.contains("button--danger"));
    asking.focus();
    if (!yes) return;
    agreed.add(asking);
    asking.click();
  },
  true,
);
