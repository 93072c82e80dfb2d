// Rows of a form: keeps blank rows back until they are asked for, and helps to fill in offices.
// Without this script every blank row shows, and the button asks the server for more; nothing is lost either way.
import { wordsOf } from "./words.js";

const words = wordsOf("formset");

const typed = (field) => ["text", "textarea"].includes(field.type) && field.value.trim() !== "";
const isBlank = (row) =>
  ![...row.querySelectorAll("input, textarea")].some(typed) && !row.querySelector("[aria-invalid='true'], .field-error");

function watchRows(list) {
  const rows = [...list.querySelectorAll("[data-row]")];
  const add = list.querySelector("[data-add]");
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  list.append(said);

  // One blank row stays in sight, so that there is always somewhere to write.
  const lastFilled = rows.findLastIndex((row) => !isBlank(row));
  for (const row of rows.slice(lastFilled + 2)) row.hidden = true;

  add.addEventListener("click", (event) => {
    const next = rows.find((row) => row.hidden);
    if (!next) return; // all are in use: the server gives more
    event.preventDefault();
    next.hidden = false;
    said.textContent = words.added;
    next.querySelector("input, textarea, select")?.focus();
  });
}

// A datalist completes a whole value only; after a comma the names are offered again with what stands before it.
function watchMany(field) {
  const source = document.getElementById(field.getAttribute("list"));
  if (!source) return;
  const names = [...source.options].map((option) => option.value);
  const own = document.createElement("datalist");
  own.id = `${field.id}-names`;
  field.after(own);
  field.setAttribute("list", own.id);
  const offer = () => {
    const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
    const chosen = before.split(",").map((name) => name.trim());
    own.replaceChildren(
      ...names
        .filter((name) => !chosen.includes(name))
        .map((name) => {
          const option = document.createElement("option");
          option.value = before ? `${before} ${name}` : name;
          return option;
        }),
    );
  };
  field.addEventListener("focus", offer);
  field.addEventListener("input", offer);
}

// Offices that were told such a thing before: one press puts them into the field.
function watchUsual(button) {
  const field = document.getElementById(button.dataset.fill);
  const line = button.parentElement;
  line.hidden = field.value.trim() !== "";
  field.addEventListener("input", () => (line.hidden = field.value.trim() !== ""));
  button.addEventListener("click", () => {
    field.value = button.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

for (const list of document.querySelectorAll("[data-rows]")) watchRows(list);
for (const button of document.querySelectorAll("[data-fill]")) watchUsual(button);
for (const field of document.querySelectorAll("[data-many]")) watchMany(field);
