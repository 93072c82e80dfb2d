// The report that is being written, as plain values: kept for this tab alone and only while it is open, for it is not sealed (a
// phone short of memory closes the browser while the camera is open), and put aside while another one is corrected.
const DRAFT = "kentongan:phone-draft";
const PRIVATE = "informant"; // somebody else's name and number are not left lying about

const named = (form) => [...form.elements].filter(({ name, type }) => name && name !== "csrfmiddlewaretoken" && type !== "file");

export function valuesOf(form) {
  const given = named(form).filter(({ type, checked }) => !["radio", "checkbox"].includes(type) || checked);
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
}

export function putInto(form, values) {
  for (const field of named(form)) {
    if (["radio", "checkbox"].includes(field.type)) field.checked = values[field.name] === field.value;
    else if (values[field.name] !== undefined) field.value = values[field.name];
  }
  for (const details of form.querySelectorAll("details"))
    details.open ||= [...details.querySelectorAll("input")].some(({ value }) => value);
}

// The number goes with the words: sent twice by whatever way, they stay one report.
export function keep(form) {
  const values = valuesOf(form);
  delete values[PRIVATE];
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(values));
  } catch {
    // no room: typing must go on undisturbed
  }
}

export const forget = () => sessionStorage.removeItem(DRAFT);

export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT));
  } catch {
    return null;
  }
}
