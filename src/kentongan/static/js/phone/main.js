// The phone page: four screens in one, a worker that keeps it, and an outbox that empties itself.
import * as install from "./install.js";
import * as outbox from "./outbox.js";
import { settings } from "./pieces.js";
import * as posts from "./posts.js";
import * as questions from "./questions.js";
import * as report from "./report.js";
import * as sharing from "./sharing.js";
import * as tasks from "./tasks.js";
import { said } from "./words.js";

const { store } = self.kentongan;
const SCREENS = ["lapor", "keluar", "tugas", "pos"];
const network = document.querySelector("[data-network]");
const login = document.querySelector("[data-login-needed]");
const told = document.querySelector("[data-told]");
const asked = document.querySelector("[data-asked]");

function turn() {
  const wanted = location.hash.slice(1);
  const now = SCREENS.includes(wanted) ? wanted : "lapor";
  for (const name of SCREENS) document.getElementById(name).hidden = name !== now;
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.hash === `#${now}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (wanted) window.scrollTo(0, 0);
}

function tellNetwork(isThere) {
  network.textContent = isThere ? said.online : said.offline;
  network.classList.toggle("bar-state--off", !isThere);
}

// A store that cannot be read (a private window, a broken disk) leaves the page an ordinary form.
async function remembered(name) {
  return store.kept(name).catch(() => null);
}

async function showLists(count = 0) {
  const lists = await remembered("lists");
  await tasks.show(lists?.tasks ?? []);
  posts.show(lists?.posts ?? []);
  asked.hidden = !(await questions.show(lists?.questions ?? [], count));
}

async function signed({ state, asked: open, offline, words }) {
  tellNetwork(!offline);
  login.hidden = state !== "login";
  told.hidden = !words;
  told.textContent = words;
  if (words) report.cannotKeep();
  if (state === "login") await store.forget("lists");
  await showLists(open);
  report.home((await remembered("who"))?.village);
}

async function start() {
  window.addEventListener("hashchange", turn);
  window.addEventListener("offline", () => tellNetwork(false));
  turn();
  tellNetwork(navigator.onLine);
  new BroadcastChannel("kentongan").addEventListener("message", ({ data }) => data.signed && signed(data.signed));
  install.start();
  await report.start();
  sharing.start();
  await showLists().catch(() => {});
  await outbox.start();
  // After the page stands: on a slow line the worker must not take the line from it.
  const register = () => navigator.serviceWorker?.register(settings.worker, { scope: "/", updateViaCache: "none" });
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
}

start();
