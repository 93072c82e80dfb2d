// The form of a report. It works without this script as any form does; with it, it works without a network too. Where the phone
// can keep nothing (plain http, no key ring, no room) it is again the ordinary form.
import * as draft from "./draft.js";
import { Unknown, put, replace, trouble } from "./outbox.js";
import { Enclosures } from "./photos.js";
import { Place } from "./place.js";
import { newNumber } from "./seal.js";
import { prepare } from "./voice.js";
import { fill as filled, said } from "./words.js";

const VOICE_ONLY = "Laporan suara; dengarkan rekamannya."; // goes into the report, whatever the language of the page
const MOST = 10000;
const form = document.querySelector("[data-report]");
const error = form.querySelector("[data-error]");
const hint = form.querySelector("[data-repairing]");
const record = form.querySelector("[data-voice]");
const enclosures = new Enclosures(form.querySelector("[data-enclosures]"), form.querySelector("[data-enclosed]"));
const place = new Place(form);
let mending = null; // {thing, part, aside}: what is being corrected, and what was being written before
let keepsNothing = false;

const isExtra = ({ name }) => name.startsWith("extra-");

// Answers to the city's own questions, by their codes.
const answers = () => {
  const given = [...form.elements].filter((field) => isExtra(field) && field.value);
  return Object.fromEntries(given.map(({ name, value }) => [name.slice(6), value]));
};

const fieldsOf = () => {
  const { text, category, region, spot, occurred_at: when, informant } = Object.fromEntries(new FormData(form));
  const occurred = when ? new Date(when).getTime() : Date.now();
  const where = { lat: place.lat.value, lng: place.lng.value };
  const more = { extra: JSON.stringify(answers()), settled: form.elements.settled_below.checked ? "1" : "" };
  const told = { text: text.trim(), category: category ?? "", region, spot, informant, occurred: String(occurred) };
  const fields = { ...told, ...where, ...more };
  if (!fields.text && enclosures.files.some((one) => one.role === "voice")) fields.text = VOICE_ONLY;
  return fields;
};

function refused(fields) {
  if (!fields.text) return said.empty;
  const open = [...form.elements].find((field) => isExtra(field) && field.required && !field.value);
  if (open) return filled(said.unanswered, { question: open.labels[0].textContent });
  return Number(fields.occurred) > Date.now() + 60000 ? said.future : "";
}

// A file goes as a parcel of its own after the words: on a bad line the words are there long before the photos.
function parcels(fields, number) {
  const files = enclosures.files.map(({ role, file, camera }) => ({
    kind: "file",
    fields: { report: number, role, lat: camera.lat ?? "", lng: camera.lng ?? "", taken: camera.taken ?? "" },
    file,
  }));
  return [{ kind: "report", fields }, ...files];
}

async function submit(event) {
  event.preventDefault();
  const fields = fieldsOf();
  error.textContent = refused(fields);
  if (error.textContent) return form.elements.text.focus();
  const send = form.querySelector("[type=submit]");
  send.disabled = true;
  try {
    const number = form.elements.id.value;
    if (mending) await replace(mending.thing, mending.part, parcels(fields, mending.thing.id));
    else await put("report", parcels(fields, number), { words: fields.text, number });
    await clear();
    location.hash = "keluar";
  } catch (problem) {
    if (goesAsForm(problem)) return sendAsForm();
    error.textContent = trouble(problem);
  }
  send.disabled = false;
}

// Who is not logged in would lose the words at the door; an ordinary form cannot carry a voice note.
const goesAsForm = (problem) =>
  navigator.onLine && !mending && (keepsNothing || !(problem instanceof Unknown)) && enclosures.files.every(({ role }) => role === "photo");

function sendAsForm() {
  const photos = new DataTransfer();
  for (const { file } of enclosures.files) photos.items.add(file);
  form.elements.photos.files = photos.files;
  draft.forget();
  form.submit();
}

async function clear() {
  const aside = mending?.aside;
  form.reset();
  form.elements.id.value = newNumber();
  mending = null;
  hint.hidden = true;
  enclosures.clear();
  place.clear((await self.kentongan.store.kept("who"))?.village);
  draft.forget();
  if (aside) {
    show(aside.values);
    enclosures.putBack(aside.files);
    draft.keep(form);
  }
}

function show(values) {
  draft.putInto(form, values);
  place.show(values);
}

// As <input type="datetime-local"> writes a moment: by the phone's own clock.
function asLocal(milliseconds) {
  const moment = new Date(Number(milliseconds));
  return new Date(moment - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function extrasOf(told) {
  const given = Object.entries(JSON.parse(told || "{}"));
  return Object.fromEntries(given.map(([code, value]) => [`extra-${code}`, value]));
}

function repair({ detail: { thing, part, fields } }) {
  const aside = mending?.aside ?? { values: draft.valuesOf(form), files: enclosures.clear() };
  mending = { thing, part, aside: aside.values.text || aside.files.length ? aside : null };
  form.reset();
  const when = fields.occurred ? asLocal(fields.occurred) : "";
  show({ ...fields, ...extrasOf(fields.extra), occurred_at: when, settled_below: fields.settled ? "on" : "" });
  hint.hidden = false;
  error.textContent = thing.words ?? "";
  location.hash = "lapor";
  form.elements.text.focus();
}

// What another program hands over comes to what stands here already.
export function fill({ text, files }) {
  if (text) addText(text);
  const status = form.querySelector("[data-enclosed]");
  const pictures = files.filter((file) => file.type.startsWith("image/"));
  const sounds = files.filter((file) => file.type.startsWith("audio/"));
  const written = files.filter((file) => file.type === "text/plain");
  const others = files.filter((file) => ![...pictures, ...sounds, ...written].includes(file));
  for (const file of sounds) enclosures.takeVoice(file, file.name);
  for (const file of written) file.text().then(addText);
  status.textContent = [said.shared, ...others.map(({ name }) => filled(said.notShared, { name }))].join(" ");
  if (pictures.length) takePhotos(pictures);
}

function addText(words) {
  const whole = [form.elements.text.value, words].filter(Boolean).join("\n");
  form.elements.text.value = whole.slice(0, MOST);
  if (whole.length > MOST) error.textContent = said.sharedCut;
  draft.keep(form);
}

const takePhotos = (files) =>
  enclosures.takePhotos(files, ({ lat, lng }) => place.has() || place.set(lat, lng, said.photoPlace));

export async function start() {
  form.elements.id.value = newNumber(); // the page may have lain here for weeks
  form.noValidate = true; // a voice note stands for words
  form.addEventListener("submit", submit);
  const photos = form.querySelector("[data-photos]");
  photos.addEventListener("change", async () => {
    const chosen = [...photos.files];
    photos.value = "";
    await takePhotos(chosen);
  });
  const status = form.querySelector("[data-enclosed]");
  prepare(record, record.querySelector("[data-voice-word]"), status, (blob, name) => enclosures.takeVoice(blob, name));
  document.addEventListener("kentongan:repair", repair);
  const values = draft.kept();
  if (values?.text && !form.elements.text.value) show(values);
  for (const happening of ["input", "change"]) form.addEventListener(happening, () => mending || draft.keep(form));
  home((await self.kentongan.store.kept("who").catch(() => null))?.village);
}

// Nobody fills in what the phone knows: the own kelurahan stands there unless another was chosen.
export function home(village) {
  if (village && !form.elements.region.value && !place.chosen) form.elements.region.value = village;
}

// The city has no keys to seal with: what is written goes as an ordinary form, which carries no voice.
export function cannotKeep() {
  keepsNothing = true;
  record.hidden = true;
}
