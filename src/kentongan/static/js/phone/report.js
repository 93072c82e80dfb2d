// The form of a report. It works without this script as any form does; with it, it works without a network too.
import { Unknown, put, replace } from "./outbox.js";
import { Enclosures } from "./photos.js";
import { Place } from "./place.js";
import { newNumber } from "./seal.js";
import { prepare } from "./voice.js";
import { said } from "./words.js";

const DRAFT = "kentongan:phone-draft"; // of this tab alone, and only while it is open: it is not sealed
const form = document.querySelector("[data-report]");
const error = form.querySelector("[data-error]");
const enclosures = new Enclosures(form.querySelector("[data-enclosures]"), form.querySelector("[data-enclosed]"));
const place = new Place(form);
let mending = null;

// Answers to the city's own questions, by their codes.
const answers = () => {
  const given = [...new FormData(form)].filter(([name, value]) => name.startsWith("extra-") && value);
  return Object.fromEntries(given.map(([name, value]) => [name.slice(6), value]));
};

const fieldsOf = () => {
  const { text, category, region, spot, occurred_at: when, informant } = Object.fromEntries(new FormData(form));
  const occurred = when ? new Date(when).getTime() : Date.now();
  const where = { lat: place.lat.value, lng: place.lng.value };
  const more = { extra: JSON.stringify(answers()), settled: form.elements.settled_below.checked ? "1" : "" };
  const told = { text: text.trim(), category: category ?? "", region, spot, informant, occurred: String(occurred) };
  const fields = { ...told, ...where, ...more };
  if (!fields.text && enclosures.files.some((one) => one.role === "voice")) fields.text = said.voiceOnly;
  return fields;
};

function refused(fields) {
  if (!fields.text) return said.empty;
  const open = [...form.elements].find((field) => field.name.startsWith("extra-") && field.required && !field.value);
  if (open) return said.unanswered(open.labels[0].textContent);
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
    if (mending) await replace(mending.thing, mending.part, { kind: "report", fields });
    else await put("report", parcels(fields, number), { words: fields.text, number });
    await clear();
    location.hash = "keluar";
  } catch (problem) {
    error.textContent = problem instanceof Unknown ? said.unknown : said.noStore;
  }
  send.disabled = false;
}

async function clear() {
  form.reset();
  form.elements.id.value = newNumber();
  mending = null;
  enclosures.clear();
  place.clear((await self.kentongan.store.kept("who"))?.village);
  sessionStorage.removeItem(DRAFT);
}

function repair({ detail }) {
  mending = detail;
  for (const name of ["text", "spot", "informant"]) form.elements[name].value = detail.fields[name] ?? "";
  if (detail.fields.category) form.elements.category.value = detail.fields.category;
  place.fill(detail.fields);
  location.hash = "lapor";
  form.elements.text.focus();
}

export function fill({ text, files }) {
  if (text) form.elements.text.value = text.slice(0, 10000);
  const pictures = files.filter((file) => file.type.startsWith("image/"));
  if (pictures.length) takePhotos(pictures);
  for (const file of files.filter((one) => one.type.startsWith("audio/"))) enclosures.takeVoice(file, file.name);
  for (const file of files.filter((one) => one.type === "text/plain")) {
    file.text().then((words) => (form.elements.text.value = words.slice(0, 10000)));
  }
  form.querySelector("[data-enclosed]").textContent = said.shared;
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
  const press = form.querySelector("[data-voice]");
  const status = form.querySelector("[data-enclosed]");
  prepare(press, press.querySelector("[data-voice-word]"), status, (blob, name) => enclosures.takeVoice(blob, name));
  document.addEventListener("kentongan:repair", repair);
  form.elements.text.value ||= sessionStorage.getItem(DRAFT) ?? "";
  form.elements.text.addEventListener("input", () => sessionStorage.setItem(DRAFT, form.elements.text.value));
  home((await self.kentongan.store.kept("who"))?.village);
}

// Nobody fills in what the phone knows: the own kelurahan stands there unless another was chosen.
export function home(village) {
  if (village && !form.elements.region.value && !place.chosen) form.elements.region.value = village;
}
