// Keeps an open page true: asks a tiny address whether anything came, and if so fetches the page again and puts its parts
// marked data-live="name" in place of the old ones. Focus and scroll stay, a part in which somebody types is left alone,
// and one polite line says what came. Slower for whoever is on a phone in the field, saves data or has a poor network.
const holder = document.querySelector("[data-pulse]");
const QUICK = 1500, SLOW = 15000, LONGEST = 60000;
const connection = navigator.connection;
let mark = "", wait = 0, timer;

function pace() {
  const poor = connection?.saveData || ["slow-2g", "2g", "3g"].includes(connection?.effectiveType);
  return poor || holder.dataset.pulsePace === "slow" ? SLOW : QUICK;
}

function signOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ["href", "name"]) {
    const value = element.getAttribute(name);
    if (value) return `${element.localName}[${name}="${CSS.escape(value)}"]`;
  }
  return "";
}

// Somebody typing, or a panel opened, is more than news.
const isBusy = (part) => {
  const field = document.activeElement;
  const typed = [...part.querySelectorAll("input, textarea, select")].some((one) =>
    one.type === "checkbox" || one.type === "radio" ? one.checked !== one.defaultChecked
      : one.localName === "select" ? [...one.options].some((option) => option.selected !== option.defaultSelected) && one.selectedIndex > 0
        : one.value !== one.defaultValue);
  return typed || (part.contains(field) && field.matches("input, textarea, select"));
};

function put(part, fresh) {
  const active = part.contains(document.activeElement) ? signOf(document.activeElement) : "";
  const open = [...part.querySelectorAll("details[open] > summary")].map((one) => one.textContent.trim());
  part.replaceChildren(...fresh.childNodes);
  for (const summary of part.querySelectorAll("details > summary"))
    if (open.includes(summary.textContent.trim())) summary.parentElement.open = true;
  if (active) part.querySelector(active)?.focus({ preventScroll: true });
}

async function refresh() {
  const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [x, y] = [scrollX, scrollY];
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
    if (fresh && !fresh.isEqualNode(part) && !isBusy(part)) put(part, fresh);
  }
  scrollTo(x, y);
  document.dispatchEvent(new CustomEvent("kentongan:changed"));
}

async function ask() {
  clearTimeout(timer);
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(`${holder.dataset.pulse}?sejak=${mark}`, { credentials: "same-origin", redirect: "manual" });
    if (answer.status === 200) {
      const told = await answer.json();
      mark = told.mark;
      await refresh();
      if (told.said) holder.textContent = told.said;
      wait = 0;
    } else if (answer.status === 204) wait = 0;
    else wait = Math.min(LONGEST, (wait || pace()) * 2);
  } catch {
    wait = Math.min(LONGEST, (wait || pace()) * 2); // the network is away; ask less and less
  }
  timer = setTimeout(ask, wait || pace());
}

if (holder) {
  document.addEventListener("visibilitychange", ask);
  document.addEventListener("kentongan:ask", ask); // something was done on this very page
  addEventListener("online", ask);
  mark = holder.dataset.mark ?? "";
  timer = setTimeout(ask, pace());
}
