// One line becomes an order: the server reads it, the secretary sees what it understood, Enter confirms, Tab corrects.
// Without a network the line is kept as a note, from which an order can be made later.
import { words } from "./live_words.js";
import { fill } from "./words.js";

const SPOKEN = "Arahan: "; // goes into the minutes, whatever the language of the screen

export class OrderForm {
  constructor({ queue, holder, token, item, done }) {
    Object.assign(this, { queue, holder, token, item, done });
    this.form = document.querySelector("[data-order-form]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.confirm();
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && event.target.matches("input, textarea, select")) {
        event.preventDefault();
        this.confirm();
      } else if (event.key === "Escape") this.close();
    });
    this.form.addEventListener("click", (event) => {
      const { due } = event.target.dataset;
      if (due) this.form.elements.due_on.value = due;
      if ("cancelOrder" in event.target.dataset) this.close();
    });
    this.usual = this.form.querySelector("[data-usual]");
    this.vague = this.form.querySelector("[data-vague]");
  }

  async propose(line) {
    const body = new FormData();
    body.append("line", line);
    try {
      const answer = await fetch(this.holder.dataset.propose, {
        method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": this.token() }, body,
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      this.show(await answer.json());
    } catch {
      this.queue.add({ op: "write", kind: "note", text: SPOKEN + line, item: this.item() });
      this.done();
    }
  }

  // standing: the order that is being corrected, {directive, seen}, or said again, {renews}; none for a new one.
  show(told, standing = null) {
    const fields = this.form.elements;
    this.standing = standing;
    for (const hint of ["redirecting", "renewing"])
      this.form.querySelector(`[data-${hint}]`).hidden = !(hint === "redirecting" ? standing?.directive : standing?.renews);
    fields.text.value = told.text;
    fields.offices.value = told.offices;
    fields.due_on.value = told.due_on;
    fields.region.value = told.region || this.holder.dataset.home;
    fields.phase.value = told.phase;
    this.vague.hidden = !told.vague;
    this.vague.textContent = told.vague ? fill(words.vague, { what: told.vague }) : "";
    this.usual.hidden = !told.usual;
    this.usual.replaceChildren();
    if (told.usual) {
      const take = document.createElement("button");
      take.type = "button";
      take.className = "link";
      take.textContent = fill(words.usual, { who: told.usual, whence: told.source });
      take.addEventListener("click", () => (fields.offices.value = told.usual));
      this.usual.append(take);
    }
    for (const name of ["offices", "due_on", "region"])
      fields[name].closest(".field").classList.toggle("field--open", !(told[name] || (name === "region" && told.region)));
    this.form.hidden = false;
    if (standing?.directive) fields.text.focus();
    else (told.due_on ? this.form.querySelector("[data-confirm-order]") : fields.due_on).focus();
  }

  confirm() {
    if (!this.form.reportValidity()) return;
    const told = Object.fromEntries(new FormData(this.form));
    const op = this.standing?.directive ? "redirect" : "direct";
    this.queue.add({ op, ...this.standing, ...told, item: this.item() });
    this.close();
  }

  close() {
    this.form.hidden = true;
    this.form.reset();
    this.done();
  }
}
