// How to put the page among the phone's programs: the browser's own question where it has one, else in words. Not for whoever
// has done so or does not want it.
const NO = "kentongan:install";
const block = document.querySelector("[data-install]");
const now = block.querySelector("[data-install-now]");
const isInstalled = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
let question = null;

function refuse() {
  block.hidden = true;
  localStorage.setItem(NO, "no");
}

function show(how) {
  for (const one of block.querySelectorAll("[data-how]")) one.hidden = one.dataset.how !== how;
  now.hidden = how !== "question";
  block.hidden = false;
}

async function ask() {
  question.prompt();
  const { outcome } = await question.userChoice;
  if (outcome === "accepted") block.hidden = true;
  question = null;
  now.hidden = true;
}

export function start() {
  if (isInstalled || !self.isSecureContext || localStorage.getItem(NO)) return;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    question = event;
    show("question");
  });
  window.addEventListener("appinstalled", () => (block.hidden = true));
  now.addEventListener("click", ask);
  block.querySelector("[data-install-no]").addEventListener("click", refuse);
  if (!matchMedia("(pointer: coarse)").matches) return;
  show("standalone" in navigator ? "apple" : "menu");
}
