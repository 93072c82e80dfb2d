// Forms of the secretary's screen that are sent without leaving the page, and fields that follow the other screens.
import { words } from "./live_words.js";

async function send(form, submitter) {
  const body = new FormData(form, submitter);
  const answer = await fetch(form.action, { method: "POST", credentials: "same-origin", body });
  if (!answer.ok) throw new Error(answer.status);
  if ("reset" in form.dataset) form.reset();
  document.dispatchEvent(new CustomEvent("kentongan:ask"));
}

// `holder` says what went wrong; `current` gives what the screens show now.
export function quietForms(holder, current) {
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-quiet]");
    if (!form) return;
    event.preventDefault();
    try {
      await send(form, event.submitter);
    } catch {
      holder.textContent = words.failed;
      holder.dataset.state = "waiting";
    }
  });
  // The fields of the speakers follow the other screens, unless somebody is typing in them.
  document.addEventListener("kentongan:changed", () => {
    for (const field of document.querySelectorAll("[data-follow]"))
      if (field !== document.activeElement) field.value = field.defaultValue = current()[field.dataset.follow] ?? "";
  });
}
