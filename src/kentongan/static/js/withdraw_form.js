// An order that was given by mistake is taken back with a reason, in one line; it waits for the network like all else.
export class WithdrawForm {
  constructor({ queue, done }) {
    this.form = document.querySelector("[data-withdraw-form]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.form.reportValidity()) return;
      queue.add({ op: "withdraw", directive: this.directive, why: this.form.elements.why.value.trim() });
      this.close();
    });
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.form.querySelector("[data-stop-withdraw]").addEventListener("click", () => this.close());
    this.done = done;
  }

  open(directive, what) {
    this.directive = directive;
    this.form.querySelector("[data-what]").textContent = what;
    this.form.hidden = false;
    this.form.elements.why.focus();
  }

  close() {
    this.form.hidden = true;
    this.form.reset();
    this.done();
  }
}
