// The outbox: seals what is written, shows what became of it, and has it sent. What waits can only be read by the server.
import "./store.js";
import "./sender.js";
import { button, clock, icon, make, settings } from "./pieces.js";
import { newNumber, seal } from "./seal.js";
import { fill, said } from "./words.js";

const { store, sender } = self.kentongan;
const ADDRESSES = { signAddress: settings.sign, sendAddress: settings.send };
const AGAIN = 60000; // a line may come back without telling anybody
const list = document.querySelector("[data-things]");
const none = document.querySelector("[data-things-none]");
const count = document.querySelector("[data-count]");
const now = document.querySelector("[data-send-now]");
const told = new Map(); // what was written while this page stands, to show it; it goes with the page

export class Unknown extends Error {}
export const trouble = (problem) => (problem instanceof Unknown ? said.unknown : said.noStore);

// parcels: [{kind, fields, file}], the first of which the others need. Each becomes a sealed part with a number of its own.
async function partOf(who, thing, parcel, { number, order }) {
  const { file, ...head } = parcel;
  const sealed = await seal(who, number, { ...head, written: thing.at, name: file?.name ?? "" }, file);
  return { number, thing: thing.id, device: who.device, order, state: "waiting", sealed };
}

export async function put(kind, parcels, { words = "", number = newNumber(), about = undefined } = {}) {
  const who = await store.kept("who");
  if (!who) throw new Unknown();
  const thing = { id: number, kind, member: who.member, at: Date.now(), state: "waiting", about };
  const parts = [];
  for (const [order, parcel] of parcels.entries()) {
    parts.push(await partOf(who, thing, parcel, { number: order ? newNumber() : number, order }));
  }
  told.set(thing.id, words);
  await store.add(thing, parts);
  await show();
  send();
  return thing;
}

export async function send() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => null);
  registration?.sync?.register("kentongan-send").catch(() => {}); // not every browser; then it goes while the page stands
  await sender.send(ADDRESSES).catch(() => {});
  await show();
}

function stateOf(thing) {
  const done = thing.state === "received" && thing.number && thing.kind === "report";
  return done ? fill(said.receivedAs, { number: thing.number }) : said[`state_${thing.state}`];
}

const SIGNS = { waiting: "clock", sending: "next", received: "check", clash: "flag", wrong: "edit", gone: "close" };

async function row(thing, member) {
  const parts = await store.partsOf(thing.id);
  const files = parts.filter((part) => part.order > 0).length;
  const item = make("li", { className: `thing thing--${thing.state}` });
  const words = told.get(thing.id);
  item.append(
    make("p", { className: "thing-state" }, icon(SIGNS[thing.state]), make("strong", {}, stateOf(thing))),
    make("p", { className: "meta" }, [said[`kind_${thing.kind}`], thing.kind === "report" ? "" : thing.number, clock(thing.at)].filter(Boolean).join(" · ")),
  );
  if (words) item.append(make("p", { className: "thing-words" }, words));
  if (thing.state === "waiting" && thing.number && files) item.append(make("p", {}, fill(said.left, { count: files })));
  if (thing.words && ["wrong", "gone", "clash"].includes(thing.state)) item.append(make("p", {}, thing.words));
  if (member && thing.member !== member) item.append(make("p", { className: "meta" }, said.otherMember));
  item.append(moves(thing, parts));
  return item;
}

function moves(thing, parts) {
  const row = make("p", { className: "thing-moves" });
  if (thing.link) row.append(make("a", { href: thing.link }, said.open));
  const first = parts.find((part) => part.order === 0);
  if (thing.state === "wrong" && thing.kind === "report" && first) {
    const why = make("span", { className: "form-error" });
    why.setAttribute("role", "alert");
    const press = async () => (why.textContent = (await repair(thing, first)) ? "" : said.noRepair);
    row.append(button(said.repair, press, { quiet: true, sign: "edit" }), why);
  }
  if (["wrong", "gone"].includes(thing.state)) {
    row.append(button(said.discard, () => discard(thing), { quiet: true, sign: "close" }));
  }
  return row;
}

async function discard(thing) {
  if (thing.state !== "gone" && !confirm(said.discardSure)) return;
  await store.drop(thing.id);
  await show();
}

// Only the server can open it, and only for who wrote it. Returns whether it did.
async function repair(thing, part) {
  const signed = await sender.sign(settings.sign);
  if (!signed.token) return false;
  const answer = await sender.post(settings.reopen, part, signed.token).catch(() => ({}));
  if (answer.status !== 200) return false;
  document.dispatchEvent(new CustomEvent("kentongan:repair", { detail: { thing, part, fields: answer.said.fields } }));
  return true;
}

// The same number again, with other words: what is enclosed still belongs to it, and more may come to it.
export async function replace(thing, part, [parcel, ...more]) {
  const who = await store.kept("who");
  if (!who) throw new Unknown();
  const last = Math.max(...(await store.partsOf(thing.id)).map(({ order }) => order));
  const parts = [await partOf(who, thing, parcel, part)];
  for (const [at, one] of more.entries()) parts.push(await partOf(who, thing, one, { number: newNumber(), order: last + 1 + at }));
  await store.add({ ...thing, state: "waiting", words: "" }, parts);
  await show();
  send();
}

export async function show() {
  const things = await store.things();
  const who = await store.kept("who");
  const waiting = things.filter((thing) => ["waiting", "sending", "wrong"].includes(thing.state)).length;
  list.replaceChildren(...(await Promise.all(things.slice(0, 100).map((thing) => row(thing, who?.member)))));
  none.hidden = things.length > 0;
  now.hidden = !things.some((thing) => thing.state === "waiting");
  count.hidden = waiting === 0;
  count.textContent = waiting || "";
}

export function start() {
  now.addEventListener("click", send);
  new BroadcastChannel("kentongan").addEventListener("message", ({ data }) => {
    if (data === "changed") show();
  });
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  setInterval(() => {
    if (!count.hidden) send();
  }, AGAIN);
  store.tidy(Date.now()).then(show);
  return send();
}
