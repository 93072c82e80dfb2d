// What is kept on the phone, for the page and for its worker alike; so it is no module. Sealed bytes, states and numbers: of what
// was written nothing can be read from here. `things` are what people see in the outbox, `parts` the sealed parcels of each.
self.kentongan ??= {};
self.kentongan.store = (() => {
  const NAME = "kentongan";
  const KEEP_DAYS = 30;
  let opened;

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        const base = request.result;
        base.createObjectStore("things", { keyPath: "id" });
        base.createObjectStore("parts", { keyPath: "number" }).createIndex("thing", "thing");
        base.createObjectStore("kept", { keyPath: "name" });
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
    return opened;
  }

  // Runs `work` in one transaction and waits until all of it is on the disk: only then is something kept.
  async function within(names, mode, work) {
    const transaction = (await open()).transaction(names, mode);
    const whole = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
    const [answer] = await Promise.all([work(stores), whole]);
    return answer;
  }

  const keep = (name, value) => within(["kept"], "readwrite", ({ kept }) => done(kept.put({ name, value })));
  const kept = async (name) => (await within(["kept"], "readonly", (s) => done(s.kept.get(name))))?.value;
  const forget = (name) => within(["kept"], "readwrite", (s) => done(s.kept.delete(name)));

  const add = (thing, parts) =>
    within(["things", "parts"], "readwrite", async (s) => {
      await done(s.things.put(thing));
      for (const part of parts) await done(s.parts.put(part));
    });
  const things = async () => {
    const all = await within(["things"], "readonly", (s) => done(s.things.getAll()));
    return all.sort((a, b) => b.at - a.at);
  };
  const partsOf = async (id) => {
    const all = await within(["parts"], "readonly", (s) => done(s.parts.index("thing").getAll(id)));
    return all.sort((a, b) => a.order - b.order);
  };
  const saveThing = (thing) => within(["things"], "readwrite", (s) => done(s.things.put(thing)));
  const savePart = (part) => within(["parts"], "readwrite", (s) => done(s.parts.put(part)));
  const dropPart = (part) => within(["parts"], "readwrite", (s) => done(s.parts.delete(part.number)));
  const drop = (id) =>
    within(["things", "parts"], "readwrite", async (s) => {
      for (const number of await done(s.parts.index("thing").getAllKeys(id))) await done(s.parts.delete(number));
      await done(s.things.delete(id));
    });

  // What has come in is of no more use here after a month; what waits stays for as long as it waits.
  async function tidy(now) {
    for (const thing of await things()) {
      const over = ["received", "clash", "gone"].includes(thing.state);
      if (over && now - thing.at > KEEP_DAYS * 86400000) await drop(thing.id);
    }
  }

  return { keep, kept, forget, add, things, partsOf, saveThing, savePart, dropPart, drop, tidy };
})();
