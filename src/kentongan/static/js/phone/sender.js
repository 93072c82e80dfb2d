// Sends what waits, for the page and for its worker alike; so it is no module. Every parcel has a number of its own, so that
// sending one twice is harmless: whatever the line does, it is sent until the server has said what became of it.
self.kentongan ??= {};
self.kentongan.sender = (() => {
  const { store } = self.kentongan;
  const LOGIN = "login";
  const LATER = "later";
  const DONE = "done";
  const told = new BroadcastChannel("kentongan");
  const tell = (what) => told.postMessage(what);

  // Who is logged in here now. A redirect means nobody; a network that is gone means that nobody knows.
  async function sign(address) {
    let answer;
    try {
      answer = await fetch(address, { redirect: "manual", cache: "no-store", credentials: "same-origin" });
    } catch {
      return { state: LATER, offline: true };
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return { state: LOGIN };
    if (!answer.ok) return { state: LATER, words: (await answer.json().catch(() => ({}))).words };
    const who = await answer.json();
    const { token, tasks, posts, questions, asked, ...kept } = who;
    await store.keep("who", kept);
    await store.keep("lists", { member: who.member, tasks, posts, questions, at: Date.now() });
    return { state: DONE, who, token, asked };
  }

  function parcelOf(part) {
    const form = new FormData();
    form.append("number", part.number);
    form.append("device", part.device);
    form.append("clock", String(Date.now()));
    form.append("parcel", new Blob([part.sealed]), "parcel");
    return form;
  }

  async function post(address, part, token) {
    const request = { method: "POST", body: parcelOf(part), redirect: "manual", credentials: "same-origin" };
    const answer = await fetch(address, { ...request, headers: { "X-CSRFToken": token } });
    const said = await answer.json().catch(() => ({}));
    return { status: answer.status, type: answer.type, said };
  }

  // One parcel. Returns true to go on with the next one of the same thing, false to leave this thing, or a state that ends all.
  async function sendPart(address, thing, part, token) {
    const { status, type, said } = await post(address, part, token);
    if (type === "opaqueredirect" || status === 401 || (status === 403 && !said.code)) return LOGIN;
    if ([200, 201, 202].includes(status)) {
      Object.assign(thing, { number: said.number, link: said.link, words: said.words });
      if (status === 202) thing.clashed = true;
      await store.dropPart(part);
      return true;
    }
    if (status === 424) return false;
    if ([400, 403, 404, 409, 410, 413, 422].includes(status)) {
      Object.assign(part, { state: "wrong", status, words: said.words ?? "" });
      if (status === 410) await store.dropPart(part);
      else await store.savePart(part);
      Object.assign(thing, { state: status === 410 ? "gone" : "wrong", words: said.words ?? "" });
      return part.order !== 0;
    }
    return LATER;
  }

  async function sendThing(address, thing, token) {
    for (const part of await store.partsOf(thing.id)) {
      if (part.state === "wrong") {
        if (part.order === 0) break;
        continue;
      }
      const went = await sendPart(address, thing, part, token);
      if (went === LOGIN || went === LATER) return went;
      await store.saveThing(thing);
      tell("changed");
      if (!went) break;
    }
    const left = await store.partsOf(thing.id);
    if (!left.length && thing.state !== "gone") thing.state = thing.clashed ? "clash" : "received";
    else if (left.some((part) => part.state === "wrong") && thing.state !== "gone") thing.state = "wrong";
    await store.saveThing(thing);
    tell("changed");
    return DONE;
  }

  async function announce(address) {
    const now = await sign(address);
    tell({ signed: { state: now.state, asked: now.asked ?? 0, words: now.words ?? "", offline: Boolean(now.offline) } });
    return now;
  }

  const open = (thing) => thing.state === "waiting" || thing.state === "sending";

  async function sendAll({ signAddress, sendAddress }) {
    const now = await announce(signAddress);
    if (now.state !== DONE) return now.state;
    // The oldest first: what was seen first is told first. Of another member nothing is sent under this one's name.
    const waiting = (await store.things()).filter((thing) => open(thing) && thing.member === now.who.member).reverse();
    for (const thing of waiting) {
      try {
        const went = await sendThing(sendAddress, thing, now.token);
        if (went !== DONE) return went;
      } catch {
        return LATER;
      }
    }
    if (waiting.length) await announce(signAddress); // what was sent has changed the tasks
    return DONE;
  }

  // Page and worker must not send at the same time; where the browser knows no locks the numbers keep it harmless.
  function send(addresses) {
    if (!self.navigator.locks) return sendAll(addresses);
    return self.navigator.locks.request("kentongan-send", { ifAvailable: true }, (lock) =>
      lock ? sendAll(addresses) : DONE,
    );
  }

  return { send, sign, post, told };
})();
