// What was typed waits on this device, in IndexedDB, until the server says what became of it. The network may go for an
// hour and the browser may be closed: nothing is lost, and everything arrives in the order in which it was typed. A deed
// bears a number made here, so that sending it twice does it once.
const SOONEST = 1000, LATEST = 15000, BUNDLE = 100;

const opened = new Promise((resolve) => {
  const asked = indexedDB.open("kentongan-rakor", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("deeds", { keyPath: "order", autoIncrement: true });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = asked.onblocked = () => resolve(null); // no store on this device: the queue lives as long as the page
});
const memory = [];
let counted = 0;

async function work(mode, deed) {
  const base = await opened;
  if (!base) return null;
  return new Promise((resolve, reject) => {
    const asked = deed(base.transaction("deeds", mode).objectStore("deeds"));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

export class LineQueue {
  // address: where deeds go; meeting and user: whose they are; changed: called with (waiting, refused, reason).
  constructor({ address, meeting, user, token, changed }) {
    Object.assign(this, { address, meeting, user, token, changed, wait: 0, busy: false, why: "" });
    addEventListener("online", () => this.send());
    this.send();
  }

  async all() {
    const rows = (await work("readonly", (store) => store.getAll())) ?? memory;
    return rows.filter((row) => row.meeting === this.meeting && row.user === this.user);
  }

  async add(deed) {
    const row = { meeting: this.meeting, user: this.user, at: Date.now(), deed: { id: crypto.randomUUID(), ...deed } };
    if ((await work("readwrite", (store) => store.add(row))) === null) memory.push({ ...row, order: ++counted });
    await this.tell();
    this.send();
  }

  async drop(order) {
    if ((await work("readwrite", (store) => store.delete(order))) === null)
      memory.splice(memory.findIndex((row) => row.order === order), 1);
  }

  async refuse(row, reason) {
    const kept = { ...row, reason };
    if ((await work("readwrite", (store) => store.put(kept))) === null) Object.assign(row, kept);
  }

  async tell() {
    const rows = await this.all();
    this.changed(rows.filter((row) => !row.reason), rows.filter((row) => row.reason), this.why);
  }

  async send() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    try {
      this.why = await this.bundle();
    } catch {
      this.why = "network";
    }
    this.busy = false;
    await this.tell();
    const left = (await this.all()).some((row) => !row.reason);
    this.wait = this.why ? Math.min(LATEST, (this.wait || SOONEST / 2) * 2) : SOONEST;
    if (left) this.timer = setTimeout(() => this.send(), this.why ? this.wait : 0);
  }

  // Sends what waits; returns "" when the server has answered, else why it has not.
  async bundle() {
    const rows = (await this.all()).filter((row) => !row.reason).slice(0, BUNDLE);
    if (!rows.length) return "";
    const now = Date.now();
    const deeds = rows.map((row) => ({ ...row.deed, ago: Math.max(0, now - row.at) }));
    const answer = await fetch(this.address, {
      method: "POST", credentials: "same-origin", redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token() }, body: JSON.stringify({ deeds }),
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) return "session";
    if (!answer.ok) return answer.status >= 500 || answer.status === 429 ? "network" : "refused";
    const { answers } = await answer.json();
    for (const [place, told] of answers.entries())
      if (told.state === "refused") await this.refuse(rows[place], told.reason);
      else await this.drop(rows[place].order);
    document.dispatchEvent(new CustomEvent("kentongan:ask"));
    return "";
  }
}
